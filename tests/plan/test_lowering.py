"""What holds of every lowering, whatever the agreement."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from servanda.kernel.base import Calendar
from servanda.kernel.facts import Facts
from servanda.kernel.plan.annexes import MAX_ROWS, Annexes, ListRow, read_annexes
from servanda.kernel.plan.lower import PASSES, calendar_rules, lower
from servanda.kernel.plan.lowering.scope import key_of
from servanda.kernel.plan.operators import Plan, TermKey
from servanda.kernel.plan.show import show_plan
from servanda.kernel.source import Severity
from servanda.kernel.terms.check import Checked, check_document
from servanda.kernel.terms.document import read_document
from servanda.kernel.terms.method import Method
from servanda.kernel.terms.method_parser import read_method
from servanda.kernel.verdicts.reference import judge_plan
from tests.plan.pairs import FOLDER, lowered, read, told

ROOT = Path(__file__).resolve().parents[2]
LANGUAGE = ROOT.parent / "shared" / "language"
PAIRS = sorted(FOLDER.glob("*.md"))
needs_language = pytest.mark.skipif(
    not LANGUAGE.is_dir(), reason="needs ../shared/language, the phrasebook"
)
REFUSED = "by 2 days after ceasefire"
NO_METHOD = Method("none", 1, "1 January 2025")


def vocabularies() -> dict[str, str]:
    """The declarations of each agreement in the phrasebook."""
    text = (LANGUAGE / "phrasebook.md").read_text("utf-8")
    _, tail = text.split("## Vocabulary of each agreement")
    found = re.findall(r"^### (.+?)\n```terms\n(.*?)```", tail, re.MULTILINE | re.DOTALL)
    return dict(found)


def sentences(agreement: str) -> list[str]:
    """The blocks of terms that the phrasebook gives for one agreement, but for the refused one."""
    body, _ = (LANGUAGE / "phrasebook.md").read_text("utf-8").split("## Vocabulary")
    blocks = re.findall(
        r"^\*\*\d+\. (.*?)\*\*.*?\n```terms\n(.*?)```", body, re.MULTILINE | re.DOTALL
    )
    return [terms for head, terms in blocks if head.startswith(agreement) and REFUSED not in terms]


def of_phrasebook(agreement: str) -> tuple[Checked, Plan]:
    text = f"{vocabularies()[agreement]}\n{''.join(sentences(agreement))}"
    document, found = read_document(f"## 1\n\n```terms\n{text}```\n", "phrasebook.md")
    assert not found
    checked = check_document(document, None)
    zone = checked.zone or "UTC"
    plan, _ = lower(checked, NO_METHOD, Calendar(zone, ZoneInfo(zone)), Annexes())
    return checked, plan


AGREEMENTS = tuple(vocabularies()) if LANGUAGE.is_dir() else ("Gaza, Oct 2025",)


def written(checked: Checked) -> set[TermKey]:
    return {key_of(t) for t in checked.terms} | {key_of(g) for g in checked.guarantees}


def accounted(plan: Plan) -> set[TermKey]:
    return {term.key for term in plan.terms} | {key for key, _ in plan.unjudged}


@needs_language
@pytest.mark.parametrize("agreement", AGREEMENTS)
def test_every_term_of_the_phrasebook_is_in_the_plan_or_named_as_not_judged(
    agreement: str,
) -> None:
    checked, plan = of_phrasebook(agreement)
    assert written(checked) == accounted(plan)
    assert len(plan.terms) >= 2


@needs_language
@pytest.mark.parametrize("agreement", AGREEMENTS)
def test_every_plan_of_the_phrasebook_can_be_judged(agreement: str) -> None:
    _, plan = of_phrasebook(agreement)
    proofs = judge_plan(plan, Facts(), 2_000_000_000_000_000, NO_METHOD)
    assert [proof.key for proof in proofs] == [term.key for term in plan.terms]


@needs_language
def test_the_sample_is_judged_whole() -> None:
    method, wrong = read_method((LANGUAGE / "sample.method").read_text("utf-8"), "sample.method")
    assert not wrong
    text = (LANGUAGE / "sample.terms").read_text("utf-8")
    document, found = read_document(f"## 1\n\n```terms\n{text}```\n", "sample.md")
    assert not found
    checked = check_document(document, None)
    end_of_day, weeks_start = calendar_rules(checked, method)
    assert (end_of_day, weeks_start) == (True, 6)
    calendar = Calendar("Asia/Gaza", ZoneInfo("Asia/Gaza"), end_of_day)
    plan, told_of = lower(checked, method, calendar, Annexes())
    assert not plan.unjudged
    assert not told_of
    assert len(plan.terms) == len(checked.terms) + len(checked.guarantees) == 14


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_every_plan_beside_an_agreement_can_be_judged(path: Path) -> None:
    text = path.read_text("utf-8")
    plan, _ = lowered(text)
    _, method = read(text)
    proofs = judge_plan(plan, Facts(), 2_000_000_000_000_000, method)
    assert [proof.key for proof in proofs] == [term.key for term in plan.terms]


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_every_term_is_in_the_plan_or_named_as_not_judged(path: Path) -> None:
    checked, _ = read(path.read_text("utf-8"))
    plan, _ = lowered(path.read_text("utf-8"))
    assert written(checked) == accounted(plan)


@pytest.mark.parametrize("seed", ["1", "77"])
def test_the_plan_is_the_same_under_any_hash_seed(seed: str) -> None:
    script = (
        "from tests.plan.pairs import FOLDER, told\n"
        "for path in sorted(FOLDER.glob('*.md')): print(told(path.read_text('utf-8')))"
    )
    printed = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert printed == "".join(told(path.read_text("utf-8")) + "\n" for path in PAIRS)


def test_every_pass_says_what_it_fills_in() -> None:
    assert all(step.__doc__ for step in PASSES)
    assert len({step.__name__ for step in PASSES}) == len(PASSES)


def test_parties_are_treated_alike() -> None:
    """Exchanging the parties' names exchanges them in the plan and changes nothing else."""
    text = (FOLDER / "bans.md").read_text("utf-8")
    swapped = re.sub(r"\b([ab])\b", lambda m: {"a": "b", "b": "a"}[m[1]], text)
    swapped = swapped.replace('party b "Party A"', 'party b "Party B"')
    plan, _ = lowered(text)
    other, _ = lowered(swapped)
    shown = show_plan(replace(plan, parties=()))
    mirrored = re.sub(r"\b([ab])\b", lambda m: {"a": "b", "b": "a"}[m[1]], shown)
    assert show_plan(replace(other, parties=())) == mirrored


