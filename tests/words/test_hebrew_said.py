"""What a reader of the Hebrew board meets: its text as a whole, and words that once misled."""

from __future__ import annotations

import html
import re
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from servanda.case import open_case
from servanda.case.words import lexicon_of
from servanda.faces.cli.main import main
from servanda.faces.words.fluent import catalogue
from servanda.faces.words.words import words_of
from servanda.kernel.terms import ast
from tests.cases.telling import CASES

NAMES = ("gaza-october-2025", "sample-2031")
WEEK = ("--as-of", "2031-01-12", "--as-known-at", "2031-01-14", "--since", "2031-01-08")
AUDIENCES = ("internal", "party:northland", "public")
MARKUP = "\ue000"
PLAN = "The plan of 29 September 2025"

ASKEW = {
    "two spaces": r"\S  +\S",
    "a space before a stop": r" [,.;:](?!\S)",
    "a bracket apart from its words": r"[(\[] | [)\]]",
    "nothing between brackets or quotation marks": r"\(\)|\[\]|״״",
    "a hyphen for a maqaf": r"[א-ת]-[א-ת]",
    "quotation marks of other letters": r"[א-ת][\"'][א-ת]",
    "a word said twice": r"(?<![א-ת־])([א-ת]{2,}) \1(?![א-ת־])",
}
"""What no text of the page may hold, whatever it says."""

TWENTY_FOUR = {("board-known-copy", "hours"), ("rule-delay", "hours")}
"""Hours of a fixed delay."""
SEVERAL = {("group-alike", "n")}
"""Said of two or more only."""


def spoken(tmp: Path, audience: str) -> list[str]:
    """The Hebrew texts of the page of the sample, one an element."""
    page = tmp / "board.html"
    words = ["board", str(CASES / "sample-2031"), *WEEK, "--lang", "he", "--audience", audience]
    assert main([*words, "--html", str(page)]) == 1
    text = re.sub(r"<style.*?</style>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    # links, numbers of marks and the like belong to the line they stand in
    text = re.sub(r"</?(a|abbr|b|bdi|code|em|span|strong)\b[^>]*>", MARKUP, text)
    parts = (html.unescape(part).strip() for part in re.split(r"<[^>]*>", text))
    return [part for part in parts if re.search("[א-ת]", part)]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_text_of_the_page_is_askew(tmp_path: Path, audience: str) -> None:
    texts = spoken(tmp_path, audience)
    assert len(texts) > 200
    for text in texts:
        assert text.count("\u2066") == text.count("\u2069"), text
        plain = text.replace(MARKUP, "")
        # the letter of a mark stands in markup of its own, and is no prefix
        assert not re.search(f"(?<![א-ת{MARKUP}])[א-ת]{{1,2}}{MARKUP}*\u2066", text), text
        for what, pattern in ASKEW.items():
            assert not re.search(pattern, plain), f"{what}: {text}"


def test_a_copy_does_not_say_for_whom_it_is_in_letters_of_the_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    case = str(CASES / "sample-2031")
    whom = ("מלוח חדר המבצעים", "מן העותק עבור נורתלנד", "מן העותק לציבור")
    for audience, title in zip(AUDIENCES, whom, strict=True):
        assert main(["board", case, "--lang", "he", "--audience", audience, "--withheld"]) == 0
        first = capsys.readouterr().out.splitlines()[0]
        assert first == f"מה מושמט {title}"


def test_a_term_that_is_not_judged_and_a_command_are_isolated_in_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["board", str(CASES / "gaza-october-2025"), "--as-of", "2025-10-11", "--lang", "he"])
    shown = capsys.readouterr().out
    assert "לא נבחן: \u20665g\u2069: " in shown
    assert "\u2066servanda explain " in shown
    assert "גרסה \u20662\u2069 מ־\u206624\u2069" in shown


# ------------------------------------------------------------------------------------ the catalogue


def counted(pattern: ftl.Pattern, key: str) -> list[tuple[str, str]]:
    """Slots that stand before a noun in the plural, where no number has chosen it."""
    found = []
    for at, element in enumerate(pattern.elements):
        if not isinstance(element, ftl.Placeable):
            continue
        said = element.expression
        if isinstance(said, ftl.SelectExpression):
            continue  # a number chose what stands within
        after = pattern.elements[at + 1] if at + 1 < len(pattern.elements) else None
        if isinstance(said, ftl.VariableReference) and isinstance(after, ftl.TextElement):
            noun = re.match(r" ה?[א-ת]{2,}(?:ים|ות)(?![א-ת])", after.value)
            if noun and said.id.name in ("n", "hours", "count", "number", "least", "most"):
                found.append((key, said.id.name))
    return found


