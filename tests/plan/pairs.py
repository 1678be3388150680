"""Pairs of an agreement and its plan: each file of `pairs/` holds both.

A pair is a document with its title, the words of a clause, ```terms, ```method, tables of annexes
(```annex NAME FILE) and, last, ```plan: the plan as text and what the lowering had to tell.
`python -m tests.plan.pairs --reset` writes the plans anew; the difference is yours to read.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from servanda.kernel.base import Calendar
from servanda.kernel.plan.annexes import read_annexes
from servanda.kernel.plan.lower import calendar_rules, lower
from servanda.kernel.plan.operators import Plan
from servanda.kernel.plan.show import show_plan
from servanda.kernel.source import Diagnostic, Severity
from servanda.kernel.terms.check import Checked, check_document
from servanda.kernel.terms.document import read_document
from servanda.kernel.terms.method import Method
from servanda.kernel.terms.method_parser import read_method

FOLDER = Path(__file__).parent / "pairs"
_BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text: str, label: str) -> list[tuple[list[str], str]]:
    """The fenced blocks of one label: the words after it, and the text inside."""
    return [(m[2].split(), m[3]) for m in _BLOCK.finditer(text) if m[1] == label]


def read(text: str) -> tuple[Checked, Method]:
    """The checked agreement and the method of a document; fails the test on any error in them."""
    method, wrong = read_method(blocks(text, "method")[0][1], "method.md")
    document, found = read_document(text, "agreement.md")
    checked = check_document(document, method, [*found, *wrong])
    errors = [d for d in checked.diagnostics if d.severity is Severity.ERROR]
    assert not errors, errors
    return checked, method


def lowered(text: str) -> tuple[Plan, list[Diagnostic]]:
    """The plan of a document and what was found on the way."""
    checked, method = read(text)
    assert checked.zone is not None
    end_of_day, _ = calendar_rules(checked, method)
    calendar = Calendar(checked.zone, ZoneInfo(checked.zone), end_of_day)
    tables = {words[0]: (words[1], table) for words, table in blocks(text, "annex")}
    annexes, wrong = read_annexes(tables)
    plan, found = lower(checked, method, calendar, annexes)
    return plan, [*wrong, *found]


def told(text: str) -> str:
    """The plan and the findings of a document, as its last block holds them."""
    plan, found = lowered(text)
    lines = [f"{d.code} {d.severity}: {d.message}" for d in found]
    return show_plan(plan) + ("\n" + "\n".join(lines) + "\n" if lines else "")


def reset() -> None:
    """Write every plan anew."""
    for path in sorted(FOLDER.glob("*.md")):
        text = path.read_text("utf-8")
        start = text.index("```plan\n") + len("```plan\n")
        path.write_text(text[:start] + told(text) + "```\n", "utf-8")


if __name__ == "__main__" and sys.argv[1:] == ["--reset"]:
    reset()
