from __future__ import annotations

import random

import pytest

from servanda.kernel.base import Json, Range
from servanda.record.entries import Act, Entry
from servanda.record.log import (
    Standing,
    State,
    Unheard,
    as_known_at,
    standing,
    unplaced,
)
from tests.record.rows import RELEASE, at, entry

R1 = RELEASE | {"id": "r1", "amount": 20}


def correct(
    of: str, amount: int, ref: str | None = None, source: str = "task-force"
) -> dict[str, Json]:
    """A correction of the amount."""
    inner = {k: v for k, v in R1.items() if k != "id"} | {"amount": amount}
    row: dict[str, Json] = {"type": "correction", "supersedes": of, "entry": inner}
    return row | {"source": source} | ({} if ref is None else {"id": ref})


def retract(of: str, ref: str | None = None, source: str = "task-force") -> dict[str, Json]:
    """A retraction."""
    row: dict[str, Json] = {"type": "retraction", "of": of, "source": source}
    return row | ({} if ref is None else {"id": ref})


def log(*rows: dict[str, Json]) -> list[Entry]:
    """Entries recorded by the desk."""
    return [entry(seq, row) for seq, row in enumerate(rows, start=1)]


def only(entries: list[Entry]) -> Standing:
    """The one assertion of a record."""
    (stands,) = standing(entries)
    return stands


def amounts(stands: Standing) -> list[Json]:
    """The amounts that stand."""
    return [version.body.get("amount") for version in stands.versions]


def fates(stands: Standing) -> list[str]:
    """What became of each change."""
    return [
        c.unheard.value if c.unheard else "undone" if c.undone else "heard" for c in stands.changes
    ]


def test_an_entry_nobody_changed_stands_as_it_was_made() -> None:
    stands = only(log(R1))
    assert (stands.state, amounts(stands), stands.changes) == (State.STANDS, [20], ())


def test_a_correction_stands_instead_under_the_same_reference() -> None:
    stands = only(log(R1, correct("r1", 19)))
    assert (stands.state, amounts(stands), stands.key) == (State.CORRECTED, [19], "r1")
    assert stands.versions[0].body["id"] == "r1"
    assert stands.versions[0].incident == "r1"
    content = stands.versions[0].assertion.content
    assert isinstance(content, Act)
    assert content.amount == Range(19, 19)


def test_a_correction_may_name_the_content_hash() -> None:
    entries = log({k: v for k, v in R1.items() if k != "id"})
    stands = only([*entries, entry(2, correct(entries[0].id, 19))])
    assert amounts(stands) == [19]
    assert stands.versions[0].incident == entries[0].id


def test_a_corrected_claim_stays_in_its_incident() -> None:
    stands = only(log(R1 | {"incident": "i7"}, correct("r1", 19)))
    assert stands.versions[0].incident == "i7"


def test_correcting_back_gives_the_original_content() -> None:
    entries = log(R1, correct("r1", 19, "c1"), correct("c1", 20))
    stands = only(entries)
    assert stands.versions[0].body == entries[0].body
    assert stands.versions[0].assertion == standing(entries[:1])[0].versions[0].assertion


def test_a_retraction_withdraws() -> None:
    stands = only(log(R1, retract("r1")))
    assert (stands.state, stands.versions) == (State.WITHDRAWN, ())


def test_retracting_a_correction_restores_what_was_corrected() -> None:
    stands = only(log(R1, correct("r1", 19, "c1"), retract("c1")))
    assert (stands.state, amounts(stands)) == (State.STANDS, [20])
    assert fates(stands) == ["undone", "heard"]


def test_retracting_a_retraction_restores_what_was_withdrawn() -> None:
    stands = only(log(R1, retract("r1", "x1"), retract("x1")))
    assert (stands.state, amounts(stands)) == (State.STANDS, [20])


def test_a_retraction_withdraws_every_correction_of_the_same_report() -> None:
    stands = only(log(R1, correct("r1", 19, "c1"), correct("c1", 18), retract("r1")))
    assert stands.state is State.WITHDRAWN


def test_two_corrections_of_one_entry_are_a_shown_dispute_in_which_both_stand() -> None:
    stands = only(log(R1, correct("r1", 19), correct("r1", 21)))
    assert (stands.state, amounts(stands)) == (State.DISPUTED, [19, 21])
    assert fates(stands) == ["heard", "heard"]


def test_two_corrections_that_say_the_same_are_no_dispute() -> None:
    entries = [*log(R1, correct("r1", 19)), entry(3, correct("r1", 19), recorder="night-desk")]
    assert only(entries).state is State.CORRECTED


def test_retracting_one_of_two_corrections_settles_the_dispute() -> None:
    stands = only(log(R1, correct("r1", 19, "c1"), correct("r1", 21), retract("c1")))
    assert (stands.state, amounts(stands)) == (State.CORRECTED, [21])


