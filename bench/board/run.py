"""What a board costs in CPU seconds: the bundled case, and a large one.

Stage by stage in this process, and as a user has it: the whole command in a fresh one, which looks
for unused objects less often (`servanda.faces.cli.main.entry`).
"""

from __future__ import annotations

import gzip
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

from bench.board.large import lay
from bench.start import of_command
from servanda.case import open_case
from servanda.case.presentation import tracks_of
from servanda.faces.board.drawn import drawn_for
from servanda.faces.board.gather import board_of
from servanda.faces.board.page import Page, page_of
from servanda.faces.board.tracks import known_tracks
from servanda.faces.picture import take
from servanda.faces.words.words import words_of
from servanda.kernel.base import from_datetime

ROOT = Path(__file__).resolve().parents[2]
REPORTS = 100_000


def stages(path: Path, as_of: datetime) -> dict[str, int | float]:
    """CPU seconds of each stage, and the size of the page."""
    marks = [process_time()]
    case = open_case(path)
    marks.append(process_time())
    picture = take(case, from_datetime(as_of))
    marks.append(process_time())
    board = board_of(picture, tracks_of(case, known_tracks()))
    marks.append(process_time())
    words = words_of(case, "en")
    drawings = drawn_for(picture, board, words)
    marks.append(process_time())
    page = replace(
        Page(board, words, str(path)).linking(),
        drawings=drawings.tracks,
        by_term=drawings.terms,
        timelines=drawings.timelines,
    )
    text = page_of(page, drawings.definitions).encode()
    marks.append(process_time())
    names = ("open", "judge", "gather", "draw", "page")
    spans = zip(names, marks[:-1], marks[1:], strict=True)
    found: dict[str, int | float] = {
        f"{name}_cpu_s": round(end - start, 2) for name, start, end in spans
    }
    found["made_from_judged_cpu_s"] = round(marks[-1] - marks[2], 2)
    found["all_cpu_s"] = round(marks[-1] - marks[0], 2)
    found["command_cpu_s"] = _command(path, as_of)
    return found | {"bytes": len(text), "compressed_bytes": len(gzip.compress(text, 9))}


def _command(path: Path, as_of: datetime) -> float:
    """The least of three runs of the whole command, from opening the case to the written file."""
    words = ("board", str(path), "--as-of", as_of.isoformat(), "--html")
    with tempfile.TemporaryDirectory() as folder:
        page = str(Path(folder) / "board.html")
        return round(min(of_command(*words, page) for _ in range(3)), 2)


def boarding() -> dict[str, int | float]:
    """The board of the bundled case as of 1 February 2026, in English."""
    path = ROOT / "agreements" / "gaza-october-2025"
    return stages(path, datetime(2026, 2, 1, 22, tzinfo=UTC))


def boarding_large() -> dict[str, int | float]:
    """The board of a hundred thousand reports and a hundred terms."""
    with tempfile.TemporaryDirectory() as folder:
        path = lay(Path(folder) / "large", REPORTS)
        return stages(path, datetime(2032, 3, 1, tzinfo=UTC))
