"""No language takes a side: nothing of ours says a word of the lists (DESIGN §14, forbidden.py).

The words of an agreement and of the record are quoted as they are; the lists are for what the
program itself says.
"""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from servanda.faces.words.fluent import LANGUAGES
from tests.words.forbidden import PREFIXES, STEMS, says_violation, takes_a_side

FOUND = re.compile(r"^(word-found|violation|allegation)$")
"""Where a body has found a violation, and the words of the field in the glossary."""

INFLECTED = {
    "ar": (
        *(
            "الإرهابيون",
            "وبالإرهابيين",
            "للعدوّ",
            "أعدائهم",
            "والكيانات",
            "المحتلة",
            "يحتلّون",
            "احتلّت",
        ),
        *("مقاوميها", "بالمقاومة", "مجازرهم", "فالمذابح", "بجريمته", "جرائم", "مجرمون", "إبادتهم"),
        *("متعمِّدة", "عمداً", "الخطيرة", "بوضوح", "ادّعت", "ادعاءاتهم", "مزاعمه", "زعموا", "الـعـدو"),
    ),
    "he": (
        *(
            "המחבלים",
            "ולמחבלת",
            "שרצחה",
            "נרצחו",
            "מהטרוריסטים",
            "אויביהם",
            "עבריינים",
            "לקיצוניות",
        ),
        *("מיליציית", "הכובשים", "כיבושה", "השמדת", "השמידו", "הזדונית", "תוקפן", "בוטות", "במשטר"),
        *("חמורות", "ובבלתי חוקית", "האשמותיה", "הואשמה", "אשמים", "לטענתן", "לטענת", "ששיקרו"),
        *("מזויפים", "חשודות", "ברורה", "וכמובן", "שֶׁקֶר", "אַשְׁמָה", "לישות", "אכזרית", "טבחו"),
    ),
}
"""Forms in which a list of whole words would have missed them."""

RESEMBLING = {
    "ar": (
        "الأعمال العدائية",
        "محتمل",
        "أوضح",
        "الأعداد",
        "يُستشهد به",
        "مخيم",
        "أسفر",
        "بشعار",
        "الطرفين",
    ),
    "he": (
        "המשטרה",
        "בוטל",
        "ציון",
        "הפרדה",
        "הפרטים",
        "מספר",
        "רגישות",
        "נושא",
        "הראשים",
        "מכוון",
    ),
}
"""Words that only look like them."""

VIOLATING = {
    "ar": ("الانتهاكات", "ينتهك", "منتهكة", "خروقاتهم", "اخترقت", "بالمخالفة", "خالفت"),
    "he": (
        "ההפרות",
        "להפר",
        "שהפרה",
        "הפרתו",
        "הפרותיהם",
        "והמפרים",
        "יפרו",
        "הופרו",
        "תופר",
        "מופרת",
    ),
}

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
    wrong = [line for key, line in lines(code) if takes_a_side(code, line) and not FOUND.match(key)]
    assert wrong == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_violation_is_said_only_where_a_body_has_found_one(code: str) -> None:
    said = [key for key, line in lines(code) if says_violation(code, line)]
    assert [key for key in said if not FOUND.match(key)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_there_are_no_flags(code: str) -> None:
    assert [line for _, line in lines(code) if FLAGS.search(line)] == []


@pytest.mark.parametrize("code", sorted(INFLECTED))
def test_a_word_that_takes_a_side_is_caught_in_each_of_its_forms(code: str) -> None:
    said = next(line for _, line in lines(code) if line.count(" ") > 1)
    first, rest = said.split(" ", 1)
    assert not takes_a_side(code, said)
    planted = [f"{first} {word} {rest}" for word in INFLECTED[code]]
    assert [line for line in planted if not takes_a_side(code, line)] == []
    stems = [f"{before}{s.rstrip('$')}" for s in STEMS[code] for before in PREFIXES[code]]
    assert [word for word in stems if not takes_a_side(code, f"{first} {word}, {rest}")] == []


@pytest.mark.parametrize("code", sorted(RESEMBLING))
def test_a_word_that_only_resembles_one_is_let_pass(code: str) -> None:
    assert [w for w in RESEMBLING[code] if takes_a_side(code, w) or says_violation(code, w)] == []


@pytest.mark.parametrize("code", sorted(VIOLATING))
def test_violation_is_heard_in_each_of_its_forms(code: str) -> None:
    assert [word for word in VIOLATING[code] if not says_violation(code, word)] == []
