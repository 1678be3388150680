"""Scenarios: a bundled case with another record or another word, and what is then concluded.

A page stands in ``agreements/CASE/scenarios``. Its blocks, all optional but the last:

- ``change FILE``  lines ``- old`` and ``+ new``: words of agreement or method, replaced
- ``record``       references of the case's own entries that stand (``*`` for any letters);
                   the others are left out
- ``claims``       rows of the record that the scenario supposes, one JSON object a line
- ``file NAME``    a file beside the agreement, such as another map
- ``console``      commands (``$ servanda …``, in the case's folder), what they print, ``[exit N]``

Without ``record`` and ``claims`` the case's whole record stands. A page of ``tests/cases/traps``
is a small case of its own, written as the golden files are. ``docs/guide/monitor.md`` is one
session in a copy of the Gaza case: its commands follow each other.
``python -m tests.cases.scenarios --reset`` writes what is printed now; read the difference.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from tests.cases.telling import CASES, GAZA
from tests.golden import runner
from tests.golden.runner import Block, Page, read_page, session

COLUMNS = "100"
TRAPS = Path(__file__).parent / "traps"
"""Small cases of their own, each for one trap met in real data."""


GUIDE = CASES.parent / "docs" / "guide" / "monitor.md"


def pages() -> list[Path]:
    """Every scenario, in order."""
    return [*sorted(CASES.glob("*/scenarios/*.md")), *sorted(TRAPS.glob("*.md")), GUIDE]


def name_of(path: Path) -> str:
    """What a page is called."""
    if path.parent == TRAPS:
        return f"traps/{path.name}"
    return "guide/monitor.md" if path == GUIDE else path.relative_to(CASES).as_posix()


def renewed(page: Page) -> str:
    """The page with every console block as it is printed now."""
    if page.path.parent == TRAPS:
        return runner.renewed(page)
    lines = list(page.lines)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "case"
        if page.path == GUIDE:
            shutil.copytree(GAZA, folder, ignore=shutil.ignore_patterns("scenarios"))
            for block in page.blocks:
                if block.label == "file":
                    (folder / block.name).write_text(page.text(block), encoding="utf-8")
        else:
            write_case(page, folder)
        said = [(block, session(page, block, folder)) for block in page.consoles()]
    for block, now in reversed(said):
        lines[block.first : block.last] = now
    return "\n".join(lines)


def write_case(page: Page, folder: Path) -> None:
    """The case that the page supposes, in a folder that is not there yet."""
    case = page.path.parents[1]
    shutil.copytree(case, folder, ignore=shutil.ignore_patterns("scenarios"))
    labels = {block.label for block in page.blocks}
    if labels & {"record", "claims"}:
        rows = [(json.loads(row)["id"], row) for row in _rows(case)]
        asked = list(_kept(page))
        kept = [row for name, row in rows if any(fnmatchcase(name, mark) for mark in asked)]
        for mark in asked:
            assert any(fnmatchcase(name, mark) for name, _ in rows), f"the record has no {mark}"
        supposed = [page.text(block) for block in page.blocks if block.label == "claims"]
        shutil.rmtree(folder / "record")
        (folder / "record").mkdir()
        record = "".join([*(f"{row}\n" for row in kept), *supposed])
        (folder / "record" / "scenario.jsonl").write_text(record, encoding="utf-8")
    for block in page.blocks:
        if block.label == "change":
            _change(folder / block.name, page, block)
        if block.label == "file":
            (folder / block.name).write_text(page.text(block), encoding="utf-8")


def _rows(case: Path) -> Iterator[str]:
    for file in sorted((case / "record").glob("*.jsonl")):
        yield from file.read_text(encoding="utf-8").splitlines()


def _kept(page: Page) -> Iterator[str]:
    for block in page.blocks:
        if block.label == "record":
            yield from page.text(block).split()


def _change(path: Path, page: Page, block: Block) -> None:
    """Each run of ``-`` lines must stand in the file as it is; the ``+`` lines take its place."""
    text = path.read_text(encoding="utf-8")
    old: list[str] = []
    new: list[str] = []
    for line in [*page.lines[block.first : block.last], ""]:
        mark, words = line[:2], line[2:]
        if mark == "- " and not new:
            old.append(words)
        elif mark == "+ ":
            new.append(words)
        else:
            before, after = "\n".join(old), "\n".join(new)
            assert text.count(before) == 1, f"{path.name} holds {before!r} not once"
            text = text.replace(before, after)
            old, new = ([words], []) if mark == "- " else ([], [])
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    os.environ["COLUMNS"] = COLUMNS
    if "--reset" not in sys.argv[1:]:
        sys.exit("python -m tests.cases.scenarios --reset")
    chosen = [word for word in sys.argv[1:] if word != "--reset"]
    for each in pages():
        if chosen and not any(word in name_of(each) for word in chosen):
            continue
        fresh = renewed(read_page(each))
        if fresh != each.read_text(encoding="utf-8"):
            each.write_text(fresh, encoding="utf-8")
            sys.stdout.write(f"{name_of(each)}\n")
