"""What stands decides, and nothing else: order of arrival, hash seed and repetition do not."""

from __future__ import annotations

import os
import subprocess
import sys
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.kernel.facts import Truth
from servanda.record.entries import Entry
from tests.evidence.saying import act, entry, facts, incident

SOURCES = ("un-one", "press", "radio", "north-army", "media-office", "blog")
GRADES = ("A1", "B2", "C3", "D4", "E5")

claims = st.builds(
    lambda n, source, grade, stance, by, day, key: act(
        f"e{n}", source, grade, stance=stance, by=by, time=f"2031-01-0{day}", incident=key
    ),
    st.integers(0, 10**6),
    st.sampled_from(SOURCES),
    st.sampled_from(GRADES),
    st.sampled_from(["affirms", "denies"]),
    st.sampled_from([None, "northland", "southland", ["northland", "southland"]]),
    st.integers(1, 4),
    st.sampled_from(["x", "y"]),
)
records = st.lists(claims, min_size=1, max_size=8, unique_by=lambda e: e.key)


@given(records, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_arrival_changes_nothing(record: list[Entry], random: Random) -> None:
    mixed = list(record)
    random.shuffle(mixed)
    assert facts(*record) == facts(*mixed)


@given(records, claims)
@settings(max_examples=300, deadline=None)
def test_new_evidence_never_turns_an_atom_into_its_opposite(
    record: list[Entry], more: Entry
) -> None:
    """DESIGN §5.6: gap to anything, true or false only to disputed."""
    if more.key in {e.key for e in record}:
        return
    before = {i.id: i for i in facts(*record).incidents}
    after = {i.id: i for i in facts(*record, more).incidents}
    opposite = {(Truth.TRUE, Truth.FALSE), (Truth.FALSE, Truth.TRUE)}
    for name, was in before.items():
        now = {p.party: p for p in after[name].parts}
        for part in was.parts:
            if part.party is None:
                continue
            then = now.get(part.party)
            if then is None:  # it was open to everybody, and now another is named
                assert None in {p.party for p in was.parts}
                assert Truth.TRUE not in (part.by_as_duty, part.by_as_ban)
                continue
            for old, new in (
                (part.occurs_as_duty, then.occurs_as_duty),
                (part.occurs_as_ban, then.occurs_as_ban),
                (part.by_as_duty, then.by_as_duty),
                (part.by_as_ban, then.by_as_ban),
            ):
                assert (old, new) not in opposite
                assert not (old in (Truth.TRUE, Truth.FALSE) and new is Truth.GAP)


def test_a_withdrawn_claim_is_not_weighed() -> None:
    told = act("1", "un-one")
    assert len(facts(told).incidents) == 1
    assert facts(told, entry("retraction", source="un-one", of="1")).incidents == ()


def test_the_same_facts_come_out_under_any_hash_seed() -> None:
    program = (
        "from tests.evidence.saying import act, facts\n"
        "print(facts(act('1', 'un-one', place=['b', 'a']),"
        " act('2', 'press', by=['southland', 'militia']),"
        " act('3', 'radio', act='shelling')))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(seen) == 1


def test_a_fact_carries_every_claim_it_rests_on() -> None:
    found = incident(act("1", "un-one"), act("2", "press"), act("3", "blog", stance="denies"))
    assert [(c.id, c.source, c.group) for c in found.claims] == [
        ("1", "un-one", "un"),
        ("2", "press", "press"),
        ("3", "blog", "blog"),
    ]
