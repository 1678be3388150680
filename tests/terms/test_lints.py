from __future__ import annotations

from decimal import Decimal

import pytest

from servanda.kernel.terms.numbers import read_numbers
from tests.terms.shared import HEAD, OPENING, check, codes


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("at least 600 trucks", 600),
        ("1,700 people", 1700),
        ("60,000 homes", 60000),
        ("1 700 people", 1700),
        ("1\u202f700 people", 1700),
        ("1.700 people", 1700),
        ("1,700 250 people", 1700),
        ("1,700 250 people", 250),
        ("half a share of 0.5", Decimal("0.5")),
        ("0,5 km", Decimal("0.5")),
        ("by D+30", 30),
        ("on the 15th", 15),
        ("a ratio of 1:30", 30),
        ("twenty-five", 25),
        ("seventy two hours", 72),
        ("three thousand two hundred", 3200),
        ("one hundred and fifty", 150),
        ("a hundred days", 100),
        ("two million", 2_000_000),
        ("within a day", 1),
        ("each of them", 1),
        ("30 %", 30),
        ("٣٠ يوما", 30),
        ("3 of 5 points", 5),
    ],
)
def test_numbers_are_found_in_every_form(words: str, number: int) -> None:
    assert read_numbers(words).holds(number)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1,700 people", 700),
        ("1,700 250 people", 1_700_250),
        ("three thousand two hundred", 200),
        ("seventy-two", 2),
        ("seventy-two", 70),
        ("one hundred and fifty", 50),
        ("two and five", 7),
        ("nobody", 1),
        ("600 trucks", 60),
    ],
)
def test_a_part_of_a_number_is_not_the_number(words: str, number: int) -> None:
    assert not read_numbers(words).holds(number)


@pytest.mark.parametrize(
    "words",
    [
        "by 31 March 2031",
        "31 Mar 2031",
        "March 31, 2031",
        "2031-03-31",
        "31st of March",
        "end of March 2031",
    ],
)
def test_dates_are_found_in_every_form(words: str) -> None:
    found = check(f"Northland reports {words}.", "term 1: northland shall report by 31 March 2031.")
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    "words", ["by 30 March 2031", "by 31 March 2032", "by 31 May 2031", "by end 2031", "in March"]
)
def test_another_date_is_not_the_date(words: str) -> None:
    found = check(f"Northland reports {words}.", "term 1: northland shall report by 31 March 2031.")
    assert "T401" in codes(found.diagnostics)


def test_times_of_day_are_found_as_clock_and_as_word() -> None:
    term = "term 1: northland shall report by 31 March 2031 at 12:00."
    for words in ("31 March 2031 at 12:00", "noon of 31 March 2031", "31 March 2031, 12.00"):
        assert check(words, term).diagnostics == (), words
    assert codes(check("31 March 2031 at 13:00", term).diagnostics) == ["T401"]


def test_a_term_reads_its_headings_and_the_clauses_above_but_not_beside() -> None:
    def told(above: str, beside: str) -> list[str]:
        text = (
            f"{OPENING}```terms\n{HEAD}```\n\n## {above}\n\n1. Northland reports.\n\n```terms\n"
            "term 1: northland shall report within 72 hours after opening.\n```\n\n"
            f"2. {beside}\n\n```terms\nnot monitored: none.\n```\n"
        )
        from servanda.kernel.terms.check import check_document
        from servanda.kernel.terms.document import read_document

        document, found = read_document(text, "agreement.md")
        return codes(check_document(document, None, found).diagnostics)

    assert told("Within 72 hours", "words") == []
    assert told("Later", "words") == ["T401"]
    assert told("Later", "within 72 hours") == ["T401"]


def test_every_number_of_a_sentence_is_held_against_the_clause() -> None:
    terms = (
        "term 1: northland shall admit between 5 and 6 trucks for at least 7 hours each 8 days "
        "from 9 days after opening, including 10 fuel-trucks, cured within 11 hours.\n"
        "term 2: northland shall admit 1 truck within 12 days after each 13 captives released, "
        "except after 14 days notice to commission, excused within 15 days after fire.\n"
        "term 3: northland shall keep trucks at least half of 16 km from left-areas, numbering 17."
        "\n"
        "guarantee G: commission guarantees term 1 to southland, by report if not cured within "
        "18 hours."
    )
    found = check("a", terms).diagnostics
    assert [d.message.split(" ")[0] for d in found if d.code == "T401"] == [
        str(number) for number in (7, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18)
    ]
    words = "a 5 6 7 8 9 10 11 12 13 14 15 16 17 18 not"
    assert codes(check(words, terms).diagnostics) == []


def test_numbers_of_binding_declarations_stand_anywhere_in_the_text() -> None:
    head = HEAD + "period long-one is 77 days from opening.\n"
    assert codes(check("x", "not monitored: none.", head).diagnostics) == ["T401"]
    assert codes(check("77 days", "not monitored: none.", head).diagnostics) == []


def test_a_number_nobody_uses_is_a_warning_and_labels_are_no_numbers() -> None:
    term = "term 1: northland shall admit 5 trucks."
    assert codes(check("5 trucks, fifty crates", term).diagnostics) == ["T402"]
    assert (
        codes(check("5 trucks under Article 7, 5b, at 08:30, by one of the two", term).diagnostics)
        == []
    )
    assert codes(check("5 trucks in 42 days", term).diagnostics) == [], "42 is the phase's"
    assert codes(check("5 trucks by 3 May 2031", term).diagnostics) == ["T402"]


@pytest.mark.parametrize(
    ("words", "terms", "found"),
    [
        ("Northland shall not fire.", "term 1: northland shall fire.", ["T403"]),
        ("Without firing.", "term 1: northland shall fire.", ["T403"]),
        ("Northland fires.", "term 1: northland shall not fire.", ["T403"]),
        ("Northland shall not fire.", "term 1: northland shall not fire.", []),
        ("Northland ceases fire.", "term 1: northland shall not fire.", []),
        ("It does not enter.", "term 1: northland shall stay out of left-areas.", []),
        ("Not later than opening.", "term 1: northland shall report by opening.", []),
        ("Report, not by fire.", "term 1: northland shall report, except fire.", []),
    ],
)
def test_a_ban_in_one_and_not_in_the_other_is_a_warning(
    words: str, terms: str, found: list[str]
) -> None:
    assert codes(check(words, terms).diagnostics) == found


def test_a_ban_under_a_clause_above_that_forbids_is_no_slip() -> None:
    text = (
        f"{OPENING}```terms\n{HEAD}```\n\n## A\n\nNo party shall:\n\n(a) fire;\n\n```terms\n"
        "term 1: no party shall fire.\n```\n"
    )
    from servanda.kernel.terms.check import check_document
    from servanda.kernel.terms.document import read_document

    document, found = read_document(text, "agreement.md")
    assert check_document(document, None, found).diagnostics == ()
