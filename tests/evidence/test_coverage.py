from __future__ import annotations

from dataclasses import replace

from servanda.evidence.assess import assess
from servanda.kernel.base import Json
from servanda.kernel.facts import Facts, Interval
from servanda.kernel.terms.method import Standard
from servanda.record.entries import Entry
from servanda.record.log import standing
from tests.evidence.saying import FRAME, METHOD, SILENT, at, entry, facts, weigh

ONE_SOURCE = replace(METHOD, standard=Standard(sources=1, grade="B2"))


def look(
    name: str, source: str, first: str, last: str, /, grade: str = "B2", **body: Json
) -> Entry:
    told: dict[str, Json] = {
        "id": name,
        "source": source,
        "grade": grade,
        "period": {"from": f"2031-01-{first}", "to": f"2031-01-{last}"},
    }
    return entry("coverage", **(told | body))


def closed(found: Facts) -> list[Interval]:
    return [c.period for c in found.coverage if c.closes]


def days(first: str, after: str) -> Interval:
    return Interval(at(f"2031-01-{first}"), at(f"2031-01-{after}"))


def test_one_source_closes_where_the_standard_asks_for_one() -> None:
    entries = (look("1", "un-one", "01", "10"),)
    assert closed(facts(*entries, method=ONE_SOURCE)) == [days("01", "11")]
    assert closed(facts(*entries)) == []


def test_two_groups_close_where_their_coverage_overlaps() -> None:
    found = facts(look("1", "un-one", "01", "10"), look("2", "press", "05", "20"))
    assert closed(found) == [days("05", "11")]
    assert [c.id for c in next(c for c in found.coverage if c.closes).claims] == ["1", "2"]
    assert len([c for c in found.coverage if not c.closes]) == 2, "each is shown as said too"


def test_two_sources_of_one_group_close_nothing() -> None:
    assert closed(facts(look("1", "un-one", "01", "10"), look("2", "un-two", "01", "10"))) == []


def test_groups_that_relieve_each_other_close_one_unbroken_stretch() -> None:
    found = facts(
        look("1", "un-one", "01", "20"),
        look("2", "press", "01", "08"),
        look("3", "radio", "09", "20"),
    )
    assert closed(found) == [days("01", "21")]


def test_coverage_below_the_standards_grade_closes_nothing() -> None:
    assert closed(facts(look("1", "un-one", "01", "10", "C3"), method=ONE_SOURCE)) == []


def test_only_the_same_scope_adds_up() -> None:
    found = facts(
        look("1", "un-one", "01", "10", places=["valley"]),
        look("2", "press", "01", "10", places=["hills"]),
    )
    assert closed(found) == []


def test_who_looked_at_more_adds_to_who_looked_at_part_of_it() -> None:
    """A wider look and a narrower one were not added up, though both saw all of the narrower."""
    found = facts(
        look("1", "un-one", "01", "10", places=["valley", "hills"]),
        look("2", "press", "05", "20", places=["valley"]),
    )
    (only,) = [c for c in found.coverage if c.closes]
    assert only.areas == ("valley",)
    assert only.period == days("05", "11")


def test_two_narrow_looks_beside_two_wide_ones_close_under_names_of_their_own() -> None:
    found = facts(
        look("1", "un-one", "01", "10", places=["valley", "hills"]),
        look("2", "press", "01", "10", places=["valley", "hills"]),
        look("3", "press", "20", "21", places=["valley"]),
        look("4", "press", "20", "21", places=["hills"]),
    )
    names = [c.id for c in found.coverage]
    assert len(names) == len(set(names))


def test_an_area_that_is_declared_of_parts_is_looked_at_with_all_of_them() -> None:
    frame = replace(FRAME, parts=(("whole", ("north", "south")),))
    entries = (look("1", "un-one", "01", "10", places=["whole"]),)
    found = assess(standing(entries), ONE_SOURCE, frame).facts
    assert {c.areas for c in found.coverage} == {("north", "south", "whole")}
    told = facts(look("1", "un-one", "01", "10", places=["north"]), method=ONE_SOURCE)
    assert {c.areas for c in told.coverage} == {("north",)}, "and never the other way"


def test_who_was_refused_a_whole_was_refused_its_parts() -> None:
    frame = replace(FRAME, parts=(("whole", ("north", "south")),))
    entries = (
        look("1", "un-one", "01", "10", places=["north"]),
        look("2", "un-two", "04", "05", access="denied", places=["whole"]),
    )
    assert closed(assess(standing(entries), ONE_SOURCE, frame).facts) == [
        days("01", "04"),
        days("06", "11"),
    ]


