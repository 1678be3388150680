from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.kernel.base import Json
from servanda.kernel.facts import LegalAct, Truth
from servanda.kernel.terms.method import Group
from servanda.record.entries import Entry
from tests.evidence.saying import METHOD, act, at, entry, facts, weigh


def law(kind: str, name: str, /, **body: Json) -> Entry:
    return entry(kind, id=name, time="2031-01-06T10:00:00Z", **body)


def test_a_complaint_is_certain_because_the_log_is_the_fact() -> None:
    found = facts(law("complaint", "k", by="southland", to="task-force", about="x"))
    (complaint,) = found.incidents
    assert (complaint.id, complaint.act, complaint.kind) == ("k", "complaint", "complaint")
    assert complaint.log
    assert complaint.recipient == "task-force"
    assert complaint.parts[0].party == "southland"
    assert complaint.parts[0].occurs_as_duty is Truth.TRUE
    assert complaint.time.choices[0].exact
    assert found.rulings == (), "a complaint asks for a ruling and is none"


def test_a_determination_rules_and_answers_the_complaint_it_is_about() -> None:
    found = facts(
        law("complaint", "k", by="southland", to="task-force", about="x"),
        law("determination", "d", by="task-force", about="k", finding="yes"),
        law("determination", "e", by="task-force", about="x", finding="no"),
    )
    assert {i.id: i.kind for i in found.incidents if i.act == "determine"} == {
        "d": "complaint",
        "e": None,
    }
    assert [(r.act, r.finding, r.about) for r in found.rulings] == [
        (LegalAct.DETERMINATION, "yes", ("k",)),
        (LegalAct.DETERMINATION, "no", ("x",)),
    ]


def test_an_act_of_law_names_terms_by_their_id_and_incidents_by_theirs() -> None:
    (ruling,) = facts(
        act("claim-1", "un-one"),
        law("exception", "s", by="northland", act="self-defence", about=["claim-1", "term 4b"]),
    ).rulings
    assert ruling.act is LegalAct.EXCEPTION
    assert ruling.about == ("x", "4b")
    assert ruling.by == "northland"


def test_an_exception_claimed_for_a_key_that_tells_of_two_acts_is_about_both() -> None:
    (ruling,) = facts(
        act("1", "un-one"),
        act("2", "press", act="shelling"),
        law("exception", "s", by="northland", act="self-defence", about="x"),
    ).rulings
    assert ruling.about == ("x/airstrike", "x/shelling")


def test_effect_is_the_time_of_the_act_unless_said() -> None:
    now, later = facts(
        law("notice", "1", by="northland", to="southland", about="term 4b"),
        law(
            "waiver",
            "2",
            by="southland",
            about="term 4b",
            effect="2031-02-01",
        ),
    ).rulings
    assert now.effect == at("2031-01-06T10:00+00:00")
    assert later.effect == at("2031-02-01")


def test_an_agreement_of_several_is_an_act_of_each() -> None:
    found = facts(law("agreement", "a", name="resume", by=["northland", "southland"])).rulings
    assert [(r.id, r.by, r.name) for r in found] == [
        ("a/northland", "northland", "resume"),
        ("a/southland", "southland", "resume"),
    ]


def test_what_a_party_or_a_guarantor_calls_a_determination_is_a_view() -> None:
    """A violation was told as found by the party that complained of it."""
    for who in ("southland", "media-office", "westria"):
        weighed = weigh(law("determination", "d", by=who, about="term 2", finding="yes"))
        assert weighed.facts.rulings == ()
        assert weighed.facts.incidents == ()
        assert [(v.id, v.by, v.about, v.finding) for v in weighed.facts.views] == [
            ("d", who, ("2",), "yes")
        ]
        (note,) = weighed.notes
        assert note.text == f"{who} is not empowered to rule: kept as a view"


