"""What an entry keeps of itself: its hashes, and what was read in it once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.kernel.base import Json, canonical, digest
from servanda.record.entries import Act, Entry, EntryType
from servanda.record.log import standing
from servanda.record.reading import UnreadableError, read_body, read_entry
from servanda.record.store import CHAIN_START, link, link_bytes
from tests.record.rows import CAME_IN, DESK, RELEASE, entry, taken

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
bodies = st.dictionaries(
    words,
    st.recursive(
        st.none() | st.booleans() | st.integers(0, 9) | words,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=5,
)


@given(bodies, st.sampled_from(EntryType), words, st.integers(-(2**62), 2**52))
def test_the_hashes_of_an_entry_are_of_the_whole_canonical_text(
    body: dict[str, Json], kind: EntryType, recorder: str, recorded: int
) -> None:
    made = Entry(3, recorded // 2**10, kind, recorder, body)
    assert made.id == digest(made.to_json())
    assert made.content == digest({"type": kind.value, "recorder": recorder, "body": body})
    assert link(CHAIN_START, made) == link_bytes(CHAIN_START, canonical(made.to_json()))


@pytest.mark.parametrize(
    "change",
    [
        {"type": EntryType.NOTICE},
        {"recorded": CAME_IN + 1},
        {"recorder": "other"},
        {"schema": 2},
        {"body": {"act": "release"}},
    ],
)
def test_whatever_is_changed_in_an_entry_changes_its_hash_and_what_follows_it(
    change: dict[str, object],
) -> None:
    made = entry(1, RELEASE)
    other = replace(made, **change)  # type: ignore[arg-type]
    assert other.id != made.id
    assert link(CHAIN_START, other) != link(CHAIN_START, made)


def test_an_entry_is_read_once_wherever_it_is_placed() -> None:
    (accepted,) = taken(RELEASE).accepted
    found = read_entry(accepted.entry)
    assert read_entry(accepted.entry.at(7)) is found
    (stands,) = standing([accepted.entry.at(1)])
    assert stands.versions[0].assertion is found
    assert found == read_body(EntryType.ACT, accepted.entry.body, accepted.entry.recorder)


def test_an_entry_with_another_body_is_read_anew() -> None:
    made = entry(1, RELEASE)
    read_entry(made)
    other = read_entry(replace(made, body={**made.body, "by": "northland"}))
    assert isinstance(other.content, Act)
    assert other.content.by == ("northland",)
    unreadable = replace(made, body={})
    for _ in range(2):
        with pytest.raises(UnreadableError):
            read_entry(unreadable)


def test_an_entry_of_another_recorder_or_type_is_read_anew() -> None:
    row: dict[str, Json] = {"type": "notice", "by": "southland", "about": "term 1"}
    made = entry(1, row | {"time": "2031-10-12T08:00:00Z"})
    assert read_entry(made).testimony.source == "desk"
    assert read_entry(replace(made, recorder="clerk")).testimony.source == "clerk"
    assert read_entry(replace(made, type=EntryType.WAIVER)).type is EntryType.WAIVER


def test_a_correction_is_read_anew_and_leaves_what_it_corrects_as_it_was_read() -> None:
    first = entry(1, RELEASE | {"id": "r1"})
    before = read_entry(first)
    inner = {**RELEASE, "by": "northland"}
    row: dict[str, Json] = {"type": "correction", "supersedes": "r1", "source": "task-force"}
    second = entry(2, row | {"entry": inner})
    (stands,) = standing([first, second])
    (version,) = stands.versions
    assert isinstance(version.assertion.content, Act)
    assert version.assertion.content.by == ("northland",)
    assert read_entry(first) is before
    assert before != version.assertion


@pytest.mark.parametrize("zone", [None, "Asia/Gaza", "Europe/Berlin"])
def test_what_intake_kept_with_an_entry_is_what_its_own_body_says(zone: str | None) -> None:
    rows = [RELEASE | {"time": day, "id": day} for day in ("2031-10-12", "2031-03-30")]
    desk = replace(DESK, zone=zone)
    accepted = taken(*rows, RELEASE, RELEASE | {"by": "northland"}, desk=desk).accepted
    assert len(accepted) == (2 if zone is None else 4)
    for row in accepted:
        made = row.entry
        assert read_entry(made) == read_body(made.type, made.body, made.recorder)
