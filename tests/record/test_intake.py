from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from servanda.kernel.base import Json, Range, canonical
from servanda.kernel.facts import Stance
from servanda.record.entries import (
    Act,
    ActOfLaw,
    Count,
    Coverage,
    Crossing,
    EntryType,
    Hedged,
    Level,
    Retraction,
    Stay,
    Stretch,
    Where,
)
from servanda.record.fields import FIELDS
from servanda.record.flaws import Flaw
from servanda.record.intake import LIMITS, Desk, json_row
from servanda.record.reading import read_entry
from tests.record.rows import CAME_IN, DESK, RELEASE, at, hints, one, reasons, taken

ZONED = replace(DESK, zone="Asia/Gaza")


# ------------------------------------------------------------------------- what good rows say


def test_an_act_says_who_did_what_to_what_where_and_when() -> None:
    said = one(
        RELEASE
        | {
            "id": "r1",
            "kind": "detainee",
            "list": "list-1",
            "to": "northland",
            "under": "term 5b",
            "place": {"possible": ["entry"]},
            "amount": {"text": "almost 20"},
            "grade": "B2",
            "published": "2031-10-12T09:00:00Z",
            "stance": "denies",
            "incident": "release-of-12-october",
            "determination": True,
        }
    )
    eight = at("2031-10-12T08:00:00Z")
    assert said.content == Act(
        act="release",
        time=Stretch(eight, eight, eight + 1),
        kind="detainee",
        roll="list-1",
        by=("southland",),
        to="northland",
        under="term 5b",
        place=Where((), ("entry",)),
        amount=Hedged("almost 20"),
    )
    assert said.testimony.grade == "B2"
    assert said.testimony.stance is Stance.DENIES
    assert said.testimony.incident == "release-of-12-october"
    assert said.testimony.published == at("2031-10-12T09:00:00Z")
    assert said.testimony.determination


def test_what_a_row_leaves_out_is_not_made_up() -> None:
    row = {key: value for key, value in RELEASE.items() if key != "by"}
    said = one(row)
    assert isinstance(said.content, Act)
    assert said.content.by == ()
    assert said.content.amount == Range(1, 1)
    assert said.content.place == Where()
    assert said.testimony.grade == "F6"
    assert said.testimony.published is None
    assert said.testimony.incident is None


def test_a_list_of_actors_is_one_of_these() -> None:
    said = one(RELEASE | {"by": ["northland", "southland"]})
    assert isinstance(said.content, Act)
    assert said.content.by == ("northland", "southland")


def test_a_count_is_the_sources_own_unless_it_names_a_counter() -> None:
    row: dict[str, Json] = {
        "type": "count",
        "kind": "truck",
        "period": {"from": "2025-10-10", "to": "2025-12-07"},
        "zone": "Asia/Gaza",
        "amount": {"lo": 600, "hi": 800},
        "each_day": True,
        "source": "agency-a",
    }
    said = one(row).content
    assert isinstance(said, Count)
    assert (said.counter, said.each_day, said.amount) == ("agency-a", True, Range(600, 800))
    relayed = one(row | {"counter": "agency-b"}).content
    assert isinstance(relayed, Count)
    assert relayed.counter == "agency-b"


def test_stays_crossings_and_levels_are_read() -> None:
    where: dict[str, Json] = {"unit": "unit 7", "place": "z1", "source": "task-force"}
    time = "2031-10-12T08:00:00Z"
    stay = one(where | {"type": "stay", "from": time})
    into = one(where | {"type": "entry", "time": time})
    out = one(where | {"type": "exit", "time": time})
    level = one(
        {
            "type": "level",
            "kind": "tank",
            "place": "z1",
            "time": time,
            "amount": 3,
            "source": "task-force",
        }
    )
    assert isinstance(stay.content, Stay)
    assert stay.content.until is None
    assert isinstance(into.content, Crossing)
    assert isinstance(out.content, Crossing)
    assert (into.content.inward, out.content.inward) == (True, False)
    assert isinstance(level.content, Level)
    assert level.content.amount == Range(3, 3)


def test_coverage_without_bounds_is_of_everything() -> None:
    said = one(
        {
            "type": "coverage",
            "period": "2031-10-12",
            "zone": "Asia/Gaza",
            "source": "task-force",
            "access": "denied",
            "acts": "shell",
        }
    ).content
    assert isinstance(said, Coverage)
    assert (said.acts, said.kinds, said.places, said.denied) == (("shell",), None, None, True)


def test_an_act_of_law_is_witnessed_by_the_log_itself() -> None:
    said = one(
        {
            "type": "determination",
            "by": "task-force",
            "about": ["term 2", "incident-4"],
            "finding": "yes",
            "time": "2031-10-12T08:00:00Z",
        }
    )
    assert said.testimony.source == "desk"
    assert isinstance(said.content, ActOfLaw)
    assert said.content.by == ("task-force",)
    assert said.content.about == ("term 2", "incident-4")
    assert said.content.effect == said.content.time


