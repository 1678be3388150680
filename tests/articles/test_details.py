"""Places, amounts, times and acts that were once missed or misread, each in one sentence."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.field.articles.candidates import Candidate, Format
from servanda.field.articles.reading import read_article

PUBLISHED = date(2031, 10, 14)


def first(text: str) -> Candidate:
    """The first statement of a text."""
    return read_article(f"A heading\n\n{text}", Format.TEXT, PUBLISHED).candidates[0]


# ---------------------------------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Trucks returned to Osgard.", ["Osgard"], id="to, after what moves"),
        pytest.param("The list was handed over to Southland.", [], id="to, given to somebody"),
        pytest.param("Aid reached the city of Brae.", ["Brae"], id="the city of"),
        pytest.param(
            "Camps opened in Ayle, Brae, and Corr, officials of the towns.",
            ["Ayle", "Brae", "Corr"],
            id="a list",
        ),
        pytest.param(
            "Clashes broke out in areas including Ayle, Brae and Corr.",
            ["Ayle", "Brae", "Corr"],
            id="areas including",
        ),
        pytest.param("In Ayle, Bo and Marsh signed the deal.", ["Ayle"], id="names after a lead"),
        pytest.param("Talks were held in Ayle, Norway.", ["Ayle", "Norway"], id="town and state"),
        pytest.param(
            "Shells fell in the Northlandian capital Brae on Monday.",
            ["the Northlandian capital Brae"],
            id="capital before its name",
        ),
        pytest.param(
            "Shells fell in Northland’s north-western Ayle region.",
            ["Northland’s north-western Ayle region"],
            id="a state's region",
        ),
        pytest.param(
            "The road between Ayle and Brae was closed.", ["Ayle", "Brae"], id="a road between"
        ),
        pytest.param("Talks between Ayle and Brae failed.", [], id="talks between"),
        pytest.param(
            "Drones struck the countryside of Ayle.", ["Ayle"], id="a kind of place, no preposition"
        ),
        pytest.param(
            "Shells fell along the Line of Control.", ["the Line of Control"], id="a name with of"
        ),
        pytest.param("Shots were fired in Ayle del Sur.", ["Ayle del Sur"], id="a name with del"),
        pytest.param("The army said calm held in Ayle a day later.", ["Ayle"], id="a day after"),
        pytest.param("Rockets fell into Israeli airspace.", [], id="an adjective"),
        pytest.param("The text was printed in Burmese.", [], id="a language"),
        pytest.param("The team left during the Ayle peace process.", [], id="a process"),
        pytest.param(
            "A plane left the southern Northlandian city of Brae.", ["Brae"], id="a nation's city"
        ),
        pytest.param(
            "A plane left for Northland’s rebel-held capital Brae.",
            ["Northland’s rebel-held capital Brae"],
            id="a held capital",
        ),
        pytest.param(
            "Troops moved south of the Blue Line and the Ayle River.",
            ["the Blue Line", "Ayle River"],
            id="a line and a river",
        ),
        pytest.param(
            "Shots were fired in the Corr region of Upper Ayle.",
            ["Corr region", "Upper Ayle"],
            id="a region of a region",
        ),
        pytest.param("Men were handed to the Red Cross.", [], id="a body to hand to"),
        pytest.param("They took them to the Egyptians.", [], id="a people"),
        pytest.param("Men came home to the Ayle-held north.", [], id="held by whom"),
        pytest.param("The first team left Kabul in April.", ["Kabul"], id="a capital that is left"),
        pytest.param(
            "Civilians fled South Ayle and went on to North Ayle and South Corr.",
            ["North Ayle", "South Corr"],
            id="directions in names",
        ),
        pytest.param(
            "Blasts rocked northern Israel on Monday.", ["northern Israel"], id="a part of a state"
        ),
        pytest.param("They were driven out of South Ayle.", ["South Ayle"], id="out of"),
        pytest.param(
            "It met the regions of South Ayle and Brae.", ["South Ayle", "Brae"], id="regions of"
        ),
        pytest.param("Talks go on via Skype.", [], id="a means"),
        pytest.param("They walked along the UNFICYP patrol route.", [], id="a body's route"),
        pytest.param(
            "He met the envoy in Cyprus, Ann Roe.", ["Cyprus"], id="a person after a place"
        ),
        pytest.param(
            "They hid around the lakeside capital Brae.",
            ["the lakeside capital Brae"],
            id="lakeside",
        ),
        pytest.param("They are the poorest in the Arab world.", [], id="a world"),
        pytest.param(
            "The committee will govern the Ayle Strip.", ["Ayle Strip"], id="stands without lead"
        ),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert list(first(text).places) == places


# --------------------------------------------------------------------------------------- amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        pytest.param("Four more flights will follow.", ["Four more flights"], id="a capital"),
        pytest.param("The river is 30km away.", ["30km"], id="a unit without a space"),
        pytest.param(
            "Of the guards, over half have remained.", ["over half"], id="a fraction without of"
        ),
        pytest.param(
            "In May, 33 out of 120 reports held claims.", ["33 out of 120 reports"], id="out of"
        ),
        pytest.param(
            "The army left five of its bases.", ["five of its bases"], id="five of its bases"
        ),
        pytest.param(
            "The rebels handed over nine of the 28 bodies.",
            ["nine of the 28 bodies"],
            id="a word of a figure",
        ),
        pytest.param(
            "Hands freed 20 live captives.", ["20 live captives"], id="an adjective like a verb"
        ),
        pytest.param(
            "On Monday four of nine coordinated missions failed.",
            ["four of nine coordinated missions"],
            id="a past form before its noun",
        ),
        pytest.param(
            "Shells wounded five people including two boys.",
            ["five people", "two boys"],
            id="a figure inside another's words",
        ),
        pytest.param(
            "Six soldiers died and four wounded were found.",
            ["Six soldiers", "four wounded"],
            id="wounded without a noun",
        ),
        pytest.param("They were taken around 7.50 am on Tuesday.", [], id="a clock with a point"),
        pytest.param("It took nearly two decades of war.", [], id="decades"),
        pytest.param("It will free three times as many men.", [], id="times as many"),
        pytest.param("They agreed on phases one and two of the deal.", [], id="phases"),
        pytest.param("The guns of Post 48 opened fire.", [], id="the number of a name"),
        pytest.param("It sparked a 20-minute shootout.", [], id="minutes"),
    ],
)
def test_amounts(text: str, amounts: list[str]) -> None:
    assert list(first(text).amounts) == amounts


# ----------------------------------------------------------------------------------------- times


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("The truce was extended until August.", "until August", id="until a month"),
        pytest.param("The list was made in 2029.", "in 2029", id="a year"),
        pytest.param("The road is shut until further notice.", "until further notice", id="notice"),
        pytest.param(
            "The army struck a truck on Friday, two days after the truce began.",
            "on Friday",
            id="a day and its distance",
        ),
        pytest.param("It has been broken since it was signed.", "since it was signed", id="it"),
        pytest.param(
            "Despite the truce signed in May 2029, clashes continue.", None, id="a truce's own day"
        ),
        pytest.param(
            "The front, fighting since its birth in 1978, signed a truce in 2003.",
            "in 2003",
            id="two years",
        ),
        pytest.param(
            "He made the claim before the other groups on June 4.", "on June 4", id="before a group"
        ),
        pytest.param(
            "The army intervened in Yemen in March 2015.", "in March 2015", id="a name in -en"
        ),
        pytest.param("Two states agreed a truce on Tuesday.", "on Tuesday", id="agreed on a day"),
        pytest.param("They left over the weekend.", "over the weekend", id="a weekend"),
        pytest.param("A tower beside it fell, immediately beside a post.", None, id="beside"),
        pytest.param(
            "The men detained after clashes in July were to be returned.",
            None,
            id="a subject's month",
        ),
        pytest.param("Families met before next week’s feast.", None, id="a feast's week"),
        pytest.param(
            "The chief last week extended a truce until December 31.",
            "until December 31",
            id="extended until",
        ),
        pytest.param("Men will go home during the truce.", "during the truce", id="a truce"),
        pytest.param("The navy came at 5.45 p.m. today.", "at 5.45 p.m. today", id="a point"),
        pytest.param("Men died in days of clashes.", None, id="days of"),
        pytest.param("The May 10th deadline was missed.", None, id="a deadline's day"),
        pytest.param(
            "No shot was fired after the truce began.", "after the truce began", id="after it began"
        ),
        pytest.param(
            "Rebels broke a truce ahead of a vote scheduled for Sunday.", None, id="a vote's day"
        ),
        pytest.param("Some time ago they built a wall.", "Some time ago", id="some time ago"),
        pytest.param("They will go on for about two days.", "for about two days", id="for about"),
        pytest.param("They return as soon as access permits.", None, id="as soon as"),
    ],
)
def test_the_time_of_an_act(text: str, words: str | None) -> None:
    window = first(text).window
    assert (window.words if window else None) == words


def test_the_day_something_was_asked_on_is_not_the_day_it_is_asked_for() -> None:
    found = first("The front called on mediators on Friday to open the road.")
    assert (found.window, found.said_when) == (None, "on Friday")


def test_a_year_is_its_first_day_to_its_last() -> None:
    window = first("The list was made in 2029.").window
    assert window is not None
    assert (window.first, window.last) == ("2029-01-01", "2029-12-31")


def test_what_once_was_is_no_condition() -> None:
    assert first("Families who once lived from their land now have no income.").condition is None


def test_as_soon_as_is_a_condition_and_as_soon_as_possible_is_none() -> None:
    assert first("Teams will return as soon as access permits.").condition is not None
    assert first("Teams will return as soon as possible.").condition is None


def test_until_a_month_is_no_condition() -> None:
    assert first("The truce was extended until August.").condition is None


# ------------------------------------------------------------------------------------------ acts


@pytest.mark.parametrize(
    ("text", "act"),
    [
        pytest.param(
            "A convoy of urgently needed goods arrived on Monday.",
            ("A convoy of urgently needed goods", "arrived"),
            id="an adverb and a participle",
        ),
        pytest.param(
            "The truce brokered by A and B came into force.",
            ("The truce brokered by A and B", "came"),
            id="what brokered describes",
        ),
        pytest.param(
            "Complaints to envoys tasked with the truce were in vain.",
            ("Complaints to envoys tasked with the truce", "were"),
            id="an unknown participle",
        ),
        pytest.param(
            "Committees affiliated with the front continue their work.",
            ("Committees affiliated with the front", "continue"),
            id="what affiliated describes",
        ),
        pytest.param(
            "A group of Arab states, with others, launched a raid.",
            ("A group of Arab states, with others", "launched"),
            id="states",
        ),
        pytest.param(
            "The rebels are supposed to pull back.",
            ("The rebels", "are supposed to pull back"),
            id="supposed to",
        ),
        pytest.param(
            "Of this number, over half have remained.", ("over half", "have remained"), id="over"
        ),
        pytest.param(
            "The leaders each decreed a truce.", ("The leaders each", "decreed"), id="each"
        ),
        pytest.param("This came after rebels freed two men.", ("rebels", "freed"), id="this came"),
        pytest.param(
            "The delay had impacts on the truce.", ("The delay", "had"), id="a thing that was had"
        ),
        pytest.param(
            "Troops have on several occasions crossed the line.",
            ("Troops", "have on several occasions crossed"),
            id="how often",
        ),
        pytest.param(
            "The first men, accompanied by guards, left the town.",
            ("The first men, accompanied by guards", "left"),
            id="accompanied by",
        ),
        pytest.param(
            "As many as 500 people fled, and rebels blocked trucks.",
            ("As many as 500 people", "fled"),
            id="as many as",
        ),
        pytest.param(
            "At the same time the second boat was adrift.",
            ("the second boat", "was"),
            id="a time without a comma",
        ),
        pytest.param(
            "At least 57 people are reported to have been killed.",
            (None, "are reported to have been killed"),
            id="reported to have been",
        ),
        pytest.param(
            "The mission can not at this moment say who did it.",
            ("The mission", "can not at this moment say"),
            id="at this moment",
        ),
        pytest.param("Two houses were hit.", (None, "were hit"), id="a form that does not change"),
        pytest.param("Trucks wait for hours.", ("Trucks", "wait"), id="a plural at the start"),
        pytest.param(
            "No drone launches had occurred.", ("No drone launches", "had occurred"), id="launches"
        ),
        pytest.param(
            "The deal must be kept, in good faith, by both sides.",
            ("both sides", "must be kept"),
            id="by, after an aside",
        ),
        pytest.param(
            "Both men were to be returned.", (None, "were to be returned"), id="were to be"
        ),
        pytest.param(
            "His return would depend on the deal.", ("His return", "would depend"), id="depend"
        ),
    ],
)
def test_acts(text: str, act: tuple[str, str]) -> None:
    (doing,) = first(text).doings
    assert (doing.actor, doing.verb) == act


def test_who_fires_is_not_who_summons() -> None:
    (doing,) = first("A consul was summoned to hear a protest over firing by the army.").doings
    assert doing.actor is None


def test_what_is_frozen_was_frozen_by_nobody_printed() -> None:
    (doing,) = first("Talks have been frozen since May 2.").doings
    assert (doing.actor, doing.patient) == (None, "Talks")


def test_who_commits_is_the_actor_though_the_name_is_outside_of_the_statement() -> None:
    (doing,) = first("The front agreed to free two men.").doings
    assert doing.actor == "The front"


def test_what_one_is_accused_of_never_doing_is_negated() -> None:
    (doing,) = first("Northland accused the rebels of never fully leaving the town.").doings
    assert (doing.actor, doing.verb, doing.negated) == ("the rebels", "leaving", True)


def test_parties_to_a_conflict_are_whole_when_something_is_asked_of_them() -> None:
    (doing,) = first("“We call on the parties to the war to cease fire,” the envoy said.").doings
    assert (doing.actor, doing.verb) == ("the parties to the war", "cease")


def test_what_was_agreed_that_a_mission_does_is_done_by_the_mission() -> None:
    (doing,) = first("The council agreed on Tuesday that a mission could watch the truce.").doings
    assert (doing.actor, doing.verb) == ("a mission", "could watch")
