from __future__ import annotations

import pytest

from servanda.kernel.source import Severity
from servanda.kernel.terms.accounting import State
from servanda.kernel.terms.check import check_document, zones_of
from servanda.kernel.terms.document import read_document
from servanda.kernel.terms.method_parser import read_method
from tests.terms.shared import HEAD, OPENING, SAMPLE, check, codes


def told(words: str, terms: str, head: str = HEAD) -> list[str]:
    return codes(check(words, terms, head).diagnostics)


def test_the_sample_has_nothing_wrong_and_every_clause_is_accounted_for() -> None:
    document, found = read_document((SAMPLE / "agreement.md").read_text("utf-8"), "agreement.md")
    method, slips = read_method((SAMPLE / "method.md").read_text("utf-8"), "method.md")
    checked = check_document(document, method, [*found, *slips])
    assert checked.diagnostics == ()
    assert (checked.name, checked.zone) == ("sample-2031", "Asia/Gaza")
    assert checked.parties == ("northland", "southland")
    assert len(checked.terms) == 13
    assert State.MISSING not in {clause.state for clause in checked.clauses}
    assert checked.lists["list-1"].numbering == 20
    assert set(checked.areas) == {"areas-left", "the-valley"}
    assert checked.text_of("northland") == "Northland"
    assert zones_of(document) == ("Asia/Gaza",)


def test_what_falls_under_a_kind_and_under_an_act() -> None:
    head = HEAD + (
        "kind diesel-truck is fuel-truck. act attack is strike or raid.\n"
        "act strike, struck is shelling or airstrike. act raid. act shelling. act airstrike.\n"
    )
    checked = check("x", "not monitored: none.", head)
    assert checked.ok
    assert checked.kinds_under("trucks") == ("diesel-truck", "fuel-truck", "truck")
    assert checked.kinds_under("fuel-truck") == ("diesel-truck", "fuel-truck")
    assert checked.acts_under("attack") == ("airstrike", "attack", "raid", "shelling", "strike")
    assert checked.acts_under("struck") == ("airstrike", "shelling", "strike")
    assert checked.acts_under("airstrike") == ("airstrike",)


@pytest.mark.parametrize(
    ("terms", "hint"),
    [
        ("term 1: nothland shall report.", "northland"),
        ("term 1: northland shall reprot.", "report"),
        ("term 1: northland shall admit every fuel-truk.", "fuel-truck"),
        ("term 1: northland shall report by openning.", "opening"),
        ("term 1: northland shall report during phase1.", "phase-1"),
        ("term 1: northland shall leave left-area.", "left-areas"),
        ("term 1: northland shall report, counted at gat.", "gate"),
        ("term 1: northland shall report for each captive releasd by southland.", "released"),
        ("term 1: northland shall report to comission.", "commission"),
    ],
)
def test_a_misspelt_name_is_told_with_the_one_of_the_sort_that_was_meant(
    terms: str, hint: str
) -> None:
    (found,) = check("one report", terms).diagnostics
    assert (found.code, found.hint) == ("T201", f'did you mean "{hint}"?')


@pytest.mark.parametrize(
    "terms",
    [
        "term 1: gate shall report.",
        "term 1: northland shall truck.",
        "term 1: northland shall admit every gate.",
        "term 1: northland shall leave northland.",
        "term 1: northland shall report by phase-1.",
        "term 1: northland shall report during opening.",
        "term 1: northland shall report through left-areas.",
        "term 1: northland shall report each opening.",
        "term 1: northland shall admit every truck on trucks.",
        "term 1: northland shall keep gate fire.",
        "term 1: northland shall prevent trucks by southland.",
        "term 1: northland shall report, judged by trucks.",
    ],
)
def test_a_name_of_another_sort_is_told(terms: str) -> None:
    assert "T202" in told("it reports", terms)