def test_no_number_stands_before_a_plural_that_it_has_not_chosen() -> None:
    found: set[tuple[str, str]] = set()
    for file in (files("servanda.faces.words") / "he").iterdir():
        if file.name.endswith(".ftl"):
            for entry in FluentParser().parse(file.read_text("utf-8")).body:
                if isinstance(entry, ftl.Message) and entry.value is not None:
                    found |= set(counted(entry.value, entry.id.name))
    assert found == TWENTY_FOUR | SEVERAL


@pytest.mark.parametrize(
    "key", ["rival", "rival.not-counted", "board-implies", "board-counts-note"]
)
def test_what_a_count_would_mean_does_not_take_for_granted_that_it_is_wrong(key: str) -> None:
    slots = dict.fromkeys(("count", "implies", "why"), "…")
    said = catalogue("he").message(key, slots)
    assert "אם היא לבדה נכונה" in said
    assert "אילו" not in said


@pytest.mark.parametrize("key", ["conditional", "conditional.ruling"])
def test_what_is_conditional_is_the_term_and_agrees_with_it(key: str) -> None:
    said = catalogue("he").message(key, {"what": "…", "effect": "…"})
    assert said.startswith("מותנית ב")
    assert not re.search(r"\b(מותנה|נבחן)\b", said)


# ------------------------------------------------------------------------------- words of the cases


@pytest.mark.parametrize("name", NAMES)
def test_one_does_not_stand_behind_a_clause_that_begins_with_who(name: str) -> None:
    """One hostage was said to be *a hostage who is not alive one*."""
    spelt = lexicon_of(open_case(CASES / name), "he")
    assert spelt is not None
    broken = {
        key
        for key, noun in spelt.names.items()
        if noun.gender in ("m", "f")
        and any(word.startswith("ש") for word in noun.forms.get("one", "").split()[1:])
    }
    assert broken == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_duty_to_leave_areas_does_not_say_that_they_were_left(name: str) -> None:
    case = open_case(CASES / name)
    words = words_of(case, "he")
    leaving = [t for t in case.checked.terms if isinstance(t.sentence.act, ast.Leave)]
    assert leaving
    for term in leaving:
        assert "יצאו" not in words.read_aloud(term, case)


@pytest.mark.parametrize(
    ("name", "path", "misled", "says"),
    [
        # Rafah alone is a town, and feminine
        ("gaza-october-2025", (PLAN, "8"), "רפיח נפתח ", "מעבר רפיח נפתח "),
        # "approves the names" for "confirms"
        ("gaza-october-2025", ("Humanitarian annex, as leaked", "5"), "מאשרת", "מאמתת"),
        # "weapons find for good"
        ("gaza-october-2025", (PLAN, "13"), "מוצאים לצמיתות", "מוצאים מכלל שימוש לצמיתות"),
        # "munitions refrain from entering"; "an agreed mechanism of deconfliction"
        ("gaza-october-2025", (PLAN, "15"), "נמנעת מלהיכנס", "כניסת תחמושת לעזה נמנעת"),
        ("gaza-october-2025", (PLAN, "15"), "חיכוך מוסכם", "מוסכם על מנגנון"),
        # "with the receipt"; "repair of water"
        ("gaza-october-2025", (PLAN, "7"), "עם הקבלה", "עם קבלת התוכנית"),
        ("gaza-october-2025", (PLAN, "7"), "תיקון של מים", "תיקון של רשתות המים"),
        # which of them is confirmed was left open
        ("sample-2031", ("4. Withdrawal", "(b)"), "והוא מאושר", "ואי־היישום טעון אישור"),
        ("sample-2031", ("2. Cessation of hostilities",), "האוויר על ", "האוויר מעל "),
    ],
)
def test_a_clause_that_said_something_else_says_it_no_more(
    name: str, path: tuple[str, ...], misled: str, says: str
) -> None:
    text = words_of(open_case(CASES / name), "he").clause(path)
    assert text is not None
    assert says in text
    assert misled not in text.replace(says, "")
