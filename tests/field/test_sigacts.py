from __future__ import annotations

import pytest

from tests.field.tables import SIGACTS, bodies, faults, sigact, sigacts

ROW = sigact("2031-10-10 14:05:00", "Mortar", "Coalition Forces", "Milltown")


def test_a_row_becomes_an_act_that_nobody_is_named_for() -> None:
    assert bodies(sigacts(ROW)) == [
        {
            "act": "shelling",
            "time": "2031-10-10T14:05:00",
            "against": "coalition",
            "place": {"possible": ["the-valley"]},
            "zone": "Asia/Gaza",
            "source": "sigacts",
            "grade": "B3",
            "text": "Mortar; target: Coalition Forces; city: Milltown",
        }
    ]


def test_who_acted_is_said_only_where_the_mapping_says_it_of_the_whole_table() -> None:
    (body,) = bodies(sigacts(ROW, mapping='by = ["group-a", "group-b"]\n' + SIGACTS))
    assert body["by"] == ["group-a", "group-b"]


def test_what_is_empty_is_not_said() -> None:
    (body,) = bodies(sigacts(sigact("2031-10-10 14:05:00", "Mortar", "", "")))
    assert not {"against", "place", "by"} & set(body)
    assert body["text"] == "Mortar; no target named; no city named"


def test_a_listed_target_that_is_nobody_of_the_agreement_is_left_out() -> None:
    (body,) = bodies(sigacts(ROW | {"target": "Civilians"}))
    assert "against" not in body


def test_every_area_of_a_city_is_only_possible() -> None:
    (body,) = bodies(sigacts(ROW | {"city": "Hit"}))
    assert body["place"] == {"possible": ["hit", "the-coast"]}


@pytest.mark.parametrize(
    ("row", "reasons"),
    [
        (sigact("", "Attack Type", "Target", "City"), [("F103", "")]),
        (sigact("", "Attack Type", "Target   City", ""), [("F103", "")]),
        (ROW | {"time": ""}, [("F108", "time")]),
        (ROW | {"time": "10/10/2031 14:05"}, [("F108", "time")]),
        (ROW | {"event_type": "Morter"}, [("F105", "event_type")]),
        (ROW | {"event_type": ""}, [("F108", "event_type")]),
        (ROW | {"target": "Coalition Forces   Mill"}, [("F104", "target")]),
        (ROW | {"target": "Milltown"}, [("F104", "target")]),
        (ROW | {"target": "e Coalition Forces"}, [("F105", "target")]),
        (ROW | {"city": "Coalition Forces"}, [("F104", "city")]),
        (ROW | {"city": "Target"}, [("F104", "city")]),
        (ROW | {"city": "Civilians   Milltown"}, [("F104", "city")]),
        (
            sigact("", "Mort", "Milltown", "Target"),
            [("F108", "time"), ("F105", "event_type"), ("F104", "target"), ("F104", "city")],
        ),
    ],
)
def test_what_is_not_plainly_an_incident_is_rejected_with_every_reason(
    row: dict[str, str], reasons: list[tuple[str, str]]
) -> None:
    taken = sigacts(row, ROW)
    assert faults(taken) == [reasons]
    assert len(bodies(taken)) == 1, "the row beside it is kept"


def test_a_rejected_row_is_kept_as_it_came() -> None:
    (rejected,) = sigacts(ROW | {"target": "Coalition Forces   Mill"}).intake.rejected
    assert rejected.row == "2031-10-10 14:05:00,Mortar,Coalition Forces   Mill,Milltown"
    assert rejected.line == 2


def test_a_misspelt_word_is_shown_with_the_listed_one_and_never_put_right() -> None:
    (rejected,) = sigacts(ROW | {"event_type": "Morter"}).intake.rejected
    assert '"Mortar" was meant' in rejected.diagnostics[0].hint


def test_an_unlisted_city_is_left_unsaid_or_rejected_as_the_mapping_says() -> None:
    row = ROW | {"city": "Newtown"}
    (body,) = bodies(sigacts(row))
    assert "place" not in body
    assert "Newtown" in str(body["text"])
    strict = 'unlisted_places = "reject"\n' + SIGACTS
    assert faults(sigacts(row, mapping=strict)) == [[("F105", "city")]]


def test_rows_of_the_same_words_are_one_entry_or_as_many_as_the_mapping_says() -> None:
    once = sigacts(ROW, ROW)
    assert once.intake.accepted[0].entry.content == once.intake.accepted[1].entry.content
    each = 'same_words = "each"\n' + SIGACTS
    first, second, other = (
        body["id"] for body in bodies(sigacts(ROW, ROW, ROW | {"city": ""}, mapping=each))
    )
    assert (str(first)[:-1], str(first)[-1], str(second)[-1]) == (str(second)[:-1], "1", "2")
    assert str(other)[:-1] != str(first)[:-1]
    again = bodies(sigacts(ROW, ROW, mapping=each))
    assert [body["id"] for body in again] == [first, second], "the same whenever it is read"


def test_a_clock_time_that_did_not_occur_is_rejected() -> None:
    gap = 'zone = "Asia/Baghdad"\n' + SIGACTS
    assert faults(sigacts(ROW | {"time": "2004-04-01 03:00:00"}, mapping=gap)) == [
        [("R113", "time")]
    ]
