"""The pages docs/errors/T….md and M….md: the catalogue's words and the golden file's example.

`python -m tests.terms.error_pages` writes them anew; a test holds them to what they are made of.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from servanda.kernel.catalogue import CATALOGUE, Entry
from servanda.kernel.source import Severity

ROOT: Final = Path(__file__).resolve().parents[2]
PAGES: Final = ROOT / "docs" / "errors"
GOLDEN: Final = ROOT / "tests" / "golden" / "terms" / "bad"
FAMILIES: Final = ("T", "M")
"""The families of codes that the terms front end prints."""


def codes() -> list[str]:
    """Every code of these families."""
    return sorted(code for code in CATALOGUE if code[0] in FAMILIES)


def golden_of(code: str) -> Path:
    """The golden file that is about a code. Raises ValueError unless there is exactly one."""
    found = sorted(GOLDEN.glob(f"{code}-*.md"))
    if len(found) != 1:
        raise ValueError(f"{code} has {len(found)} golden files of its own")
    return found[0]


def page_of(entry: Entry) -> str:
    """The page of a code."""
    golden = golden_of(entry.code)
    title, _, example = golden.read_text(encoding="utf-8").partition("\n")
    weight = "A warning: exit code 0. " if entry.severity is Severity.WARNING else ""
    place = golden.relative_to(ROOT).as_posix()
    return (
        f"# {entry.code}: {entry.title}\n\n{weight}{entry.why}\n\n**To mend it:** {entry.mend}\n\n"
        f"## Example: {title.removeprefix('# ')}\n\n"
        f"From [`{place}`](../../{place}); a test runs it.\n\n"
        f"`````markdown\n{example.strip()}\n`````\n"
    )


if __name__ == "__main__":
    for code in codes():
        (PAGES / f"{code}.md").write_text(page_of(CATALOGUE[code]), encoding="utf-8")
    sys.stdout.write(f"{len(codes())} pages\n")
