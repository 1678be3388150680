"""A wider and a narrower telling of one incident: nothing counted twice, no answer too many."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from servanda.evidence.assess import assess
from servanda.kernel.base import Json, Range
from servanda.kernel.facts import Facts, Gap, Incident, Truth
from servanda.kernel.plan.operators import (
    BEARER,
    At,
    Ban,
    Deadline,
    Due,
    FromTo,
    Need,
    Pattern,
    Plan,
    Use,
)
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.proof import TermProof, Verdict
from servanda.kernel.verdicts.reference import judge_plan
from servanda.record.entries import Entry
from servanda.record.log import standing
from tests.evidence.saying import FRAME, METHOD, act, at
from tests.oracle import making as m

WIDER = (("living", ("hostage",)), ("child", ("living", "hostage")), ("deceased", ("hostage",)))
KINDS = {"hostage": ("hostage", "living", "child", "deceased"), "living": ("living", "child")}
DUE = at("2031-01-10")


def told(name: str, source: str, kind: str, amount: Json, **body: Any) -> Entry:
    return act(name, source, act="release", kind=kind, amount=amount, **body)


def weighed(*entries: Entry, complete: bool = False) -> Facts:
    method = replace(METHOD, complete=complete)
    return assess(standing(entries), method, replace(FRAME, wider=WIDER)).facts


def seen(found: Facts) -> list[tuple[str, str | None, tuple[Range, ...], list[str]]]:
    return [(i.id, i.kind, i.amount.choices, [c.id for c in i.claims]) for i in found.incidents]


def owed(kind: str, amount: int) -> Plan:
    """At least so many of a kind, released by the north by 10 January."""
    pattern = Pattern(("release",), kinds=KINDS[kind], actors=(BEARER,))
    due = Due(At(DUE, DUE, dated=False))
    term = replace(
        m.term("1", Deadline((Need(pattern, amount, kind),), None, due), bearers=("northland",)),
        extents=(),
    )
    return replace(m.plan(term, parties=("northland", "southland")), wider=WIDER)


def judged(plan: Plan, facts: Facts) -> TermProof:
    as_of = at("2031-01-20")
    method = replace(METHOD, complete=facts.complete)
    proofs = judge_plan(plan, facts, as_of, method)
    assert check_all(plan, facts, method, as_of, proofs) == []
    return proofs[0]


def only(facts: Facts) -> Incident:
    (found,) = facts.incidents
    return found


def test_hostages_and_living_hostages_under_one_key_became_two_incidents() -> None:
    facts = weighed(told("1", "un-one", "hostage", 20), told("2", "press", "living", 20))
    found = only(facts)
    assert (found.id, found.kind) == ("x", "hostage")
    assert found.parts[0].occurs_as_duty is Truth.TRUE, "both say that hostages were released"
    assert found.amount.choices[0].lo == 20
    assert judged(owed("hostage", 20), facts).verdict is Verdict.MET
    living = judged(owed("living", 20), facts)
    assert living.verdict is Verdict.CANNOT_VERIFY, "one source says that they were living"
    assert Gap.KIND_TOO_COARSE in living.instances[0].reasons


def test_what_is_established_more_narrowly_and_no_more_is_told_is_one_incident() -> None:
    facts = weighed(
        told("1", "un-one", "living", 20),
        told("2", "press", "living", 20),
        told("3", "radio", "hostage", 20),
    )
    assert seen(facts) == [("x", "living", (Range(20, 20),), ["1", "2", "3"])]
    assert judged(owed("living", 20), facts).verdict is Verdict.MET
    assert judged(owed("hostage", 20), facts).verdict is Verdict.MET


def test_nobody_was_counted_twice() -> None:
    """25 hostages, 20 of them living, had been read as 45."""
    facts = weighed(
        told("1", "un-one", "hostage", 25),
        told("2", "press", "hostage", 25),
        told("3", "radio", "living", 20),
        told("4", "board", "living", 20),
        complete=True,
    )
    assert seen(facts) == [
        ("x/hostage", "hostage", (Range(5, 5),), ["1", "2"]),
        ("x/living", "living", (Range(20, 20),), ["3", "4"]),
    ]
    assert judged(owed("hostage", 25), facts).verdict is Verdict.MET
    assert judged(owed("hostage", 26), facts).verdict is Verdict.BREACHED
    assert judged(owed("living", 20), facts).verdict is Verdict.MET
    assert judged(owed("living", 25), facts).verdict is Verdict.CANNOT_VERIFY, "they may have been"
    assert judged(owed("living", 26), facts).verdict is Verdict.BREACHED


def test_fewer_in_all_than_of_the_narrower_kind_is_a_dispute() -> None:
    facts = weighed(
        told("1", "un-one", "living", 20),
        told("2", "press", "living", 20),
        told("3", "radio", "hostage", 15),
    )
    assert len(only(facts).amount.choices) == 2
    assert judged(owed("living", 20), facts).verdict is Verdict.CONTESTED


def test_a_denial_of_the_wider_denies_the_narrower_and_not_the_other_way_round() -> None:
    facts = weighed(
        told("1", "un-one", "living", 20),
        told("2", "press", "living", 20),
        told("3", "radio", "hostage", 1, stance="denies", by=None),
    )
    assert only(facts).parts[0].occurs_as_duty is Truth.DISPUTED
    facts = weighed(
        told("1", "un-one", "hostage", 20),
        told("2", "press", "hostage", 20),
        told("3", "radio", "living", 1, stance="denies", by=None),
    )
    assert only(facts).parts[0].occurs_as_duty is Truth.TRUE


def test_the_actors_own_word_makes_nothing_narrower() -> None:
    facts = weighed(
        told("1", "north-army", "living", 20),
        told("2", "north-office", "living", 20),
        told("3", "press", "living", 20),
        told("4", "radio", "hostage", 20),
    )
    assert only(facts).kind == "hostage"
    assert judged(owed("living", 20), facts).verdict is Verdict.CANNOT_VERIFY
    assert judged(owed("hostage", 20), facts).verdict is Verdict.MET


def test_a_chain_of_three_counts_each_thing_once() -> None:
    facts = weighed(
        *(told(f"h{n}", s, "hostage", 10) for n, s in enumerate(("un-one", "press"))),
        *(told(f"l{n}", s, "living", 7) for n, s in enumerate(("un-one", "press"))),
        *(told(f"c{n}", s, "child", 2) for n, s in enumerate(("un-one", "press"))),
        *(told(f"d{n}", s, "deceased", 1) for n, s in enumerate(("un-one", "press"))),
        complete=True,
    )
    assert [(i.kind, i.amount.choices) for i in facts.incidents] == [
        ("child", (Range(2, 2),)),
        ("deceased", (Range(1, 1),)),
        ("hostage", (Range(2, 2),)),
        ("living", (Range(5, 5),)),
    ]
    assert judged(owed("hostage", 10), facts).verdict is Verdict.MET
    assert judged(owed("hostage", 11), facts).verdict is Verdict.BREACHED
    assert judged(owed("living", 7), facts).verdict is Verdict.MET


def test_kinds_that_are_no_case_of_each_other_are_still_told_apart() -> None:
    facts = weighed(told("1", "un-one", "living", 20), told("2", "press", "deceased", 4))
    assert [i.id for i in facts.incidents] == ["x/deceased", "x/living"]


def test_a_ban_knows_one_act_where_a_wider_and_a_narrower_word_tell_of_it() -> None:
    facts = weighed(told("1", "un-one", "hostage", 3), told("2", "press", "child", 3))
    pattern = Pattern(("release",), kinds=KINDS["hostage"], actors=(BEARER,), use=Use.BAN)
    start = FromTo(At(at("2031-01-01"), at("2031-01-01"), dated=False), None)
    term = replace(m.term("1", Ban(pattern), bearers=("northland",)), extents=(start,))
    plan = replace(m.plan(term, parties=("northland", "southland")), wider=WIDER)
    proof = judged(plan, facts)
    assert [i.key for i in proof.instances if i.verdict is Verdict.BREACHED] == ["x"]


SOURCES = ("un-one", "press", "radio", "board")


@pytest.mark.parametrize(("living", "everyone"), [(1, 1), (1, 2), (2, 3), (0, 2)])
def test_no_answer_that_the_truth_does_not_bear_out(living: int, everyone: int) -> None:
    """By force: sources that all say what is so, in every mixture of words and bounds."""
    words: list[tuple[str, Json] | None] = [
        None,
        ("hostage", everyone),
        ("hostage", {"lo": everyone - 1, "hi": everyone + 1}),
        ("living", {"lo": living, "hi": living + 1}),
    ]
    if living:
        words.append(("living", living))
    plans = {
        (kind, most): owed(kind, most)
        for kind, most in product(("hostage", "living"), (1, 2, 3, 4))
    }
    truth = {"hostage": everyone, "living": living}
    found: set[Verdict] = set()
    for said in product(words, repeat=3):
        spoken = [
            told(str(n), source, *words)
            for n, (source, words) in enumerate(zip(SOURCES, said, strict=False))
            if words is not None
        ]
        facts = weighed(*spoken, complete=True)
        for (kind, amount), plan in plans.items():
            verdict = judge_plan(plan, facts, at("2031-01-20"), METHOD)[0].verdict
            found.add(verdict)
            if truth[kind] < amount:
                assert verdict is not Verdict.MET, (said, kind, amount)
            elif kind in {words[0] for words in said if words is not None}:
                # of what nobody tells, a record that is declared complete says that it was not
                assert verdict is not Verdict.BREACHED, (said, kind, amount)
    assert {Verdict.MET, Verdict.BREACHED, Verdict.CANNOT_VERIFY} <= found