def test_that_a_duty_was_overtaken_is_the_word_of_the_side_whose_source_says_so() -> None:
    """A media office put on record that its own side's duty was overtaken, and nothing was owed."""
    (own,) = facts(
        entry("overtaken", about="term 5b", time="2031-01-06", source="media-office")
    ).rulings
    assert own.by == "southland"
    (other,) = facts(entry("overtaken", about="term 5b", time="2031-01-06", source="press")).rulings
    assert other.by is None


def test_a_ruling_may_name_the_exception_that_it_is_about() -> None:
    (ruling,) = facts(
        law(
            "determination",
            "d",
            by="task-force",
            about=["x", "term 2"],
            act="defence",
            finding="no",
        )
    ).rulings
    assert (ruling.name, ruling.finding) == ("defence", "no")


def test_a_ruling_that_somebody_else_reports_is_no_ruling() -> None:
    """A media office's row, graded E5, that a body had ruled was taken as the log itself."""
    for source in ("media-office", "press", "task-forse", "northland"):
        weighed = weigh(
            law(
                "determination",
                "d",
                by="task-force",
                about="term 2",
                finding="yes",
                source=source,
                grade="E5",
            )
        )
        assert weighed.facts.rulings == ()
        assert weighed.facts.incidents == (), "it answers no complaint"
        assert [(v.id, v.by, v.about, v.finding) for v in weighed.facts.views] == [
            ("d", source, ("2",), "reported")
        ]
        (note,) = weighed.notes
        assert note.entry == "d"
        assert note.text.startswith(
            f'{source} reports a determination by task-force, finding "yes": only task-force itself'
        )


def test_a_ruling_counts_from_the_log_the_body_and_who_the_method_counts_with_it() -> None:
    office = replace(
        METHOD, groups=(*METHOD.groups, Group("force", None, ("task-force", "desk-2")))
    )
    for said in ({}, {"source": "desk"}, {"source": "task-force"}, {"source": "desk-2"}):
        row = law("determination", "d", by="task-force", about="term 2", finding="yes", **said)
        weighed = weigh(row, method=office)
        assert [r.act for r in weighed.facts.rulings] == [LegalAct.DETERMINATION], said
        assert weighed.notes == ()


def test_the_log_of_one_side_rules_for_nobody() -> None:
    row = law("determination", "d", by="task-force", about="term 2", finding="yes")
    weighed = weigh(replace(row, recorder="media-office"))
    assert weighed.facts.rulings == ()
    assert [v.finding for v in weighed.facts.views] == ["reported"]


@pytest.mark.parametrize("kind", ["confirmation", "rejection"])
def test_a_confirmation_that_a_side_reports_suspends_nothing(kind: str) -> None:
    """What a side's office said of a body, that it had confirmed, suspended a duty."""
    weighed = weigh(law(kind, "c", by="task-force", about="term 4", source="north-office"))
    assert weighed.facts.rulings == ()
    (note,) = weighed.notes
    assert note.text.startswith(f"north-office reports a {kind} by task-force: only task-force")
    (own,) = facts(law(kind, "c", by="task-force", about="term 4", source="task-force")).rulings
    assert own.by == "task-force"


def test_a_waiver_in_the_name_of_the_other_side_frees_nobody() -> None:
    """The office of the side that owed a duty said that the other had waived it."""
    weighed = weigh(law("waiver", "w", by="southland", about="term 4", source="north-office"))
    assert weighed.facts.rulings == ()
    assert weighed.facts.incidents == ()
    (own,) = facts(
        law("waiver", "w", by="southland", about="term 4", source="media-office")
    ).rulings
    assert own.by == "southland", "its own office speaks for it"


def test_that_a_duty_was_overtaken_is_the_word_of_the_side_of_its_source_whoever_it_names() -> None:
    """A side's office put its own duty's end in a body's mouth."""
    row = entry(
        "overtaken", about="term 5b", by="task-force", time="2031-01-06", source="media-office"
    )
    (ruling,) = facts(row).rulings
    assert ruling.by == "southland"
