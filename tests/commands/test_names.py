"""`servanda names`: what a case knows, so that nobody has to guess how a name is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.faces.cli.main import main

GAZA = Path(__file__).resolve().parents[2] / "agreements" / "gaza-october-2025"


def test_every_name_that_a_report_may_use_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", str(GAZA), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["agreement"]) == ("servanda/names/1", "gaza-october-2025")
    listed = {
        form.removeprefix("term ")
        for sort in told["names"]
        for one in sort["names"]
        for form in (one["name"], *one["forms"])
    }
    names = open_case(GAZA).frame.names
    assert names is not None
    for known in (
        names.acts,
        names.kinds,
        names.places,
        names.points,
        names.lists,
        names.actors,
        names.terms,
    ):
        assert known <= listed, sorted(known - listed)


def test_names_stand_with_what_they_mean_and_where_they_are_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["names", str(GAZA)]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Acts (act, acts)" in said
    assert "hand-over, handed-over: is release or return" in said
    assert "fuel-truck, fuel-trucks: carrying fuel or gas; is truck" in said
    assert "rafah: place “the Rafah crossing”" in said
    assert "us, us-envoy, centcom: one group, of neither side" in said
    assert "entry: where cogat and gaza-media-office count" in said
    assert "term 4b: owed by israel" in said


def test_a_folder_that_is_no_case_has_no_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["names", str(tmp_path)]) == 2
    assert "C102" in capsys.readouterr().err