@pytest.mark.parametrize(
    "change", [correct("r1", 0, source="southland"), retract("r1", source="southland")]
)
def test_neither_source_nor_recorder_is_kept_and_shown_and_not_heard(
    change: dict[str, Json],
) -> None:
    entries = [*log(R1), entry(2, change, recorder="southland-office")]
    stands = only(entries)
    assert (stands.state, amounts(stands)) == (State.STANDS, [20])
    assert stands.changes[0].entry == entries[1]
    assert stands.changes[0].unheard is Unheard.NOT_ENTITLED


def test_the_source_is_heard_through_any_recorder_and_the_recorder_in_its_own_name() -> None:
    through = [*log(R1), entry(2, correct("r1", 19), recorder="night-desk")]
    nameless = {k: v for k, v in correct("r1", 19).items() if k != "source"}
    assert amounts(only(through)) == amounts(only(log(R1, nameless))) == [19]


def test_another_source_is_not_heard_though_the_same_desk_typed_it_in() -> None:
    denied = log(R1, retract("r1", source="southland"))
    assert (only(denied).state, amounts(only(denied))) == (State.STANDS, [20])


def test_what_was_not_heard_cannot_be_used_to_be_heard() -> None:
    foreign = entry(2, correct("r1", 0, "c1", source="southland"), recorder="southland-office")
    after = entry(3, correct("c1", 1, source="southland"), recorder="southland-office")
    stands = only([*log(R1), foreign, after])
    assert (stands.state, amounts(stands)) == (State.STANDS, [20])


def test_a_change_that_names_nothing_is_shown_apart() -> None:
    entries = log(R1, retract("r2"), correct("r3", 1, "c1"), retract("c1"))
    assert [(c.entry.seq, c.unheard) for c in unplaced(entries)] == [
        (2, Unheard.NOTHING),
        (3, Unheard.NOTHING),
        (4, Unheard.FOLLOWS),
    ]
    assert only(entries).state is State.STANDS


def test_changes_that_name_each_other_in_a_circle_change_nothing() -> None:
    entries = log(R1, retract("b", "a"), retract("a", "b"), retract("self", "self"))
    assert [c.unheard for c in unplaced(entries)] == [Unheard.CIRCLE] * 3
    assert only(entries).state is State.STANDS


def test_a_retraction_cannot_be_corrected() -> None:
    stands = only(log(R1, retract("r1", "x1"), correct("x1", 19)))
    assert stands.state is State.WITHDRAWN
    assert stands.changes[1].unheard is Unheard.OF_RETRACTION


def test_very_long_chains_of_corrections_are_followed_to_the_end() -> None:
    chain = [correct("r1" if n == 1 else f"c{n - 1}", n, f"c{n}") for n in range(1, 3_001)]
    assert amounts(only(log(R1, *chain))) == [3_000]


def test_the_record_as_known_at_a_position_or_a_time_is_its_beginning() -> None:
    entries = log(R1, correct("r1", 19, "c1"), retract("r1"))
    assert [only(list(as_known_at(entries, position=n))).state for n in (1, 2, 3)] == [
        State.STANDS,
        State.CORRECTED,
        State.WITHDRAWN,
    ]
    assert as_known_at(entries, position=0) == ()
    assert as_known_at(entries, instant=at("2031-10-12T08:30:00Z")) == tuple(entries[:2])
    assert as_known_at(entries, instant=entries[0].recorded - 1) == ()


def test_what_stands_does_not_depend_on_the_order_in_which_entries_arrived(
    seed: int, full: bool
) -> None:
    rng = random.Random(seed)
    differed = 0
    for _ in range(3_000 if full else 300):
        rows: list[tuple[dict[str, Json], str]] = [(R1, "desk")]
        for n in range(rng.randint(2, 6)):
            of = rng.choice(["r1", *(f"x{m}" for m in range(n + 2))])
            who = rng.choice(["task-force", "southland"])
            make = correct(of, n, f"x{n}", who) if rng.random() < 0.5 else retract(of, f"x{n}", who)
            rows.append((make, rng.choice(["desk", "elsewhere"])))
        entries = [entry(seq, row, who) for seq, (row, who) in enumerate(rows, start=1)]
        shuffled = rng.sample(entries, len(entries))
        one, other = only(entries), only(shuffled)
        differed += one.state is not State.STANDS
        assert one.state is other.state
        assert sorted(map(str, amounts(one))) == sorted(map(str, amounts(other)))
        placed = {c.entry.id for c in one.changes} | {c.entry.id for c in unplaced(entries)}
        assert len(placed) == len(entries) - 1, "every change is shown, once"
    assert differed > 50


def test_a_thousand_unrelated_entries_stand_each_for_itself() -> None:
    entries = log(*[RELEASE | {"amount": n} for n in range(1, 1_001)])
    stands = standing(entries)
    assert [s.root.seq for s in stands] == list(range(1, 1_001))
    assert all(s.state is State.STANDS for s in stands)
