from __future__ import annotations

from dataclasses import replace

from servanda.kernel.base import Json
from servanda.record.entries import Entry
from tests.evidence.saying import act, entry, facts


def view(by: str, finding: str, **body: Json) -> Entry:
    told: dict[str, Json] = {"about": ["x", "term 2"], "time": "2031-01-06T10:00"}
    return entry("view", by=by, finding=finding, **(told | body))


def test_a_view_is_kept_with_who_holds_it_and_of_what() -> None:
    (held,) = facts(view("westria", "yes", text="A breach, says the ministry.")).views
    assert (held.by, held.finding, held.about) == ("westria", "yes", ("x", "2"))
    assert held.claim.text == "A breach, says the ministry."


def test_no_view_of_anybody_changes_any_fact() -> None:
    told = [act("a", "press"), act("b", "south-army"), act("c", "north-army", stance="denies")]
    before = facts(*told)
    for by in ("westria", "task-force", "northland", "press"):
        for finding in ("yes", "no", "unclear"):
            after = facts(*told, view(by, finding))
            assert replace(after, views=()) == before
            assert len(after.views) == 1
