"""Words that take a side, in every form in which a text could say them (DESIGN §14).

A list holds stems. Hebrew and Arabic write "and", "the", "in", "to", "from", "that" into the word,
and feminine, plural, construct and "his" behind it; what a letter turns into at the end of a word,
or with a point or a hamza, is made alike first. So a stem is found in each of its forms.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from tests.explain.test_messages import UNNEUTRAL

_FINAL: Final = str.maketrans("ךםןףץ", "כמנפצ")
_ALIKE: Final = str.maketrans("أإآٱى", "ااااي")

PREFIXES: Final = {
    "ar": ("", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ولل", "ف", "فال", "ك", "كال"),
    "he": ("", "ה", "ו", "וה", "ב", "ל", "מ", "מה", "ש", "שה", "כ", "כש", "וב", "ול", "ומ", "שב"),
}
"""What is written into the word before it."""

_BEFORE: Final = {
    "ar": r"(?<![ء-ي])[وف]?[بكلس]?(?:ال|ل)?",
    "he": r"(?<![א-ת])[והבכלמש]{0,4}",
}
_ANY: Final = {"ar": "[يتنا]?", "he": "[איתנ]?"}
"""What the person of a verb puts before a stem."""

STEMS: Final = {
    "ar": (
        # people and groups
        *("ارهاب", "شهيد", "شهداء", "عدو", "اعداء", "اعدائ", "كيان", "صهيون", "صهاين"),
        *("حتل", "احتلال", "محتل", "قاوم", "مقاوم", "ميليشي", "مليشي", "متطرف", "تطرف", "سفاح"),
        # deeds
        *("مجزر", "مجازر", "مذبح", "مذابح", "جريم", "جرائم", "مجرم", "اجرام", "اباد", "غاشم"),
        *(
            "همجي",
            "وحشي",
            "بربري",
            "شنيع",
            "بشع$",
            "بشعة$",
            "فظيع",
            "متعمد",
            "تعمد",
            "عمدا",
            "سافر",
            "صارخ",
        ),
        *("خطير", "خطور", "غير قانوني", "غير مشروع", "غير شرعي", "غير القانوني", "غير المشروع"),
        # how it is known
        *(
            "ادعاء",
            "ادعائ",
            "ادعي",
            "ادعت",
            "مزعوم",
            "زعم",
            "زاعم",
            "مزاعم",
            "اسف$",
            "واضح",
            "وضوح",
        ),
        *("كذب", "كاذب", "اكاذيب", "مذنب"),
    ),
    "he": (
        # people and groups
        *("מחבל", "מרצח", "רוצח", "רצח", "טבח", "טרור", "אויב", "צורר", "פושע", "פשע", "עבריינ"),
        *("קיצונ", "מיליצי", "כובש", "כיבוש", "כבוש", "כבש", "שהיד", "מתנגדי", "התנגדות מזוינת"),
        *("גיבור", "משטר$", "משטרי$", "משטרו$", "משטרימ$", "ישות$", "ישויות$"),
        # deeds
        *("אכזר", "בוטה$", "בוטות$", "בוטימ$", "ברוטלי", "ברברי", "פראי", "נתעב", "מתועב", "מזעזע"),
        *("זדונ", "מתכוונ", "במכוונ", "בכוונ", "חמור", "מובהק", "בלתי חוקי", "לא חוקי", "שלא כדינ"),
        *(
            "בניגוד לדינ",
            "השמד",
            "שמיד",
            "טיהור",
            "טיהר",
            "תוקפנ",
            "נסבל",
            "מוצדק",
            "מצדיק",
            "הצדק",
        ),
        *("אשמ", "אשימ", "נקמ"),
        # how it is known
        *(
            "ברור",
            "כמובנ",
            "לכאורה",
            "כביכול",
            "לטענת",
            "שקר",
            "שיקר",
            "כזב",
            "מזויפ",
            "זיופ",
            "זייפ",
        ),
        *("חשוד", "חשד", "לצער", "מרבה הצער", "מצער"),
    ),
}
"""Each as `alike` leaves it; `$` where nothing may follow, since with more it is another word."""

VIOLATED: Final = {
    "ar": ("انتهاك", "نتهك", "منتهك", "خرق", "خروق", "اختراق", "خترق", "مخالف", "خالف"),
    "he": (
        *(f"הפר{end}$" for end in ("", "ה", "ו", "ת", "ות", "תי", "תו", "תה", "תמ", "תנ", "נו")),
        *(f"הפרו{end}$" for end in ("תיו", "תיה", "תיהמ", "תיהנ", "תינו")),
        *("מפר$", "מפרה$", "מפרת$", "מפרימ$", "מפרות$", "מפרי$", "הפיר", "פר$", "פרו$"),
        *("הופר", "מופר$", "מופרת$", "מופרימ$", "מופרות$", "ופר$", "ופרו$"),
    ),
}
"""What may be said only where a body has found a violation."""


def alike(text: str) -> str:
    """A text without points, isolates and stretches, its finals and hamzas written one way."""
    bare = "".join(c for c in text if unicodedata.category(c) not in {"Mn", "Cf"})
    return bare.replace("\u0640", "").translate(_FINAL).translate(_ALIKE)


def _pattern(code: str, stems: tuple[str, ...]) -> re.Pattern[str]:
    ends = [re.escape(stem[:-1]) + r"(?![א-תء-ي])" for stem in stems if stem.endswith("$")]
    open_ = [re.escape(stem) for stem in stems if not stem.endswith("$")]
    return re.compile(f"{_BEFORE[code]}{_ANY[code]}(?:{'|'.join([*open_, *ends])})")


_FORBIDDEN: Final = {code: _pattern(code, stems) for code, stems in STEMS.items()}
_VIOLATED: Final = {code: _pattern(code, stems) for code, stems in VIOLATED.items()} | {
    "en": re.compile(r"\bviolat", re.IGNORECASE)
}


def takes_a_side(code: str, text: str) -> bool:
    """Whether a text says a word that none of ours may say."""
    if code == "en":
        return UNNEUTRAL.search(text) is not None
    return _FORBIDDEN[code].search(alike(text)) is not None


def says_violation(code: str, text: str) -> bool:
    """Whether a text speaks of a violation."""
    return _VIOLATED[code].search(text if code == "en" else alike(text)) is not None
