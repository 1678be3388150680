"""What `servanda coverage` counts: a term is to be seen for as long as it binds, and no longer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from servanda.faces.cli.main import main

DAY = 24 * 60 * 60 * 1_000_000


def looked(capsys: pytest.CaptureFixture[str], as_of: str) -> dict[tuple[str, str], Any]:
    capsys.readouterr()
    assert main(["coverage", ".", "--as-of", as_of, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["terms"]
    return {(one["term"], one["bearer"]): one for one in found}


def test_a_term_that_has_ended_is_to_be_seen_until_its_end_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Long after a term had ended its time went on being counted as looked at by nobody."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "."]) == 0
    text = Path("agreement.md").read_text()
    text = text.replace("From the beginning,", "From the beginning until 4 March 2031,")
    text = text.replace("shell from beginning", "shell from beginning until 4 March 2031")
    text = text.replace("day from beginning", "day from beginning until 4 March 2031")
    Path("agreement.md").write_text(text)
    rows = [
        {
            "type": "coverage",
            "recorded": "2031-03-20T00:00:00Z",
            "id": f"seen-{source}",
            "source": source,
            "grade": "B2",
            "zone": "UTC",
            "period": {"from": "2031-03-03", "to": "2031-03-19"},
        }
        for source in ("press-a", "press-b")
    ]
    Path("record/reports.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n")

    early, late = looked(capsys, "2031-03-02"), looked(capsys, "2031-03-19")
    ban, days = 4 * DAY - DAY // 3, 3 * DAY  # from 1 March at 08:00; from the first whole day
    for key, total in (
        (("3", "northland"), ban),
        (("3", "southland"), ban),
        (("4", "northland"), days),
    ):
        assert early[key]["to"] == "2031-03-03T00:00:00Z", "still in force: until the horizon"
        ended = late[key]
        assert ended["to"] == "2031-03-05T00:00:00Z"
        assert ended["total"] == total
        assert ended["looked"] == ended["closed"] == 2 * DAY
        assert ended["nobody"] == total - 2 * DAY
    assert late["5", "southland"]["to"] == "2031-03-20T00:00:00Z", "it may be performed late"