def test_a_map_is_no_table_and_is_passed_over() -> None:
    annexes, found = read_annexes({"map": ("map.geojson", '{"type": "FeatureCollection"}')})
    assert (annexes, found) == (Annexes(), [])


def test_a_table_may_name_its_columns_in_any_order_and_have_more() -> None:
    text = "note,count,category,list\nfirst,3,woman,1\n,4,man,1\n,5,man,2\n"
    annexes, found = read_annexes({"lists": ("lists.csv", "\ufeff" + text)})
    assert not found
    assert annexes.rows("lists", "1") == (ListRow("woman", 3), ListRow("man", 4))
    assert annexes.rows("lists", None) == (
        ListRow("woman", 3),
        ListRow("man", 4),
        ListRow("man", 5),
    )
    assert annexes.rows("lists", "9") is None
    assert annexes.rows("other", None) is None


def test_rows_that_do_not_fit_are_told_with_their_line() -> None:
    text = "list,category,count\n1,woman,-3\n1,,4\n1,man\n\n1,man,4\n"
    annexes, found = read_annexes({"lists": ("lists.csv", text)})
    assert [(d.code, d.span.line) for d in found] == [("P104", 2), ("P104", 3), ("P104", 4)]
    assert annexes.rows("lists", "1") == (ListRow("man", 4),)


def test_a_table_beyond_the_limit_is_told_and_cut() -> None:
    text = "area,place\n" + "north,village\n" * (MAX_ROWS + 1)
    annexes, found = read_annexes({"zones": ("zones.csv", text)})
    assert [d.code for d in found] == ["P104"]
    assert annexes.places("zones", "north") == ("village",)


def test_dates_are_days_of_the_calendar_and_clocks_are_instants() -> None:
    text = (FOLDER / "deadlines.md").read_text("utf-8")
    document, _ = read_document(text, "agreement.md")
    checked = check_document(document, None)
    plan, found = lower(checked, NO_METHOD, Calendar("UTC", UTC), Annexes())
    shown = show_plan(plan)
    assert "due 2025-10-10T00:00:00Z to 2025-10-10T23:59:59.999999Z" in shown
    assert "due 2025-10-10T12:00:00Z" in shown
    assert not [d for d in found if d.severity is Severity.ERROR]
