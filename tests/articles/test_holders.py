"""Holders and stances that were once wrong or missed, each in its smallest text."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.field.articles.candidates import Candidate, Format
from servanda.field.articles.reading import read_article
from servanda.field.articles.stances import Stance

PUBLISHED = date(2031, 10, 14)


def read(text: str) -> tuple[Candidate, ...]:
    """The statements of a text under a heading."""
    return read_article(f"A heading\n\n{text}", Format.TEXT, PUBLISHED).candidates


def chains(text: str) -> list[list[str | None]]:
    """Who says each statement, the innermost last."""
    return [[mention.head for mention in one.chain] for one in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“The pause holds,” the envoy, Ann Roe, said, citing clashes in the city of Brae.",
            [["Ann Roe"]],
            id="clashes do not speak",
        ),
        pytest.param(
            "The army opened fire, citing it as a breach of the truce.", [[]], id="citing it as"
        ),
        pytest.param(
            "A plane flew home, Bo Marsh, the commander of the force, said in a video.",
            [["Bo Marsh"]],
            id="a description after the name",
        ),
        pytest.param(
            "Tension grows, Bo Marsh, mission chairman told a board meeting in Brae Monday.",
            [["Bo Marsh"]],
            id="a description without an article",
        ),
        pytest.param(
            "“It will hold,” Bo Marsh, the envoy, told a news briefing in Brae, adding that it"
            " must.",
            [["Bo Marsh"], ["Bo Marsh"]],
            id="told a news briefing",
        ),
        pytest.param(
            "Envoy Ann Roe said it failed. According to her, it could not hold.",
            [["Ann Roe"], ["Ann Roe"]],
            id="according to her",
        ),
        pytest.param(
            "Envoy Ann Roe said it failed. Still according to Roe, it could not hold.",
            [["Ann Roe"], ["Ann Roe"]],
            id="still according to",
        ),
        pytest.param(
            "Northland Prime Minister Ann Roe said it failed. The prime minister said it rained.",
            [["Ann Roe"], ["Ann Roe"]],
            id="a post of two words",
        ),
        pytest.param(
            "Northland Prime Minister Ann Roe said it rained."
            " Southland Prime Minister Bo Marsh said it failed. The prime minister said it "
            "rained.",
            [["Ann Roe"], ["Bo Marsh"], ["prime minister"]],
            id="a post that two hold",
        ),
        pytest.param(
            "Clashes were also reported by residents in the town.",
            [["residents"]],
            id="reported by",
        ),
        pytest.param(
            "The minister has said that the two states have agreed to swap captives, and stressed"
            " that peace matters.",
            [["minister", "two states"], ["minister"]],
            id="after a comma the outer speaker goes on",
        ),
        pytest.param(
            "Media reports cited a deal, but local sources refer to other terms.",
            [["Media reports"], []],
            id="a second clause is not the first's",
        ),
        pytest.param(
            "The front called on mediators to act, according to Reuters. The movement affirmed its"
            " commitment to the deal.",
            [["Reuters", "front"], ["front"]],
            id="an agency is no movement",
        ),
        pytest.param(
            "Analysts say, however, that it is unclear.", [["Analysts"]], id="say, however, that"
        ),
        pytest.param("Both have indicated they will go.", [["Both"]], id="both"),
        pytest.param(
            "The army continues to monitor the road.", [[]], id="to monitor is to say nothing"
        ),
        pytest.param(
            "The trend highlights that the parties fight.", [[]], id="a trend does not speak"
        ),
        pytest.param(
            "The front announced its readiness to go if both sides show they mean it.",
            [["front"]],
            id="a condition holds no speaker",
        ),
        pytest.param(
            "As the agreement states, all fighters must leave.", [["agreement"]], id="as X states"
        ),
        pytest.param(
            "According to army sources, rights groups and residents, troops crossed the line.",
            [["army sources, rights groups and residents"]],
            id="several sources",
        ),
        pytest.param(
            "Shells killed two men, the observatory said, but there was no word from the army.",
            [["observatory"], []],
            id="but after who said so",
        ),
        pytest.param(
            "The army, which has led the talks, said earlier that the rebels had left.",
            [["army"]],
            id="earlier is nobody",
        ),
        pytest.param(
            "The insurgency has threatened to become a war.", [[]], id="an insurgency vows nothing"
        ),
        pytest.param(
            "Condemning the raid, it was added that the truce was broken.",
            [[]],
            id="it was added",
        ),
        pytest.param(
            "The chief told journalists in Brae they would leave.", [["chief"]], id="in Brae they"
        ),
        pytest.param(
            "Leaders Bo Marsh and Ann Tilda Roe agreed to go. Roe said it was late. She cautioned"
            " that time was short.",
            [["Leaders Bo Marsh and Ann Tilda Roe"], ["Ann Tilda Roe"], ["Ann Tilda Roe"]],
            id="a family name heard before",
        ),
        pytest.param(
            "Saudi Arabia holds informal talks, sources said, seeking to end the war.",
            [["sources"]],
            id="said, seeking to",
        ),
        pytest.param(
            "According to a statement, UNIFIL said shells fell. It added that they were few.",
            [["statement", "UNIFIL"], ["UNIFIL"]],
            id="a statement is no it",
        ),
        pytest.param(
            "Roe stressed that the truce is frail, Brae News reports citing Southland media.",
            [["Brae News", "Southland media", "Roe"]],
            id="reports citing",
        ),
        pytest.param(
            "Envoy Ann Roe said it held. The UN official welcomed the lists.",
            [["Ann Roe"], ["Ann Roe"]],
            id="the official is the one person so far",
        ),
        pytest.param(
            "Spokeswoman Ann Roe said talks went on.\n\n“We call on them to go home.”\n\nThe men"
            " were held on Tuesday, she said.",
            [["Ann Roe"], [], ["Ann Roe"]],
            id="a pronoun after a paragraph that is only a quotation",
        ),
        pytest.param(
            "Officers from 13 states observed the start of the truce.", [[]], id="to observe a day"
        ),
        pytest.param("Northland committed 383 violations.", [[]], id="to commit a deed"),
        pytest.param(
            "Three of its men were hurt, the force added a few hours later.",
            [["force"]],
            id="a few hours later",
        ),
        pytest.param(
            "The ministry said back then that the guards left.", [["ministry"]], id="back then"
        ),
        pytest.param(
            "Let us add that reports went round that it failed.", [[]], id="let us add that"
        ),
        pytest.param(
            "The chief extended the truce until December 31 and said he hoped for a deal.",
            [[], ["chief"]],
            id="a date and said",
        ),
        pytest.param(
            "Rain hurt people in North Ayle, Northern and White Ayle states.",
            [[]],
            id="several states",
        ),
        pytest.param(
            "In a talk to the council Ann Roe, the UN chief of the mission, stressed that it held.",
            [["Ann Roe"]],
            id="a name before its description in a lead",
        ),
        pytest.param(
            "“They came home. If it holds, we go on,” he twitted.", [[None], [None]], id="twitted"
        ),
        pytest.param(
            "“Envoy Ann Roe came,” the statement said.\n\nRoe welcomed the move, the statement"
            " said.\n\nShe conceded that much remains, the statement said.",
            [["statement"], ["statement", "Ann Roe"], ["statement", "Ann Roe"]],
            id="she is no statement",
        ),
        pytest.param(
            "“Ann Roe urges the sides to end the talks,” the mission said.",
            [["mission", "Ann Roe"]],
            id="an urging in a quotation",
        ),
        pytest.param(
            "The ministry refuted the reports, claiming that its guards fired.",
            [["ministry"]],
            id="what the reports claim",
        ),
        pytest.param(
            "No harm was done, said the mission, adding that it would look into it.",
            [["mission"], ["mission"]],
            id="said A, adding",
        ),
        pytest.param(
            "Roe said that in the town, aid groups reported stocks were low and that fighting drove"
            " people out.",
            [["Roe", "aid groups"], ["Roe", "aid groups"]],
            id="and that, of the nearer speaker",
        ),
        pytest.param(
            "Bob Roe, Vice President, Relief and Rescue Action, International Aid Committee,"
            " says,\n\n“We are concerned.\n\n“The road is shut.”",
            [["Bob Roe"], ["Bob Roe"]],
            id="says, and paragraphs of quotation",
        ),
        pytest.param(
            "The discrepancy raises questions about the truce.", [[]], id="to raise questions"
        ),
        pytest.param("Northland has disputed Las Ayle for years.", [[]], id="to dispute a town"),
        pytest.param("The troops pushed further into Ayle.", [[]], id="to push into a town"),
        pytest.param(
            "The chief announced that elders have accepted a truce and agreed to meet.",
            [["chief"], ["chief", "elders"]],
            id="who accepted also agreed",
        ),
        pytest.param(
            "The mission also wanted both sides to come up with steps.",
            [["mission"]],
            id="to want somebody to",
        ),
        pytest.param(
            "The truce was declared early Tuesday after both states agreed to the plan.",
            [[], ["states"]],
            id="a short clause before after",
        ),
        pytest.param(
            "Elders met in Las Ayle. Chief Ann Roe said no deal was made. She said that people of"
            " Las Ayle wait. She said nobody came.",
            [[], ["Ann Roe"], ["Ann Roe"], ["Ann Roe"]],
            id="a town is no other person",
        ),
        pytest.param(
            "While Northland on Tuesday welcomed the text, Southland was critical, saying it was"
            " late.",
            [["Northland"], [], ["Southland"]],
            id="while A welcomed it, B",
        ),
        pytest.param(
            "Government spokesman Bo Marsh said it rained. Marsh said that the government expects"
            " the force to stay.",
            [["Bo Marsh"], ["Bo Marsh", "government"]],
            id="no government is its spokesman",
        ),
        pytest.param(
            "According to Minister Ann Roe, the parties previously agreed on a plan.",
            [["Ann Roe", "parties"]],
            id="previously agreed",
        ),
        pytest.param(
            "“The talks go on,” he was quoted by the Brae News agency as saying.",
            [["Brae News agency", None]],
            id="was quoted by A as saying",
        ),
        pytest.param(
            "“We declare an end to fighting,” said the joint document signed during a rally.",
            [["joint document"]],
            id="a document that was signed",
        ),
        pytest.param(
            "Government spokesman Bo Marsh said it rained. The Spokesperson said it was over.",
            [["Bo Marsh"], ["Bo Marsh"]],
            id="a spokesman is a spokesperson",
        ),
        pytest.param(
            "Ayle Republic (AR) President Bo Marsh said it rained. It will pass, the AR president"
            " said.",
            [["Bo Marsh"], ["Bo Marsh"]],
            id="a president of initials",
        ),
        pytest.param(
            "The road is open, Minister of Safety and Security Bo Marsh said. But he expressed"
            " concern over mines.",
            [["Bo Marsh"], ["Bo Marsh"]],
            id="a minister of two things",
        ),
        pytest.param(
            "Chairman Gen. Tadu Alem Bora said it rained. Gen. Tadu said it was over.",
            [["Tadu Alem Bora"], ["Tadu Alem Bora"]],
            id="called by the first name",
        ),
        pytest.param(
            "Although the state gave no number, the envoy had said that two men were held.",
            [["envoy"]],
            id="a lead with although",
        ),
    ],
)
def test_who_says_it(text: str, expected: list[list[str | None]]) -> None:
    assert chains(text) == expected


def test_who_is_said_to_have_rejected_something_did_not_say_so() -> None:
    (found,) = read("The coalition said the army had “rejected” a chance for peace.")
    assert found.holder is not None
    assert found.source is not None
    assert (found.holder.head, found.source.head) == ("army", "coalition")


def test_a_sentence_may_end_in_may() -> None:
    assert chains("Talks have gone on since May. In June, a deadline passed.") == [[], []]


def test_a_denial_after_and_is_a_statement_of_its_own() -> None:
    found = read("Northland said its plan is for peace and denied seeking arms.")
    assert [one.stance for one in found] == [Stance.REPORT, Stance.DENIAL]


def test_an_accusation_after_a_participle_is_no_part_of_a_denial() -> None:
    found = read("Roe denied a meeting being organized and further accused the army of firing.")
    assert [one.stance for one in found] == [Stance.DENIAL, Stance.REPORT]


def test_what_was_announced_is_not_cut() -> None:
    (found,) = read("The front announced on Monday night (28) the release of 26 captives.")
    assert found.words == "the release of 26 captives"


def test_signing_up_to_a_deal_is_no_line_of_an_interface() -> None:
    assert chains("The body said most clashes involved a group that did not sign up to the deal.")


def test_an_order_in_a_list_is_nobodys_name() -> None:
    assert all(
        not one.chain for one in read("Urge parties to keep the rules and guarantee safe passage.")
    )


def test_a_quotation_that_tells_what_others_agreed_on_is_not_said_by_them() -> None:
    (found,) = read("“The parties agreed to act against those who deny access.”")
    assert found.source is None


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        pytest.param("“I want to say that it went well,” the envoy said.", Stance.REPORT, id="say"),
        pytest.param("The envoy said it would be necessary to wait.", Stance.ASSESSMENT, id="it"),
        pytest.param("Residents said shots could be heard.", Stance.REPORT, id="could be heard"),
        pytest.param(
            "“If they attack, we will respond,” the envoy said.", Stance.COMMITMENT, id="if, we"
        ),
        pytest.param(
            "The envoy stressed the need to finish the lists.", Stance.ASSESSMENT, id="the need to"
        ),
        pytest.param(
            "The state agrees with this account.", Stance.ASSESSMENT, id="to agree with is no vow"
        ),
        pytest.param(
            "“If the road is not opened, we will have to leave,” she said.",
            Stance.REPORT,
            id="what one will have to do",
        ),
        pytest.param(
            "The front warned on Friday that its truce with the state will fail.",
            Stance.ASSESSMENT,
            id="a truce does not vow",
        ),
        pytest.param(
            "The front said it freed men in a move that could ease the talks.",
            Stance.REPORT,
            id="a judgement in an aside",
        ),
        pytest.param(
            "“We left due to the high risks to our men,” the force said.",
            Stance.REPORT,
            id="risks that are run",
        ),
        pytest.param(
            "Roe said that while the truce remains intact, its stability is precarious.",
            Stance.ASSESSMENT,
            id="the main clause judges",
        ),
        pytest.param(
            "The envoy said that it was “encouraging that the sides meet”.",
            Stance.ASSESSMENT,
            id="encouraging that",
        ),
        pytest.param(
            "It ended on Monday, clearing the way for talks that could end the war.",
            Stance.REPORT,
            id="could, in what follows",
        ),
        pytest.param(
            "Roe said that she did not believe the army would attack.",
            Stance.ASSESSMENT,
            id="what one does not believe",
        ),
        pytest.param(
            "“The truce holds. Please do not break it,” the envoy said.",
            Stance.REPORT,
            id="the sentence before a plea",
        ),
        pytest.param("“Please do not break it,” the envoy said.", Stance.DEMAND, id="please"),
        pytest.param(
            "“The mission finds this unacceptable,” the envoy said.",
            Stance.ASSESSMENT,
            id="to find a thing so",
        ),
        pytest.param("“It’s imperative that aid comes in,” Roe said.", Stance.DEMAND, id="it’s"),
        pytest.param(
            "Roe announced a truce, saying she hoped it would lead to talks.",
            Stance.REPORT,
            id="what was announced is told",
        ),
        pytest.param(
            "The side has not told whether it could meet them.",
            Stance.REPORT,
            id="whether it could",
        ),
        pytest.param(
            "“A move would only be credible if all can see it,” the envoy said.",
            Stance.ASSESSMENT,
            id="credible",
        ),
    ],
)
def test_stances(text: str, stance: Stance) -> None:
    assert read(text)[0].stance is stance
