from __future__ import annotations

import pytest

from servanda.kernel.terms.readings import read_aloud
from tests.terms.shared import HEAD, check

MORE = HEAD + (
    'kind media-event is undefined "media coverage".\nact hold, held.\nact search "looking for".\n'
    'guarantor westria "Westria".\nline border is annex map-x feature "border".\n'
    'state open "open".\n'
)


def read(sentence: str) -> str:
    checked = check("words", f"term 1: {sentence}.", MORE)
    (term,) = checked.terms
    return read_aloud(term, checked)


@pytest.mark.parametrize(
    ("sentence", "aloud"),
    [
        ("no party shall fire", "Must not: each party must not fire."),
        ("northland shall not fire", "Must not: Northland must not fire."),
        ("northland shall report", "Northland must report."),
        ("commission may report, binding", "The Commission may report, and what it decides binds."),
        (
            "each guarantor shall endeavour to search",
            "Each guarantor must try to search (“looking for”).",
        ),
        (
            "no party shall hold media-event",
            (
                "Must not: each party must not hold media event (“media coverage”, which the "
                "text leaves undefined)."
            ),
        ),
        (
            "northland shall keep trucks at least half of 50 km from border",
            "Northland must keep trucks at least half of 50 km from border.",
        ),
        (
            "northland shall admit 1 truck within 1 day after each 2 captives released",
            "Northland must admit 1 truck within 1 day after each 2 captives released.",
        ),
        (
            "northland shall report by 3 March 2031 at 12:00",
            "Northland must report by 3 March 2031 at 12:00 (UTC time) at the latest.",
        ),
    ],
)
def test_a_term_is_read_aloud_from_what_was_understood(sentence: str, aloud: str) -> None:
    assert read(sentence) == aloud


def test_a_lost_not_is_heard_first() -> None:
    assert read("northland shall not fire").startswith("Must not: ")
    assert not read("northland shall fire").startswith("Must not")


@pytest.mark.parametrize(
    "pair", [("600", "700"), ("at least 600", "at most 600"), ("600", "every")]
)
def test_another_amount_is_heard(pair: tuple[str, str]) -> None:
    one, two = (read(f"northland shall admit {amount} trucks") for amount in pair)
    assert one != two


RIDERS = (
    "as long as southland keeps term 1 and term 1", "as long as southland keeps every term",
    "including 5 fuel-trucks", "numbering 33", "counted", "counted at gate",
    "counted by commission or southland", "except fire", "except fire claimed by notice",
    "except fire claimed by notice to commission with no judge named",
    "except fire determined by commission", "except in left-areas or gate", "except by southland",
    "except against southland", "except through gate",
    "except with consent of southland and westria", "except after notice to commission",
    "except after 2 days notice to commission", "invoked by notice",
    "invoked by notice to commission", "confirmed by commission", "automatically",
    "judged by fire and report", "excused during fire by southland",
    "excused within 2 days after fire", "to be agreed by northland and southland",
    "as in term 1", "in addition to term 1", "in place of term 1 reading x",
    "in parallel with term 1", "cured", "cured by ending", "cured within 2 days",
    "cured by make-up within 2 days", "time is of the essence", "pro-rata", "binding",
    "in the same place", "early performance counts", "bearer and start read by the cell",
)  # fmt: skip


def test_every_rider_is_heard_and_no_two_alike() -> None:
    heard = [read(f"northland shall admit 600 trucks, {rider}") for rider in RIDERS]
    assert len(set(heard)) == len(RIDERS)
    assert all(sentence != read("northland shall admit 600 trucks") for sentence in heard)


WINDOWS = (
    "within 2 days after opening", "immediately after opening", "by opening", "by start of phase-1",
    "by end of phase-1", "by day 3 of phase-1", "by 2 days before opening",
    "by 2 days before each fire", "from opening", "until opening",
    "from opening until end of phase-1", "from 2 days after opening", "for 2 days from opening",
    "during phase-1", "for each fire", "for each 3 fire", "for each fire within 2 days",
    "within 2 days after each fire under term 1", "by performance of term 1",
    "by timely performance of term 1", "by breach of term 1", "by the first fire in left-areas",
    "by the last fire to commission", "by the later of opening and end of phase-1",
    "by the earlier of opening and end of phase-1", "by the first notice to commission",
    "each day from opening", "each week from opening", "each 6 months from opening",
    "for at least 3 hours each day", "to commission", "in left-areas", "through gate",
)  # fmt: skip


def test_every_window_is_heard_and_no_two_alike() -> None:
    heard = [read(f"northland shall admit 600 trucks {window}") for window in WINDOWS]
    assert len(set(heard)) == len(WINDOWS)


ACTS = (
    "leave left-areas", "stay out of left-areas", "keep trucks at least 2 km from border",
    "keep trucks within 2 km of border", "keep trucks in left-areas",
    "keep at most 5 trucks in left-areas", "keep gate open", "prevent fire by southland",
    "admit 5 trucks or 6 fuel-trucks", "admit 5 trucks and 6 fuel-trucks",
    "admit 5 trucks per captive", "admit 30 percent of trucks",
    "admit at least 30 percent of trucks",
    "admit between 5 and 6 trucks", "admit trucks",
)  # fmt: skip


def test_every_act_is_heard_and_no_two_alike() -> None:
    heard = [read(f"northland shall {act}") for act in ACTS]
    assert len(set(heard)) == len(ACTS)
    subjects = ("each party", "each of northland and southland", "northland and southland jointly")
    assert len({read(f"{subject} shall fire") for subject in subjects}) == len(subjects)


def test_a_reading_and_an_amendment_are_named() -> None:
    head = HEAD + "amendment later-text dated 1 March 2031, agreed by northland and southland.\n"
    terms = "term 1: northland shall report.\nterm 1 amended by later-text: northland shall fire."
    checked = check("x", terms, head)
    assert read_aloud(checked.terms[1], checked).endswith("(as amended by later-text).")
    checked = check("x", "term 1 reading daily: northland shall report.")
    assert read_aloud(checked.terms[0], checked).endswith("(the reading called daily).")
