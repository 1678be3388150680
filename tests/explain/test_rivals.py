"""Rival counts beside each other: each read as if it alone were right, by one rule for all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.kernel.base import Instant, Range
from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import Plan, Quota, TermKey
from servanda.kernel.terms.method import Method
from servanda.kernel.verdicts.proof import TermProof
from servanda.kernel.verdicts.rivals import Implication, Rival, rival_counts, rival_phrase
from tests.explain.hand import (
    AS_OF,
    PLAN,
    QUOTA,
    SPEAKER,
    GroupProof,
    InstanceProof,
    Outcome,
    Verdict,
    claim,
    count,
    exactly,
    proof_of,
)

METHOD = Method("hand-2031", 1, "1 March 2031")
LOW = count("low", "agency-a", Range(700, 700), claim("11", "ap"))
HIGH = count("high", "agency-a", Range(600, 800), claim("12", "efe"), each_day=True)
ELSEWHERE = count("un", "un", Range(500, 500), claim("13", "un"), point="offloading")
PARTY = count("office", "media-office", Range(90, 90), claim("14", "media-office"))
VAGUE = count("vague", "agency-a", Range(500, None), claim("15", "ap"))
ALL = Facts(counts=(LOW, HIGH, ELSEWHERE, PARTY, VAGUE))
ASKED: list[tuple[str, ...]] = []


def day(key: str, verdict: Verdict, start: str, end: str) -> InstanceProof:
    return InstanceProof(
        key, "northland", (Outcome.DONE,), verdict, opened=exactly(start), due=exactly(end)
    )


def both(verdict: Verdict) -> tuple[InstanceProof, InstanceProof]:
    return (
        day("2031-03-01", verdict, "2031-03-01", "2031-03-02"),
        day("2031-03-02", verdict, "2031-03-02", "2031-03-03"),
    )


def engine(
    plan: Plan, facts: Facts, term: TermKey, ids: tuple[str, ...], as_of: Instant, method: Method
) -> TermProof:
    """What each count implies, written down by hand: 700 over two days of 600 is one short."""
    ASKED.append(ids)
    keys = ("2031-03-01", "2031-03-02")
    group = GroupProof("total", keys, 1, 2, ids, (), ("northland",))
    match ids:
        case ("low",):
            return proof_of(QUOTA, *both(Verdict.CANNOT_VERIFY), groups=(group,))
        case ("high",):
            return proof_of(QUOTA, *both(Verdict.MET))
        case ("office",):
            return proof_of(QUOTA, *both(Verdict.BREACHED))
        case _:
            return proof_of(QUOTA, *both(Verdict.CANNOT_VERIFY))


def rows(plan: Plan = PLAN) -> dict[str, Rival]:
    ASKED.clear()
    found = rival_counts(plan, ALL, METHOD, QUOTA.key, AS_OF, engine)
    return {rival.count.id: rival for rival in found}


def test_each_count_says_what_it_would_imply_alone() -> None:
    table = rows()
    assert (table["low"].implies, table["low"].at_least, table["low"].of) == (
        Implication.SHORT,
        1,
        2,
    )
    assert (table["high"].implies, table["high"].of) == (Implication.NONE_SHORT, 2)
    assert (table["office"].implies, table["office"].at_least) == (Implication.SHORT, 2)
    assert table["vague"].implies is Implication.OPEN


def test_a_count_at_another_point_implies_nothing_without_a_declared_conversion() -> None:
    assert rows()["un"].implies is Implication.OPEN
    assert ("un",) not in ASKED
    table = rows(with_rule(("offloading", 1, None)))
    assert ("un",) in ASKED
    assert table["un"].taken == ("entry", Range(500, None))
    assert "taken at entry as at least 500 trucks" in SPEAKER.sentence(
        rival_phrase(QUOTA, table["un"])
    )


def with_rule(rule: tuple[str, int, int | None]) -> Plan:
    """The plan, with a conversion to the point of the quota's need."""
    assert isinstance(QUOTA.duty, Quota)
    need = replace(QUOTA.duty.needs[0], conversions=(rule,))
    term = replace(QUOTA, duty=replace(QUOTA.duty, needs=(need,)))
    return replace(PLAN, terms=tuple(term if t.key == term.key else t for t in PLAN.terms))


def test_inadmissible_counts_are_shown_with_the_reason() -> None:
    table = rows()
    assert table["low"].admissible
    assert not table["un"].admissible
    assert not table["office"].admissible
    assert SPEAKER.sentence(rival_phrase(QUOTA, table["office"])) == (
        "90 trucks over 1 March 2031 to 2 March 2031, counted by media-office at entry [entry 14]: "
        "if it alone were right, 2 of 2 days fell short; not counted, because the clause "
        "names Agency A as the counter, and not media-office"
    )
    assert SPEAKER.sentence(rival_phrase(QUOTA, table["low"])).endswith(
        "if it alone were right, at least 1 of 2 days fell short"
    )


def test_all_counts_are_shown_whoever_made_them_in_one_order() -> None:
    assert list(rows()) == ["high", "low", "vague", "office", "un"]


def test_a_count_of_a_time_that_has_not_come_is_not_shown() -> None:
    early = rival_counts(PLAN, ALL, METHOD, QUOTA.key, exactly("2031-02-01").lo, engine)
    assert early == ()


def test_an_unknown_term_is_refused() -> None:
    with pytest.raises(KeyError):
        rival_counts(PLAN, ALL, METHOD, TermKey("99"), AS_OF, engine)
