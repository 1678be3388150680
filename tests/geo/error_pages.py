"""The pages docs/errors/G….md: the catalogue's words, a bad map, and what is told of it.

`python -m tests.geo.error_pages` writes them anew; a test holds them to what they are made of.
G112 has no map of its own: two hundred thousand points are no example.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

from servanda.case import open_case
from servanda.faces.cli.say import as_text
from servanda.geo.catalogue import CATALOGUE
from servanda.kernel.source import Diagnostic, Severity

ROOT: Final = Path(__file__).resolve().parents[2]
PAGES: Final = ROOT / "docs" / "errors"
BAD: Final = ROOT / "tests" / "geo" / "bad"
MAPLESS: Final = ("G112",)
"""Codes whose example is made by a test."""
AREAS: Final = {
    "G115": 'line left is annex map-x feature "left".\narea strip is land within 0 km of left.\n',
}
"""What the agreement declares where the fault is in how it uses the map."""
USUAL: Final = 'area left is annex map-x feature "left".\n'


def maps_of(code: str) -> list[Path]:
    """The bad maps of one code; the first is the page's example."""
    return sorted(BAD.glob(f"{code}-*"))


def told(path: Path) -> list[Diagnostic]:
    """Everything that is found wrong with a case whose map is this file."""
    code = path.name[:4]
    file = f"map-x.{path.suffix[1:]}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / file).write_bytes(path.read_bytes())
        (folder / "agreement.md").write_text(agreement(code, file), encoding="utf-8")
        (folder / "method.md").write_text(
            "```method\nmethod of small version 1 dated 1 January 2031.\n```\n", encoding="utf-8"
        )
        case = open_case(folder)
    return [found for found in case.findings if found.code.startswith("G")]


def agreement(code: str, file: str) -> str:
    """The smallest agreement that quotes the map."""
    return (
        "# Small\n\n## 1. Lines\n\nThe area is left, within 0 km of its line.\n\n```terms\n"
        'agreement small "A small agreement".\ncalendar UTC.\n'
        'party northland "Northland".\nparty southland "Southland".\n'
        f'annex map-x "{file}".\n{AREAS.get(code, USUAL)}```\n'
    )


def page_of(code: str) -> str:
    """The page of a code."""
    entry = CATALOGUE[code]
    weight = "A warning. " if entry.severity is Severity.WARNING else ""
    head = f"# {code}: {entry.title}\n\n{weight}{entry.why}\n\n**To mend it:** {entry.mend}\n"
    if code in MAPLESS:
        return head + "\nThe example is made by a test (`tests/geo/test_reading.py`).\n"
    path = maps_of(code)[0]
    language = "json" if path.suffix == ".geojson" else "xml"
    place = path.relative_to(ROOT).as_posix()
    used = AREAS.get(code, USUAL).strip()
    output = "\n\n".join(as_text(found) for found in told(path))
    return (
        f"{head}\n## Example\n\nThe agreement says\n\n```terms\n{used}\n```\n\nand the map "
        f"([`{place}`](../../{place}); a test reads it) is\n\n"
        f"```{language}\n{path.read_text(encoding='utf-8')}```\n\nWhat is told:\n\n"
        f"```text\n{output}\n```\n"
    )


if __name__ == "__main__":
    for each in sorted(CATALOGUE):
        (PAGES / f"{each}.md").write_text(page_of(each), encoding="utf-8")
    sys.stdout.write(f"{len(CATALOGUE)} pages\n")