def test_each_type_of_entry_has_fields_and_can_be_read() -> None:
    assert set(FIELDS) == set(EntryType)
    for kind, fields in FIELDS.items():
        assert len({field.name for field in fields}) == len(fields), kind
        assert any(field.required for field in fields), kind


def test_a_retraction_names_what_it_withdraws() -> None:
    said = one({"type": "retraction", "of": "r1", "reason": "mistaken place"}).content
    assert said == Retraction("r1", "mistaken place")


# ----------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("{'type': 'act'}", "R101"),
        ("[1, 2]", "R101"),
        ('"act"', "R101"),
        ('{"type": "act",}', "R101"),
        ('{"type": "act"', "R101"),
        ('{"type": "act", "act": "a", "act": "b"}', "R102"),
        ('{"type": "act", "place": {"in": "a", "in": "b"}}', "R102"),
        ('{"type": "act", "amount": NaN}', "R103"),
        ('{"type": "act", "amount": -Infinity}', "R103"),
        ('{"type": "act", "amount": 1.5}', "R103"),
        ('{"type": "act", "amount": 1e400}', "R103"),
        ('{"type": "act", "amount": 9007199254740993}', "R103"),
        ('{"type": "act", "amount": ' + "9" * 5000 + "}", "R103"),
        ('{"type": "act", "text": "\\ud83d"}', "R104"),
        ('{"\\udc00": 1, "type": "act"}', "R104"),
        ("[" * 20_000, "R105"),
        ('{"type": "act", "text": "' + "x" * LIMITS.row_bytes + '"}', "R105"),
        ('{"act": "release"}', "R106"),
        ('{"type": 7}', "R106"),
    ],
)
def test_a_row_that_is_no_json_object_of_one_meaning_is_refused(row: str, code: str) -> None:
    assert [found[1] for found in reasons(row)] == [code]


def test_brackets_inside_text_are_not_nesting() -> None:
    assert not reasons(RELEASE | {"text": "[[[[[[[[[[[{{{{{{{{{"})


def test_a_misspelt_field_is_named_with_the_field_it_is_near_to() -> None:
    row = {key: value for key, value in RELEASE.items() if key != "time"} | {"tiem": "2031-10-12"}
    assert reasons(row) == [(1, "R107", "tiem")]
    assert hints(row) == ['did you mean "time"?']


def test_a_field_of_another_type_is_unknown_here() -> None:
    assert reasons(RELEASE | {"each_day": True}) == [(1, "R107", "each_day")]


def test_all_that_is_wrong_with_a_row_is_said_at_once() -> None:
    row: dict[str, Json] = {"type": "act", "time": "soon", "grade": "Z9", "by": "North Land"}
    found = reasons(row)
    assert sorted(found) == [
        (1, "R108", "act"),
        (1, "R108", "source"),
        (1, "R110", "by"),
        (1, "R111", "time"),
        (1, "R116", "grade"),
    ]


@pytest.mark.parametrize("field", [field.name for field in FIELDS[EntryType.ACT]])
def test_null_is_never_taken_for_an_absent_field(field: str) -> None:
    assert reasons(RELEASE | {field: None}) == [(1, "R109", field)]


def test_a_bad_row_never_stops_the_rest() -> None:
    result = taken("{", RELEASE, "nonsense", RELEASE | {"amount": 2}, "")
    assert [row.line for row in result.rejected] == [1, 3]
    assert [row.line for row in result.accepted] == [2, 4]
    assert [row.row for row in result.rejected] == ["{", "nonsense"]


def test_bytes_that_are_no_text_spoil_only_their_own_row() -> None:
    good = json.dumps(RELEASE)
    broken = good.encode().replace(b"southland", b"s\xfcdland")
    text = (good.encode() + b"\n" + broken).decode("utf-8", "surrogateescape")
    result = taken(text)
    assert [(row.line, row.diagnostics[0].code) for row in result.rejected] == [(2, "R104")]
    assert "s\\xfcdland" in result.rejected[0].row
    assert len(result.accepted) == 1


def test_byte_order_mark_and_windows_line_ends_are_no_part_of_a_row() -> None:
    text = "\ufeff" + json.dumps(RELEASE) + "\r\n" + json.dumps(RELEASE | {"amount": 2}) + "\r\n"
    assert len(taken(text).accepted) == 2


def test_a_row_may_not_say_when_it_was_recorded_unless_the_case_is_bundled() -> None:
    row = RELEASE | {"recorded": "2031-10-12T07:00:00Z", "recorder": "else-where"}
    assert reasons(row) == [(1, "R120", "recorded"), (1, "R120", "recorder")]
    bundled = taken(row, desk=Desk("desk", None)).accepted[0].entry
    assert (bundled.recorded, bundled.recorder) == (at("2031-10-12T07:00:00Z"), "else-where")
    assert "recorded" not in bundled.body
    assert reasons(RELEASE, desk=Desk("desk", None)) == [(1, "R120", "recorded")]


def test_more_rows_than_the_limit_are_refused_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("servanda.record.intake.LIMITS", LIMITS._replace(rows=3))
    result = taken(*[RELEASE | {"amount": n} for n in range(1, 8)])
    assert len(result.accepted) == 3
    assert [(row.line, row.diagnostics[0].code) for row in result.rejected] == [(4, "R105")]