@pytest.mark.parametrize(
    ("words", "terms", "code"),
    [
        ("no", "term 1: each party shall not fire.", "T301"),
        ("no", "term 1: no party shall release captives and trucks.", "T302"),
        ("no", "term 1: northland shall not leave left-areas and left-areas.", "T302"),
        (
            "not, 3",
            "term 1: northland shall not fire from opening until 3 days after opening.",
            "T303",
        ),
        ("x", "term 1: northland shall admit.", "T304"),
        ("no", "term 1: no party shall admit.", "T304"),
        ("x", "term 1: northland shall admit trucks.", "T305"),
        ("x", "term 1: northland shall endeavour to admit trucks.", "T305"),
        ("no 5", "term 1: no party shall admit 5 trucks.", "T306"),
        ("no", "term 1: no party shall admit every truck.", "T306"),
        ("x", "term 1: northland shall report, automatically.", "T307"),
        ("x", "term 1: northland shall report, invoked by notice.", "T307"),
        ("x", "term 1: northland shall report, confirmed by commission.", "T307"),
        ("x", "term 1: northland shall report, pro-rata.", "T307"),
        ("x", "term 1: northland shall report, binding.", "T307"),
        ("x", "term 1: northland shall report, including every fuel-truck.", "T307"),
        ("x", "term 1: northland shall report, early performance counts.", "T307"),
        ("x", "term 1: northland shall report by opening, in the same place.", "T307"),
        ("6", "term 1: northland shall report each 6 months.", "T308"),
        ("0", "term 1: northland shall report by day 0 of phase-1.", "T309"),
        ("43", "term 1: northland shall report by day 43 of phase-1.", "T309"),
        ("x", "term 1: northland shall report every truck.", "T311"),
        ("x", "term 1: northland shall report, binding, binding.", "T116"),
    ],
)
def test_rules_of_the_sentence(words: str, terms: str, code: str) -> None:
    assert code in told(words, terms)


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("42", "term 1: northland shall report by day 42 of phase-1."),
        ("6", "term 1: northland shall report each 6 months from opening."),
        ("x", "term 1: northland may admit."),
        ("x", "term 1: northland shall admit trucks, as in term 9 of old."),
        ("no", "term 1: no party shall fire, except by commission, except in left-areas."),
        (
            "3",
            "term 1: northland shall report within 3 days after each fire, in the same place.",
        ),
        (
            "x",
            "term 1: northland shall report, as long as southland keeps every term, automatically.",
        ),
        (
            "not, 3",
            "term 1: northland shall not fire from opening until 3 days after start of phase-1.",
        ),
        ("7", "term 1: northland shall release every captive, cured by make-up within 7 days."),
    ],
)
def test_what_the_rules_allow(words: str, terms: str) -> None:
    assert told(words, terms, HEAD + 'incorporates old "the old text".\n') == []


def test_terms_are_known_by_id_reading_and_amendment_together() -> None:
    head = HEAD + "amendment later-text dated 1 March 2031, agreed by northland and southland.\n"
    fine = "term 1 reading a: northland shall report. term 1 reading b: southland shall report.\n"
    fine += "term 1 reading a amended by later-text: southland shall report."
    assert told("x", fine, head) == []
    assert told("x", "term 1: northland shall report. term 1: southland shall report.") == ["T204"]
    mixed = "term 1: northland shall report. term 1 reading b: southland shall report."
    assert told("x", mixed) == ["T204"]
    assert told("x", "term 1 amended by later-text: southland shall report.", head) == ["T205"]


def test_references_are_followed_and_those_to_other_agreements_marked() -> None:
    terms = "term 1: northland shall report by performance of term 2 reading dailly.\n"
    assert told("x", terms) == ["T205"]
    terms += "term 2 reading daily: northland shall report."
    (found,) = check("x", terms).diagnostics
    assert (found.code, found.hint) == ("T205", 'did you mean "daily"?')
    borrowed = check(
        "x",
        "term 1: northland shall report by performance of term 2 of old.",
        HEAD + 'incorporates old "the old text".\n',
    )
    assert borrowed.diagnostics == ()
    assert [ref.id.text for ref in borrowed.incorporated] == ["2"]


