"""The table of docs/language.md that says what is judged today, made by lowering an example each.

`python -m tests.plan.judged` writes it between the marks; a test holds the page equal. The last
column is what the lowering says, never what somebody remembers.
"""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import Final

from servanda.kernel.base import Calendar
from servanda.kernel.plan.annexes import Annexes
from servanda.kernel.plan.lower import lower
from servanda.kernel.plan.operators import Deadline, Permission, TermPlan, Undefined
from servanda.kernel.source import Severity
from servanda.kernel.terms.check import check_document
from servanda.kernel.terms.document import read_document
from servanda.kernel.terms.method import Method

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "language.md"
BEGIN: Final = "<!-- judged -->\n"
END: Final = "<!-- /judged -->"

DECLARED: Final = """
agreement table "One sentence for each construct".
calendar UTC.
incorporates older "another agreement".
party a "A".
party b "B".
guarantor east "East".
body council "Council".
group fighters "armed groups".
annex maps "maps.geojson".
area zone is annex maps feature "zone".
line border is annex maps feature "border".
place gate "the gate".
state open "open".
act approval.
act report.
act patrol.
act denial.
act shelling.
act fly.
act self-defence.
act pressure is undefined "all pressure".
act admit, admitted.
act release, released.
act hold, held.
kind truck, trucks.
kind prisoner, prisoners.
kind tank, tanks.
kind ceremony.
kind flight.
kind media-event is undefined "media coverage".
annex lists "lists.csv".
list roll of prisoner is annex lists, numbering 40.
moment dawn is the first approval by a.
period phase is 42 days from dawn.
period exchange is each day with release.
period calm is from each approval until the next denial.
period longer is 42 days from dawn, extended until the first report.
period again is 42 days from dawn, renewed for 42 days.
amendment change dated 3 March 2031, agreed by a and b.
waiver leave-off of term 0 dated 3 March 2031, agreed by a and b.
term 0: a shall report by 10 October 2031.
"""

ROWS: Final = (
    ("within D after E", "a shall report within 24 hours after dawn"),
    ("within D after each E", "a shall report within 24 hours after each denial by b"),
    ("immediately after E", "a shall report immediately after dawn"),
    ("by a date, a day of a period, a performance", "a shall report by day 7 of phase"),
    ("by D before E", "a shall report by 24 hours before dawn"),
    ("by D before each E", "a shall report by 24 hours before each release by b"),
    ("from, until, for D from, with a duty", "a shall report for 72 hours from dawn"),
    ("during a period", "a shall report during phase"),
    ("during a period that is extended", "a shall report during longer"),
    ("during a period that is renewed", "a shall report during again"),
    ("during an act", "a shall not shelling during denial"),
    ("no window", "a shall report"),
    ("in parallel with a term", "a shall report, in parallel with term 0"),
    ("to be agreed", "a shall report by dawn, to be agreed by a and b"),
    ("each day, week, N months", "a shall admit 600 trucks each day from dawn"),
    ("each named day", "a shall admit 600 trucks each exchange"),
    ("each day of a period that recurs", "a shall admit 600 trucks each day during calm"),
    ("pro-rata", "a shall admit 600 trucks each day from dawn, pro-rata"),
    ("for each E", "a shall release 15 prisoners for each prisoner released by b"),
    (
        "for each N E within D",
        ("a shall release 15 prisoners for each 9 prisoners released by b within 2 days"),
    ),
    (
        "amounts per trigger",
        (
            "a shall release 3 prisoners per prisoner within 2 days after each "
            "prisoner released by b"
        ),
    ),
    ("every, at least, between, percent of a list", "a shall release every prisoner on roll"),
    ("a duty with at most", "a shall admit at most 3 trucks by dawn"),
    (
        "including parts, counted at a point by whom",
        ("a shall admit 600 trucks each day from dawn, counted at gate by council"),
    ),
    ("an amount of time", "a shall hold flight for at least 10 hours each day"),
    ("shall not, no party shall", "no party shall fly in zone from dawn"),
    ("a ban on things partly undefined", "no party shall hold ceremony or media-event"),
    ("undefined words", "a shall pressure"),
    ("leave areas", "a shall leave zone within 24 hours after dawn"),
    ("stay out of areas", "a shall stay out of zone from dawn"),
    ("keep at most N", "a shall keep at most 100 tanks in zone from dawn"),
    ("keep at least D from a line", "a shall keep tanks at least 5 km from border"),
    ("keep within D of a line", "a shall keep tanks within 2 km of border"),
    ("keep in an area", "a shall keep tanks in zone"),
    ("keep in a state", "a shall keep gate open"),
    ("prevent, with measures", "a shall prevent shelling by fighters, judged by patrol"),
    ("prevent, without", "a shall prevent shelling by fighters"),
    ("endeavour, with measures", "a shall endeavour to report, judged by patrol"),
    ("endeavour, without", "a shall endeavour to report"),
    ("may", "council may report"),
    (
        "as long as, invoked, confirmed, automatically",
        (
            "a shall stay out of zone from dawn, "
            "as long as b keeps term 0, invoked by notice, confirmed by council"
        ),
    ),
    ("except, in a ban", "a shall not fly, except self-defence determined by council"),
    ("except, elsewhere", "a shall stay out of zone, except with consent of b"),
    (
        "excused, after a trigger",
        (
            "a shall report within 24 hours after each denial, excused within "
            "2 days after shelling by b"
        ),
    ),
    ("excused, elsewhere", "a shall report by dawn, excused during denial by b"),
    ("time is of the essence", "a shall report by dawn, time is of the essence"),
    ("cured by an act, by ending", "a shall stay out of zone, cured by ending within 2 hours"),
    ("cured by make-up", "a shall admit 600 trucks each day from dawn, cured by make-up"),
    ("in addition to a term", "a shall report by dawn, in addition to term 0"),
    (
        "in place of a term",
        ("a shall report within 2 days after breach of term 0, in place of term 0"),
    ),
    ("as in a term of another agreement", "a shall admit every truck, as in term 9 of older"),
)
"""Each construct, and a sentence that uses it."""

