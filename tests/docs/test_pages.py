"""The documentation is whole: nothing without its page or line, no link that leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from servanda.faces.cli.catalogues import all_entries
from servanda.faces.cli.main import COMMANDS
from servanda.kernel.facts import Gap
from servanda.kernel.plan.operators import Duty
from servanda.kernel.verdicts.messages_en import MESSAGES
from servanda.kernel.verdicts.proof import Outcome, Standing, Verdict
from servanda.kernel.verdicts.wording import GAP_KEYS
from tests.docs.examples import ROOT

PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "agreements").rglob("README.md"),
    ]
)
SEMANTICS = (ROOT / "docs/semantics.md").read_text(encoding="utf-8")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^(`{3,}).*?^\1\s*$", re.MULTILINE | re.DOTALL)

HEADINGS = {
    "Deadline": "Deadline",
    "Withdrawal": "Withdrawal",
    "Quota": "Quota",
    "Response": "Response",
    "Ratio": "Ratio",
    "Ban": "Prohibition",
    "Absence": "Absence",
    "Cap": "Cap",
    "Permission": "Permission",
    "Undefined": "Undefined duty",
    "Guarantee": "Guarantee",
}
"""The heading in the semantics for each kind of duty."""


def prose(path: Path) -> str:
    """A page without its blocks, in which brackets are no links."""
    return _FENCE.sub("", path.read_text(encoding="utf-8"))


def anchors(path: Path) -> set[str]:
    """What a page can be linked at: its headings, as pages are rendered."""
    found = set()
    for heading in re.findall(r"^#+ +(.+)$", prose(path), re.MULTILINE):
        plain = re.sub(r"[^\w\- ]", "", heading.lower())
        found.add(plain.strip().replace(" ", "-"))
    return found


def links() -> list[tuple[Path, str]]:
    return [
        (page, target)
        for page in PAGES
        for target in _LINK.findall(prose(page))
        if not re.match(r"[a-z]+:", target)
    ]


@pytest.mark.parametrize(
    ("page", "target"), links(), ids=lambda x: x.name if isinstance(x, Path) else x
)
def test_every_link_leads_somewhere(page: Path, target: str) -> None:
    name, _, anchor = target.partition("#")
    goal = (page.parent / name).resolve() if name else page
    assert goal.exists(), f"{page.relative_to(ROOT)} links to {target}"
    if anchor:
        assert anchor in anchors(goal), f"{target} has no such heading: {sorted(anchors(goal))}"


def test_every_kind_of_duty_has_its_section_with_an_example() -> None:
    assert {duty.__name__ for duty in get_args(Duty)} == set(HEADINGS)
    parts = re.split(r"^### ", SEMANTICS, flags=re.MULTILINE)
    sections = {part.partition("\n")[0]: part for part in parts}
    for heading in HEADINGS.values():
        assert heading in sections, f"docs/semantics.md has no section {heading}"
        if heading not in ("Permission", "Undefined duty"):
            assert "*Example" in sections[heading], f"{heading} has no worked example"


@pytest.mark.parametrize("gap", list(Gap), ids=lambda gap: gap.value)
def test_every_reason_has_its_line_with_the_words_people_read(gap: Gap) -> None:
    rows = [line for line in SEMANTICS.splitlines() if line.startswith(f"| `{gap.value}` |")]
    assert len(rows) == 1
    assert rows[0].endswith(f"| {MESSAGES[GAP_KEYS[gap]]} |")


def test_every_outcome_verdict_and_standing_is_explained() -> None:
    missing = [o.value for o in Outcome if f"| {o.value} |" not in SEMANTICS]
    missing += [
        v.value for v in Verdict if v is not Verdict.NONE and f"**{v.value}**" not in SEMANTICS
    ]
    text = " ".join(SEMANTICS.split())
    missing += [s.value for s in Standing if s.value.partition(",")[0] not in text]
    assert not missing


def test_every_duty_is_shown_by_a_golden_page_that_the_semantics_names() -> None:
    named = set(re.findall(r"\(\.\./tests/golden/explain/([a-z-]+\.md)\)", SEMANTICS))
    there = {path.name for path in (ROOT / "tests/golden/explain").glob("*.md")}
    assert named == there


@pytest.mark.parametrize("code", sorted(all_entries()))
def test_every_code_has_its_page(code: str) -> None:
    page = ROOT / "docs" / "errors" / f"{code}.md"
    assert page.exists()
    assert code in page.read_text(encoding="utf-8")


def test_every_page_of_a_code_is_of_a_code() -> None:
    pages = {path.stem for path in (ROOT / "docs/errors").glob("*.md")} - {"README"}
    assert pages == set(all_entries())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_page_with_its_exit_codes(name: str) -> None:
    text = (ROOT / "docs" / "commands" / f"{name}.md").read_text(encoding="utf-8")
    assert "| exit |" in text


@pytest.mark.parametrize(
    "word", ["term", "method", "verdict", "standing", "world", "instance", "proof", "coverage"]
)
def test_the_words_of_the_field_stand_in_the_glossary(word: str) -> None:
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    assert re.search(rf"\*\*[^*]*\b{word}\b[^*]*\*\*", text)
