"""What a command says is written out whole before it ends, or it does not end as if it were."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

SAMPLE: Final = Path(__file__).resolve().parents[2] / "agreements" / "sample-2031"
WORDS: Final = (sys.executable, "-m", "servanda.faces.cli.main", "judge", str(SAMPLE))
AS_OF: Final = ("--as-of", "2031-04-01")
FULL: Final = Path("/dev/full")


def test_a_long_answer_goes_whole_through_a_pipe(capfd: pytest.CaptureFixture[str]) -> None:
    from servanda.faces.cli.main import main

    code = main([*WORDS[3:], *AS_OF, "--json"])
    whole = capfd.readouterr().out
    done = subprocess.run([*WORDS, *AS_OF, "--json"], capture_output=True, text=True, check=False)
    assert len(whole) > 65_536, "more than a pipe holds"
    assert (done.returncode, done.stdout) == (code, whole)


def test_a_reader_who_leaves_is_not_told_that_nothing_is_breached() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*WORDS, *AS_OF, "--json"], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert done.returncode == 141
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("how", [(), ("--json",)])
def test_an_answer_that_cannot_be_written_is_an_error_and_no_breach(how: tuple[str, ...]) -> None:
    with FULL.open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*WORDS, *AS_OF, *how], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert "the answer could not be written: No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