def test_a_slip_in_one_sentence_is_not_told_again_where_it_is_cited() -> None:
    terms = (
        "term 1: northland shal report.\nterm 2: northland shall report by performance of term 1."
    )
    assert told("x", terms) == ["T110"]
    head = HEAD.replace("kind truck, trucks.", "kind truck, trucks is.")
    assert told("5", "term 1: northland shall admit 5 trucks.", head) == ["T110"]


def test_circles_are_told_once_each() -> None:
    head = HEAD + "kind a is b. kind b is c. kind c is a. act d is d. kind sheep, sheep.\n"
    found = check("x", "not monitored: none.", head).diagnostics
    assert [(d.code, d.message.split(" ")[0]) for d in found] == [("T206", "a"), ("T206", "d")]


def test_conditions_that_wait_for_each_other_are_a_warning_with_all_their_clauses() -> None:
    ring = (
        "term 1: northland shall report from performance of term 2.\n"
        "term 2: southland shall report by later-on.\n"
        "term 3: southland shall report, as long as northland keeps every term."
    )
    head = HEAD + "moment later-on is the later of opening and performance of term 1.\n"
    (found,) = check("x", ring, head).diagnostics
    assert (found.code, found.severity) == ("T406", Severity.WARNING)
    assert "term 1 → term 2 → term 1" in found.message


def test_every_state_of_a_clause() -> None:
    text = (
        f"{OPENING}```terms\n{HEAD}```\n\n## A\n\n## B\n\n1. words\n\n```terms\n"
        "term 1: northland shall report.\n```\n\n2. words\n\n```terms\nnot monitored: hope.\n"
        "```\n\n## C\n\nwords\n\n## D\n\n"
        "words\n\n```terms\nterm 2: oops.\n```\n"
    )
    document, found = read_document(text, "agreement.md")
    checked = check_document(document, None, found)
    assert [(c.path, c.state) for c in checked.clauses] == [
        ((), State.PREAMBLE),
        (("A",), State.WORDLESS),
        (("B",), State.PARTS),
        (("B", "1"), State.MONITORED),
        (("B", "2"), State.NOT_MONITORED),
        (("C",), State.MISSING),
        (("D",), State.UNREAD),
    ]
    assert codes(checked.diagnostics) == ["T404", "T110"]


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ("method of other version 1 dated 1 March 2031.", "M105"),
        ("lag of term 9 is 1 day.", "M102"),
        ("lag of term 1 reading x is 1 day.", "M102"),
        ("tolerance of gate-area is 300 m.", "M102"),
        ("counter un counts lorry at gate.", "M102"),
        ("counts at depot become counts at gate times 1 to any.", "M102"),
        ("term 1 is counted at depot.", "M102"),
        ("measures of term 1 are truck.", "M102"),
        ("group press of nobody is a-paper.", "M102"),
        ("bearer of term 1 is northland.", "M103"),
        ("recipient of term 1 is northland.", "M103"),
        ("days end at noon.", "T201"),
        ("weeks start on day-one.", "T201"),
    ],
)
def test_the_method_cites_what_the_agreement_holds(rules: str, code: str) -> None:
    head = "" if rules.startswith("method") else "method of small version 1 dated 1 March 2031.\n"
    found = check("x", "term 1: northland shall report.", method=head + rules).diagnostics
    assert codes(found) == [code]
    assert found[0].span.file == "method.md"


def test_who_the_cell_supplies_stands_in_both_files_and_agrees() -> None:
    method = "method of small version 1 dated 1 March 2031.\n"
    term = "term 1: northland shall report, bearer read by the cell."
    assert codes(check("x", term, method=method).diagnostics) == ["M103"]
    rule = method + "bearer of term 1 is northland."
    assert codes(check("x", term, method=rule).diagnostics) == []
    rule = method + "bearer of term 1 is southland."
    assert codes(check("x", term, method=rule).diagnostics) == ["M103"]
    assert codes(check("x", term).diagnostics) == [], "without a method nothing is missing"
