"""The pages docs/errors/P….md: the catalogue's words, an example, and what is told about it.

Each example is a file of `findings/`: an agreement, its method and annexes, and, last, ```told.
`python -m tests.plan.error_pages` writes examples and pages anew; a test holds them equal.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from servanda.kernel.catalogue import CATALOGUE, Entry
from servanda.kernel.render import render_text
from servanda.kernel.source import Diagnostic, Severity
from tests.plan.pairs import blocks, lowered

ROOT: Final = Path(__file__).resolve().parents[2]
PAGES: Final = ROOT / "docs" / "errors"
FINDINGS: Final = Path(__file__).parent / "findings"
_WEIGHT: Final = {
    Severity.ERROR: "",
    Severity.WARNING: "A warning: the rest is judged. ",
    Severity.NOTE: "A note: nothing is wrong. ",
}


def codes() -> list[str]:
    """Every code of the lowering."""
    return sorted(code for code in CATALOGUE if code.startswith("P"))


def example_of(code: str) -> Path:
    """The example of a code. Raises ValueError unless there is exactly one."""
    (found,) = FINDINGS.glob(f"{code}-*.md")
    return found


def told(text: str) -> str:
    """What the lowering of an example tells, as people see it."""
    files = {"agreement.md": text}
    files |= {words[1]: table for words, table in blocks(text, "annex")}
    _, found = lowered(text)
    return "\n\n".join(_shown(finding, files) for finding in found) + "\n"


def _shown(finding: Diagnostic, files: dict[str, str]) -> str:
    return render_text(finding, files[finding.span.file])


def renewed(text: str) -> str:
    """The example with what is told now."""
    start = text.index("```told\n") + len("```told\n")
    return f"{text[:start]}{told(text)}```\n"


def page_of(entry: Entry) -> str:
    """The page of a code."""
    path = example_of(entry.code)
    title, _, example = path.read_text("utf-8").partition("\n")
    place = path.relative_to(ROOT).as_posix()
    return (
        f"# {entry.code}: {entry.title}\n\n{_WEIGHT[entry.severity]}{entry.why}\n\n"
        f"**To mend it:** {entry.mend}\n\n"
        f"## Example: {title.removeprefix('# ')}\n\n"
        f"From [`{place}`](../../{place}); a test runs it.\n\n"
        f"`````markdown\n{example.strip()}\n`````\n"
    )


def used() -> set[str]:
    """The codes that the source of the lowering names."""
    sources = (ROOT / "src" / "servanda" / "kernel" / "plan").rglob("*.py")
    return {code for path in sources for code in re.findall(r'"(P\d{3})"', path.read_text())}


def reset() -> None:
    """Write every example and page anew."""
    for code in codes():
        path = example_of(code)
        path.write_text(renewed(path.read_text("utf-8")), "utf-8")
        (PAGES / f"{code}.md").write_text(page_of(CATALOGUE[code]), "utf-8")


if __name__ == "__main__":
    reset()
