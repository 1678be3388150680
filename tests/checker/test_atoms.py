"""The checker's standard and the engine's were written apart and say the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from servanda.kernel import standard
from servanda.kernel.base import Between, Range
from servanda.kernel.facts import (
    Amounts,
    Claim,
    Facts,
    Gap,
    Incident,
    Located,
    Part,
    Stance,
    Times,
    Truth,
)
from servanda.kernel.terms.method import Method, Standard
from servanda.kernel.verdicts.checking import atoms

METHOD = Method("case", 1, "2031-03-01")


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim by one of a few groups, of any grade, perhaps a determination."""
    low = draw(st.integers(0, 4))
    return Claim(
        id=draw(st.sampled_from("pqrstuvw")),
        source="s",
        group=draw(st.sampled_from("xyz")),
        side=draw(st.sampled_from((None, "a", "b"))),
        grade=draw(st.sampled_from(("A1", "B2", "B3", "C2", "F6"))),
        stance=draw(st.sampled_from(Stance)),
        published=None,
        recorded=0,
        time=Between(low, low + draw(st.integers(0, 2))),
        amount=Range(low, draw(st.sampled_from((None, low, low + 2)))),
        determination=draw(st.sampled_from((False, False, False, True))),
    )


@st.composite
def methods(draw: st.DrawFn) -> Method:
    """A standard of one or two sources, with determinations or without."""
    rule = Standard(
        draw(st.integers(1, 2)), draw(st.sampled_from(("B2", "C3"))), draw(st.booleans())
    )
    return replace(METHOD, standard=rule, contest_grade=draw(st.sampled_from(("B2", "C3"))))


@given(st.lists(claims(), max_size=4), st.lists(claims(), max_size=4), methods())
def test_an_atom_is_what_the_standard_makes_it(
    pro: list[Claim], con: list[Claim], method: Method
) -> None:
    assert atoms.atom(pro, con, method) is standard.truth(pro, con, method)


@given(st.lists(claims(), max_size=5), methods())
def test_an_amount_is_what_the_standard_makes_it(told: list[Claim], method: Method) -> None:
    expected = standard.amounts(told, method)
    found, _ = atoms.value_ranges(told, method)
    assert tuple(found) == (() if expected is None else expected.choices)


@given(st.lists(claims(), max_size=5), methods())
def test_a_time_is_what_the_standard_makes_it(told: list[Claim], method: Method) -> None:
    expected = standard.times(told, method)
    timed = [replace(c, amount=Range(c.time.lo, c.time.hi)) for c in told if c.time is not None]
    found, _ = atoms.value_ranges(timed, method)
    choices = () if expected is None else expected.choices
    assert [(r.lo, r.hi) for r in found] == [(c.lo, c.hi) for c in choices]


def _told(name: str, **more: object) -> Claim:
    plain = Claim(
        name,
        name,
        name,
        None,
        "B2",
        Stance.AFFIRMS,
        None,
        0,
        time=Between(5, 5),
        amount=Range(1, 1),
        actor="a",
        place="north",
    )
    return replace(plain, **more)  # type: ignore[arg-type]


SHELLING = Incident(
    "s",
    "shell",
    Times((Between(5, 5),)),
    Amounts((Range(1, 1),)),
    (Part("a", Truth.TRUE, Truth.TRUE, Truth.TRUE, Truth.TRUE),),
    places=(Located("north", Truth.TRUE),),
    claims=(_told("one"), _told("two")),
)


def weighed(incident: Incident) -> list[str]:
    """The checker's objections to the one fact of a record."""
    return list(atoms.weighed(Facts((incident,)), {"s"}, METHOD))


def test_a_fact_that_its_claims_bear_out_stands() -> None:
    assert weighed(SHELLING) == []


def test_a_fact_stronger_than_its_claims_is_objected_to() -> None:
    assert weighed(replace(SHELLING, claims=(_told("one"),))) != []


def test_a_bearers_own_denial_disputes_the_duty_and_not_the_ban() -> None:
    own = _told("own", stance=Stance.DENIES, side="a", actor="a")
    told = replace(SHELLING, claims=(*SHELLING.claims, own))
    assert weighed(told) != []
    part = Part("a", Truth.TRUE, Truth.TRUE, Truth.DISPUTED, Truth.TRUE)
    assert weighed(replace(told, parts=(part,))) == []


def test_another_time_amount_or_place_than_the_claims_is_objected_to() -> None:
    moved = replace(SHELLING, time=Times((Between(4, 5),)))
    more = replace(SHELLING, amount=Amounts((Range(1, 2),)))
    vague = replace(SHELLING, places=(Located("north", Truth.GAP),))
    assert all(weighed(one) != [] for one in (moved, more, vague))


def test_a_place_is_not_called_too_coarse_that_one_claim_puts_in_the_area() -> None:
    part = Part("a", Truth.GAP, Truth.GAP, Truth.GAP, Truth.GAP)
    one = replace(SHELLING, claims=(_told("one"),), parts=(part,))
    few = Located("north", Truth.GAP, (Gap.BELOW_STANDARD,))
    assert weighed(replace(one, places=(few,))) == []
    (objection,) = weighed(replace(one, places=(Located("north", Truth.GAP),)))
    assert "in north: it is open by its claims for" in objection


def test_facts_without_claims_are_taken_as_given() -> None:
    assert weighed(replace(SHELLING, claims=())) == []
