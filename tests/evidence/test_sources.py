"""Who is independent of whom: a slip of the pen makes no second witness, a clear name does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.evidence.assess import assess
from servanda.evidence.likeness import alike, clusters
from servanda.evidence.names import Names
from servanda.kernel.facts import Incident, Truth
from servanda.kernel.terms.method import Group
from servanda.record.entries import Entry
from servanda.record.log import standing
from tests.evidence.saying import FRAME, METHOD, act, entry, incident

NAMES = Names(
    acts=frozenset({"airstrike"}),
    kinds=frozenset({"truck", "trucks"}),
    places=frozenset({"left-areas"}),
    actors=frozenset({"northland", "southland", "media-office", "task-force"}),
    terms=frozenset({"4b"}),
)


def told(*entries: Entry) -> tuple[list[Incident], list[str]]:
    """The incidents, and what is told of single entries, in a case that knows its names."""
    weighed = assess(standing(entries), METHOD, replace(FRAME, names=NAMES))
    return list(weighed.facts.incidents), [f"{n.entry}: {n.text}" for n in weighed.notes]


def test_a_misspelt_source_is_no_second_witness_of_what_the_first_said() -> None:
    found = incident(act("1", "media-office"), act("2", "media-ofice"))
    assert found.parts[0].occurs_as_ban is Truth.GAP
    assert {claim.group for claim in found.claims} == {"southland"}


def test_a_source_that_the_method_lists_is_taken_at_its_word() -> None:
    listed = replace(METHOD, groups=(*METHOD.groups, Group("media-ofice", None, ())))
    found = incident(act("1", "media-office"), act("2", "media-ofice"), method=listed)
    assert found.parts[0].occurs_as_ban is Truth.TRUE


def test_two_spellings_of_a_source_that_nobody_lists_are_one_witness() -> None:
    found = incident(act("1", "haaretz"), act("2", "haretz"))
    assert found.parts[0].occurs_as_ban is Truth.GAP
    (_, *_), notes = told(act("1", "haaretz"), act("2", "haretz"))
    assert notes == [
        (
            "1: haaretz and haretz may be one source, spelt differently: they count as one until "
            "the method lists each of them"
        )
    ]


def test_a_name_that_is_clearly_another_stays_a_group_of_its_own() -> None:
    assert incident(act("1", "patrol-3"), act("2", "patrol-4")).parts[0].occurs_as_ban is Truth.TRUE


def test_a_misspelt_source_is_told_with_the_name_that_may_be_meant() -> None:
    _, notes = told(act("1", "media-ofice"), act("2", "media-ofice"))
    assert notes == [
        (
            "1: no group, side or body of this case is called media-ofice; did you mean "
            "media-office? The two count as one source until the method lists media-ofice"
        )
    ], "once, however often it spoke"


def test_a_misspelt_actor_is_taken_for_nobody_else() -> None:
    (found,), notes = told(act("1", "press", by="media-ofice"), act("2", "radio", by="nothland"))
    assert [part.party for part in found.parts] == ["media-ofice", "nothland"]
    assert [note.split(":")[0] for note in notes] == ["1", "2"]
    assert notes[1].endswith('did you mean "northland"?')


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("gaza-municipality", "gaza-municipalty"),
        ("haaretz", "haraetz"),
        ("times-of-israel", "timesofisrael"),
        ("red-crescent", "red-crescents"),
    ],
)
def test_one_slip_in_a_long_word_is_a_slip(one: str, two: str) -> None:
    assert alike(one, two)
    assert alike(two, one)
    assert clusters([two, one]) == dict.fromkeys((one, two), min(one, two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("haaretz", "haaretz"),
        ("icrc", "ifrc"),
        ("north-side", "south-side"),
        ("northern-command", "southern-command"),
        ("un2720", "un2721"),
        ("channel-12", "channel-13"),
        ("office-a", "office-b"),
        ("east-patrol-north", "west-patrol-south"),
    ],
)
def test_names_that_differ_in_meaning_are_no_slip(one: str, two: str) -> None:
    assert not alike(one, two)
    assert clusters([one, two]) == {one: one, two: two}


def test_a_place_list_actor_or_term_that_nobody_declares_is_told_and_kept() -> None:
    _, notes = told(
        act("1", "press", place="left-area"),
        act("2", "press", place="tuffah"),
        act("3", "press", list="list-9"),
        entry("coverage", source="press", id="4", period="2031-01-05", acts=["artillary"]),
        entry("coverage", source="press", id="5", period="2031-01-05", terms=["term 4c"]),
        entry(
            "count",
            source="press",
            grade="B2",
            id="5c",
            kind="truck",
            period="2031-01-05",
            amount=4,
            counter="media-ofice",
        ),
        entry(
            "count",
            source="press",
            grade="B2",
            id="5d",
            kind="truck",
            period="2031-01-05",
            amount=4,
        ),
        entry("complaint", by="northland", to="task-force", id="6", about="4d", time="2031-01-06"),
        entry("complaint", by="northland", to="task-force", id="7", about="x", time="2031-01-06"),
    )
    heard = "is heard of, but not known to the agreement: no"
    assert notes == [
        (
            f'1: place "left-area" {heard} area, place or line of this case is called that; '
            'did you mean "left-areas"?'
        ),
        f'2: place "tuffah" {heard} area, place or line of this case is called that',
        f'3: list "list-9" {heard} list of this case is called that',
        f'4: acts "artillary" {heard} act of this case is called that',
        f'5: terms "4c" {heard} term of this case is called that; did you mean "4b"?',
        (
            f'5c: counter "media-ofice" {heard} party, body or listed source of this case is '
            'called that; did you mean "media-office"?'
        ),
        f'6: about "4d" {heard} term of this case is called that; did you mean "4b"?',
    ], "an incident on record is known"


def test_coverage_may_be_told_in_the_plural() -> None:
    frame = replace(FRAME, spelling=replace(FRAME.spelling, kinds={"trucks": "truck"}))
    seen = entry(
        "coverage", source="press", grade="B2", id="1", period="2031-01-05", kinds=["trucks"]
    )
    (found,) = assess(standing([seen]), METHOD, frame).facts.coverage
    assert found.kinds == ("truck",)