def test_a_side_never_closes_its_own_acts() -> None:
    assert closed(facts(look("1", "north-army", "01", "10"), method=ONE_SOURCE)) == []
    own = look("1", "north-army", "01", "10", by=["northland", "southland"])
    assert closed(facts(own, method=ONE_SOURCE)) == []


def test_a_side_counts_as_one_group_on_the_acts_of_others() -> None:
    others = look("1", "north-army", "01", "10", by="southland")
    assert closed(facts(others, method=ONE_SOURCE)) == [days("01", "11")]
    assert closed(facts(others)) == []


def test_denied_access_is_taken_from_the_groups_own_coverage() -> None:
    found = facts(
        look("1", "un-one", "01", "10"),
        look("2", "un-two", "04", "05", access="denied"),
        method=ONE_SOURCE,
    )
    assert closed(found) == [days("01", "04"), days("06", "11")]
    assert [c.denied for c in found.coverage].count(True) == 1
    elsewhere = facts(
        look("1", "un-one", "01", "10", places=["valley"]),
        look("2", "un-one", "04", "05", access="denied", places=["hills"]),
        method=ONE_SOURCE,
    )
    assert closed(elsewhere) == [days("01", "11")]


def test_silence_closes_the_term_once_it_has_lasted_as_long_as_the_method_says() -> None:
    method = replace(METHOD, silences=(SILENT,))
    spoken = look("1", "liaison", "01", "02", published="2031-01-02T12:00:00Z")
    start = at("2031-01-02T12:00+00:00")
    (closing,) = (
        c for c in weigh(spoken, method=method, known="2031-01-20").facts.coverage if c.silence
    )
    assert closing.period == Interval(start, at("2031-01-20"))
    assert closing.terms == ("5g",)
    assert closing.closes
    short = weigh(spoken, method=method, known="2031-01-09").facts.coverage
    assert not any(c.silence for c in short)


def test_silence_is_broken_by_the_bodys_next_word() -> None:
    method = replace(METHOD, silences=(SILENT,))
    found = weigh(
        look("1", "liaison", "01", "02", published="2031-01-02T00:00:00Z"),
        look("2", "liaison", "01", "02", published="2031-01-05T00:00:00Z"),
        look("3", "liaison", "01", "02", published="2031-01-15T00:00:00Z"),
        method=method,
        known="2031-01-16",
    ).facts
    assert [c.period for c in found.coverage if c.silence] == [days("05", "15")]


def test_silence_of_a_body_that_never_spoke_closes_nothing() -> None:
    method = replace(METHOD, silences=(SILENT,))
    found = weigh(look("1", "press", "01", "02"), method=method, known="2032-01-01").facts
    assert not any(c.silence for c in found.coverage)


WIDER = (("raid", ("attack",)), ("airstrike", ("attack",)), ("fuel-truck", ("truck",)))
CASES = (("attack", ("airstrike", "raid")),)


def looked_for(**body: Json) -> set[tuple[tuple[str, ...] | None, tuple[str, ...] | None]]:
    frame = replace(FRAME, wider=WIDER, cases=CASES)
    entries = [look(who, who, "01", "10", "B2", **body) for who in ("un-one", "press")]
    found = assess(standing(entries), METHOD, frame).facts
    return {(c.acts, c.kinds) for c in found.coverage if c.closes}


def test_who_looked_for_an_act_looked_for_every_case_of_it() -> None:
    """Two posts watched for attacks, and of a ban on attacks it was told that nobody looked."""
    assert looked_for(acts="attack") == {(("airstrike", "attack", "raid"), None)}
    assert looked_for(kinds=["truck"]) == {(None, ("fuel-truck", "truck"))}
    assert looked_for(acts="raid", kinds="fuel-truck") == {(("raid",), ("fuel-truck",))}


def test_who_looked_for_every_case_of_an_act_looked_for_the_act() -> None:
    """An attack is whatever is an airstrike or a raid; a truck is more than those with fuel."""
    assert looked_for(acts=["raid", "airstrike"]) == {(("airstrike", "attack", "raid"), None)}


def test_who_was_refused_an_act_was_refused_every_case_of_it() -> None:
    frame = replace(FRAME, wider=WIDER, cases=CASES)
    entries = (
        look("1", "un-one", "01", "10", acts="raid"),
        look("2", "un-two", "04", "05", acts="attack", access="denied"),
    )
    found = assess(standing(entries), ONE_SOURCE, frame).facts
    assert closed(found) == [days("01", "04"), days("06", "11")]