# -------------------------------------------------------------------------------- zones


def test_the_desks_zone_is_written_into_a_row_that_needs_one() -> None:
    entry = taken(RELEASE | {"time": "2031-10-12"}, desk=ZONED).accepted[0].entry
    assert entry.body["zone"] == "Asia/Gaza"


def test_a_row_that_needs_no_zone_gets_none_so_that_it_stays_the_same_row() -> None:
    assert "zone" not in taken(RELEASE, desk=ZONED).accepted[0].entry.body


def test_the_rows_own_zone_is_kept_and_a_wrong_one_is_not_replaced() -> None:
    own = taken(RELEASE | {"time": "2031-10-12", "zone": "Africa/Cairo"}, desk=ZONED)
    assert own.accepted[0].entry.body["zone"] == "Africa/Cairo"
    wrong = RELEASE | {"time": "2031-10-12", "zone": "Asia/Gazza"}
    assert reasons(wrong, desk=ZONED) == [(1, "R112", "zone")]


def test_the_desks_zone_reaches_the_entry_inside_a_correction() -> None:
    row: dict[str, Json] = {
        "type": "correction",
        "supersedes": "r1",
        "entry": RELEASE | {"time": "2031-10-12"},
    }
    body = taken(row, desk=ZONED).accepted[0].entry.body
    assert isinstance(body["entry"], dict)
    assert body["entry"]["zone"] == "Asia/Gaza"
    assert "zone" not in body


# -------------------------------------------------------------------------------- corrections


@pytest.mark.parametrize(
    ("inner", "code", "field"),
    [
        ({"type": "retraction", "of": "r1"}, "R118", "entry"),
        ({"type": "correction", "supersedes": "r1", "entry": {}}, "R118", "entry"),
        (RELEASE | {"id": "r2"}, "R118", "entry.id"),
        (RELEASE | {"tiem": "x"}, "R107", "entry.tiem"),
        ({"act": "release"}, "R106", "entry.type"),
        ("r2", "R109", "entry"),
    ],
)
def test_a_correction_holds_one_whole_assertion(inner: Json, code: str, field: str) -> None:
    row: dict[str, Json] = {"type": "correction", "supersedes": "r1", "entry": inner}
    assert reasons(row) == [(1, code, field)]


def test_no_reference_may_look_like_a_content_hash() -> None:
    assert reasons(RELEASE | {"id": "sha256:00"}) == [(1, "R110", "id")]


# --------------------------------------------------------------------------------- identity


def test_the_order_of_fields_makes_no_other_entry() -> None:
    backwards = dict(reversed(list(RELEASE.items())))
    first, second = taken(RELEASE, backwards).accepted
    assert first.entry.id == second.entry.id


def test_an_entrys_id_covers_all_that_it_says_and_not_its_position() -> None:
    entry = taken(RELEASE).accepted[0].entry
    assert entry.at(7).id == entry.id
    for other in (
        replace(entry, recorder="else-where"),
        replace(entry, recorded=CAME_IN + 1),
        replace(entry, body=dict(entry.body) | {"text": "x"}),
        replace(entry, type=EntryType.COUNT),
    ):
        assert other.id != entry.id


# --------------------------------------------------------------------------------- robustness


def test_any_mutation_of_a_row_is_taken_or_refused_with_a_hint_and_never_raises(
    seed: int, full: bool
) -> None:
    rng = random.Random(seed)
    rows = [
        RELEASE | {"id": "r1", "place": {"possible": ["z1"]}, "amount": {"lo": 1, "hi": 3}},
        {"type": "correction", "supersedes": "r1", "entry": RELEASE, "source": "task-force"},
        {
            "type": "count",
            "kind": "truck",
            "period": {"from": "2025-10-10", "to": "2025-12-07"},
            "zone": "Asia/Gaza",
            "amount": 25700,
            "source": "agency-a",
        },
    ]
    refused = 0
    for _ in range(20_000 if full else 1_500):
        text = json.dumps(rng.choice(rows))
        for _ in range(rng.randint(1, 3)):
            spot = rng.randrange(len(text))
            text = (
                rng.choice(
                    [
                        text[:spot] + text[spot + 1 :],
                        text[:spot] + chr(rng.randrange(1, 0x3000)) + text[spot + 1 :],
                        text[:spot] + text[spot : spot + 9] * 2 + text[spot + 9 :],
                        text[:spot],
                    ]
                )
                or "x"
            )
        result = taken(text)
        for accepted in result.accepted:
            read_entry(accepted.entry)
            canonical(accepted.entry.to_json())
        for row in result.rejected:
            refused += 1
            assert row.diagnostics
            assert all(d.hint and d.message and d.span.line >= 1 for d in row.diagnostics)
    assert refused > 1_000


def test_rows_are_read_without_a_file_too() -> None:
    assert json_row('{"type": "act"}') == {"type": "act"}
    assert isinstance(json_row("{"), Flaw)
