from __future__ import annotations

import subprocess
import sys
from typing import Final

import pytest

from servanda import __version__
from servanda.faces.cli.main import COMMANDS, main
from tests.house.help_pages import BLOCK, PAGES, WIDTH, commands, help_of

HEAVY: Final = (
    "asyncio",
    "hypothesis",
    "numpy",
    "rich",
    "servanda.case",
    "servanda.evidence",
    "servanda.kernel.plan",
    "servanda.kernel.terms",
    "servanda.kernel.verdicts",
    "servanda.stores",
    "shapely",
    "sqlite3",
    "tzdata",
    "zoneinfo",
)
"""What `servanda --help` does not wait for."""


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from servanda.faces.cli.main import build_parser\n"
        "build_parser().format_help()\n"
        "print('\\n'.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert "servanda.faces.cli.record" in done.stdout.splitlines()
    assert sorted(set(HEAVY) & set(done.stdout.splitlines())) == []


def test_every_command_is_there() -> None:
    assert set(commands()) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_page_with_its_help_as_it_is(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", WIDTH)
    page = PAGES / f"{name}.md"
    assert page.exists(), f"write docs/commands/{name}.md with an empty ```help block; make docs"
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    assert blocks == [help_of(commands()[name])], "run `make docs`"


def test_every_page_is_of_a_command() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_answers_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert f"servanda {name}" in capsys.readouterr().out


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"servanda {__version__}\n"


@pytest.mark.parametrize("words", [[], ["jugde"], ["record"], ["record", "ad"], ["--nothing"]])
def test_a_command_line_that_is_none_exits_two_with_the_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("usage: servanda")


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = [sys.executable, "-m", "servanda.faces.cli.main", "new", "--help"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()
