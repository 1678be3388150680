"""No language takes a side: lists of words that nothing of ours may say (DESIGN §14).

The words of an agreement and of the record are quoted as they are; these lists are for what the
program itself says.
"""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from servanda.faces.words.fluent import LANGUAGES
from tests.explain.test_messages import UNNEUTRAL

FORBIDDEN = {
    "en": UNNEUTRAL,
    "ar": re.compile(
        "إرهاب|شهيد|شهداء|العدو|الكيان|احتلال|مقاومة|عدوان|مجزرة|مذبحة|جريمة|مجرم|غاشم|همجي|وحشي"
        "|متعمد|سافر|صارخ|إبادة|ميليشيا|متطرف|ادعاء|ادّعاء|مزعوم|يزعم|زعم|للأسف|خطير|واضح"
    ),
    "he": re.compile(
        # people and groups
        "מחבל|מרצח|רוצח|רצח|טבח|טרור|אויב|צורר|פושע|פשע|עבריין|קיצוני|מיליציה|המשטר\\b|הישות|כובש|כיבוש"
        "|שהיד|מתנגדי|התנגדות מזוינת"
        # deeds
        "|אכזר|בוטה|ברוטלי|ברברי|פראי|נתעב|מזעזע|זדון|במתכוון|במכוון|בכוונה|חמור|מובהק|בלתי חוקי"
        "|שלא כדין|השמדה|רצח עם|טיהור|תוקפנ|נסבל|מוצדק|אשמ[הת]|אשמים|האשמ"
        # how it is known
        "|ברור|כמובן|לכאורה|כביכול|לטענתו|לטענתם|שקר|כזב|מזויף|חשוד|לצערנו|למרבה הצער|מצער"
    ),
}
VIOLATION = {
    "en": re.compile(r"\bviolat", re.IGNORECASE),
    "ar": re.compile("انتهاك|خرق|مخالف"),
    "he": re.compile(r"הפרה|הפרת|הפרות|הופר|\b[והשכבל]?(?:מפר(?:ה|ים|ות)?|הפרו?|יפרו?|תפר)\b"),
}
FOUND = re.compile(r"^(word-found|violation|allegation)$")
"""Where a body has found a violation, and the words of the field in the glossary."""

FLAGS = re.compile("[\U0001f1e6-\U0001f1ff\U0001f3f3\U0001f3f4]")


def lines(code: str) -> list[tuple[str, str]]:
    """Every line that is said in a language, with the key it belongs to; no comments."""
    found = []
    for file in (files("servanda.faces.words") / code).iterdir():
        if not file.name.endswith((".ftl", ".toml")):
            continue
        key = ""
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            opening = re.match(r'"?([\w-]+)[^=]*"? =', line)
            key = opening[1] if opening else key
            found.append((key, line.partition(" = ")[2] if opening else line))
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_said_takes_a_side(code: str) -> None:
    wrong = [
        line for key, line in lines(code) if FORBIDDEN[code].search(line) and not FOUND.match(key)
    ]
    assert wrong == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_violation_is_said_only_where_a_body_has_found_one(code: str) -> None:
    said = [key for key, line in lines(code) if VIOLATION[code].search(line)]
    assert [key for key in said if not FOUND.match(key)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_there_are_no_flags(code: str) -> None:
    assert [line for _, line in lines(code) if FLAGS.search(line)] == []