UNDEFINED: Final = "cannot verify: wording undefined"
_DUTIES: Final = {
    "Deadline": "a deadline",
    "Withdrawal": "a withdrawal",
    "Quota": "a quota",
    "Response": "a response",
    "Ratio": "a ratio",
    "Ban": "a prohibition",
    "Absence": "an absence",
    "Cap": "a cap",
}


def table() -> str:
    """The table, with what the lowering says of each row."""
    lines = ["| construct | example | judged |", "|---|---|---|"]
    lines.extend(f"| {words} | `{sentence}` | {said(sentence)} |" for words, sentence in ROWS)
    return "\n".join(lines) + "\n"


def said(sentence: str) -> str:
    """What becomes of one sentence. Raises ValueError for one that the language refuses."""
    text = f"## 1\n\n```terms\n{DECLARED}term X: {sentence}.\n```\n"
    document, wrong = read_document(text, "table.md")
    checked = check_document(document, None)
    # the sentences stand under no words here, so that the numbers are not held against any
    errors = [d for d in checked.diagnostics if d.severity is Severity.ERROR]
    if wrong or any(d.code[:2] in ("T2", "T3") for d in errors):
        raise ValueError(f"{sentence}: {wrong or errors}")
    plan, _ = lower(checked, Method("table", 1, "1 January 2031"), Calendar("UTC", UTC), Annexes())
    left_out = [words for key, words in plan.unjudged if key.id == "X"]
    made = next((term for term in plan.terms if term.key.id == "X"), None)
    if made is None:
        return "**not yet**"
    return "; ".join([_as(made), *(f"left out: {words}" for words in left_out)])


def _as(made: TermPlan) -> str:
    match made.duty:
        case Permission():
            return "standing only"
        case Undefined():
            return UNDEFINED
        case Deadline(needs=needs) if any(need.pattern.undefined for need in needs):
            return UNDEFINED
        case duty:
            return f"as {_DUTIES[type(duty).__name__]}"


def renewed(page: str) -> str:
    """The page with the table as it is now."""
    head, rest = page.split(BEGIN)
    _, tail = rest.split(END)
    return f"{head}{BEGIN}\n{table()}\n{END}{tail}"


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
