"""Gaza, October 2025: swapping the parties swaps everything, and nobody is described.

A bearer's own word, a group of sources, an exception claimed: each rule applies to either side. So
the case with the two names exchanged everywhere gives the same proofs with the names exchanged.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.kernel.verdicts.proof import InstanceProof, TermProof
from tests.cases.telling import CASES, GAZA, claims, proofs

AS_OF = "2026-02-01T00:00:00+02:00"
_PARTY = re.compile(r"(?<![\w-])(israel|hamas)(?![\w-])")
_OTHER = {"israel": "hamas", "hamas": "israel"}


def swap(text: str) -> str:
    """The text with the two parties' names exchanged; names of sources and kinds stay."""
    return _PARTY.sub(lambda found: _OTHER[found[1]], text)


@dataclass(frozen=True)
class Account:
    """What is concluded, and what each occasion rests on, without any order by name."""

    head: tuple[object, ...]
    groups: frozenset[tuple[str, int, int, frozenset[str]]]
    instances: Mapping[str, tuple[object, ...]]

    @staticmethod
    def of(found: TermProof) -> Account:
        """The account of one term."""
        return Account(
            (found.verdict, found.now, tuple(sorted(found.tally))),
            frozenset((g.why, g.at_least, g.of, frozenset(g.bearers)) for g in found.groups),
            {one.key: occasion(one) for one in found.instances},
        )

    def swapped(self) -> Account:
        """The same of the other party."""
        return Account(
            self.head,
            frozenset(
                (why, least, of, frozenset(swap(bearer) for bearer in bearers))
                for why, least, of, bearers in self.groups
            ),
            {swap(key): told for key, told in self.instances.items()},
        )


def occasion(one: InstanceProof) -> tuple[object, ...]:
    """One occasion: its verdict, outcomes, reasons, times, and what it cites."""
    return (
        one.verdict,
        sorted(o.value for o in one.outcomes),
        sorted(r.value for r in one.reasons),
        one.opened,
        one.due,
        one.decided,
        one.occurrence,
        one.attribution,
        sorted(one.cites),
    )


def test_the_case_with_the_parties_exchanged_gives_the_exchanged_proofs(tmp_path: Path) -> None:
    other = tmp_path / "case"
    shutil.copytree(GAZA, other, ignore=shutil.ignore_patterns("scenarios", "methods"))
    files = [other / "agreement.md", other / "method.md", other / "january-2025.md"]
    for path in [*files, *sorted((other / "record").glob("*.jsonl"))]:
        path.write_text(swap(path.read_text(encoding="utf-8")), encoding="utf-8")
    here = {name: Account.of(found) for name, found in proofs(open_case(GAZA), AS_OF).items()}
    there = {name: Account.of(found) for name, found in proofs(open_case(other), AS_OF).items()}
    assert list(there) == list(here)
    for name, told in here.items():
        assert there[name] == told.swapped(), name


# ------------------------------------------------------------------------ no party is described

# fmt: off
DESCRIBING = frozenset({
    "terrorist", "terrorists", "militant", "militants", "extremist", "extremists", "hardline",
    "regime", "so-called", "brutal", "savage", "barbaric", "cynical", "heinous", "blatant",
    "flagrant", "grave", "deadly", "deadliest", "massacre", "massacres", "martyr", "martyrs",
    "genocide", "genocidal", "aggression", "aggressor", "enemy", "innocent", "fragile",
    "tenuous", "hamas-run", "israeli-backed", "pro-israeli", "pro-palestinian", "notorious",
    "self-proclaimed", "reliable", "unreliable", "credible", "incredible", "biased",
    "unbiased", "trustworthy", "dubious", "propaganda", "occupation", "occupier", "resistance",
    "liberated", "heroic", "hero", "stalling", "dragging", "allegedly", "retaliation",
    "retaliatory", "unprovoked",
})
# fmt: on
"""Words that describe a side, an act or a source."""
RULED = frozenset({"violation", "violations", "violated"})


def texts() -> list[Path]:
    found = [*GAZA.glob("*.md"), *GAZA.glob("methods/*.md"), *GAZA.glob("scenarios/*.md")]
    docs = CASES.parent / "docs"
    found += [*docs.glob("cases/*.md"), *docs.glob("guide/*.md")]
    found += (CASES.parent / "tests" / "cases" / "traps").glob("*.md")
    return sorted(found)


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z][a-z-]*", text.lower()))


def prose(path: Path) -> str:
    """A page without its blocks of the record, whose texts are read apart."""
    return re.sub(r"```claims.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.name)
def test_no_party_actor_or_source_is_described(path: Path) -> None:
    found = words(prose(path)) & DESCRIBING
    assert not found, f"{path.name}: {sorted(found)}"


def test_no_report_on_record_describes_anybody() -> None:
    for name, row in claims(GAZA).items():
        assert not words(str(row["text"])) & DESCRIBING, name


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.name)
def test_the_word_for_a_ruling_is_used_for_a_ruling_alone(path: Path) -> None:
    """No body is empowered to rule in this case, so nothing in it is a violation found."""
    assert not words(prose(path)) & RULED, path.name
