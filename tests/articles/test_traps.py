"""What a reader must not be caught by, each in a sentence or two."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.field.articles.candidates import DOCUMENT, NOBODY, Candidate, Format, Reading
from servanda.field.articles.reading import read_article
from servanda.field.articles.stances import Stance

PUBLISHED = date(2031, 10, 14)


def read(text: str, published: date | None = PUBLISHED) -> Reading:
    """A text read as an article that has a heading."""
    return read_article(f"A heading\n\n{text}", Format.TEXT, published)


def one(text: str) -> Candidate:
    """The only statement of a text."""
    (found,) = read(text).candidates
    return found


def who(candidate: Candidate) -> list[str | None]:
    """Who says it, the innermost last."""
    return [mention.head for mention in candidate.chain]


# ---------------------------------------------------------------------------------- who says it


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("Officials said trucks had entered.", "trucks had entered", ["Officials"]),
        ("The road is open, according to the mayor.", "The road is open", ["mayor"]),
        ("According to the mayor, the road is open.", "the road is open", ["mayor"]),
        ("The road, the mayor said, is open.", "The road is open", ["mayor"]),
        ("The mayor: the road is open.", "The mayor: the road is open", []),
        ("The mayor said: the road is open.", "the road is open", ["mayor"]),
        ("The road is open (OCHA).", "The road is open", ["OCHA"]),
        ("A diplomat told Reuters the road is open.", "the road is open", ["Reuters", "diplomat"]),
        (
            "AP reported that officials said aid would resume.",
            "aid would resume",
            ["AP", "officials"],
        ),
        (
            "Reuters, citing two diplomats, said the road is open.",
            "the road is open",
            ["Reuters", "two diplomats"],
        ),
        (
            "The paper quoted a guard as saying the road is open.",
            "the road is open",
            ["paper", "guard"],
        ),
        (
            "The road was closed, Col. A. B. Brown of the 4th Brigade said on Monday.",
            "The road was closed",
            ["A. B. Brown"],
        ),
        (
            "Lt. Gen. Ann Roe, who leads the mission, a UN body, said the road is open.",
            "the road is open",
            ["Ann Roe"],
        ),
        ("It was reported that the road is open.", "the road is open", []),
        ("The road is open.", "The road is open", []),
    ],
)
def test_who_says_it(text: str, words: str, chain: list[str]) -> None:
    found = one(text)
    assert found.words == words
    assert who(found) == chain


def test_a_quotation_without_a_speaker_gets_none_not_the_nearest_name() -> None:
    found = read("Governor Hale met General Marsh.\n\n“I want my son back.”").candidates
    assert [c.holder for c in found] == [None, None]
    assert [c.holder_note for c in found] == [DOCUMENT, NOBODY]


@pytest.mark.parametrize(
    "before",
    [
        "Governor Ann Hale met General Bo Marsh.",
        "Governor Ann Hale told General Bo Marsh that the road was open.",
        "Governor Ann Hale and General Bo Marsh said the road was open.",
        "The road was closed.",
    ],
)
def test_a_pronoun_that_could_mean_two_or_nobody_means_nobody(before: str) -> None:
    found = read(f"{before} He said the lists were final.").candidates[-1]
    assert found.holder is not None
    assert (found.holder.printed, found.holder.head) == ("He", None)
    assert found.holder.note


def test_a_pronoun_means_the_one_speaker_before_it() -> None:
    text = "Mayor Ann Hale said the road was open. She said buses would come."
    first, second = read(text).candidates
    assert who(second) == ["Ann Hale"] == who(first)
    assert second.holder is not None
    assert second.holder.printed == "She"


def test_no_pronoun_reaches_over_a_paragraph_in_which_nobody_speaks() -> None:
    text = "Mayor Ann Hale said the road was open.\n\nIt rained.\n\nShe said buses would come."
    assert who(read(text).candidates[-1]) == [None]


def test_it_is_no_person_and_he_no_body() -> None:
    text = "The Health Ministry said the road was open. He said buses would come."
    assert who(read(text).candidates[-1]) == [None]


def test_officials_are_an_unnamed_holder_as_printed() -> None:
    holder = one("Three officials familiar with the talks said a list existed.").holder
    assert holder is not None
    assert holder.printed == "Three officials familiar with the talks"
    assert not holder.named


def test_a_new_person_is_not_taken_for_the_last_speaker() -> None:
    text = "Minister Ann Hale said the road was open. The governor said it was mined."
    assert who(read(text).candidates[-1]) == ["governor"]


def test_what_somebody_agreed_to_is_theirs_and_said_by_who_says_so() -> None:
    found = one("According to the Tribune, the rebels agreed to leave the port.")
    assert found.holder is not None
    assert found.source is not None
    assert (found.holder.head, found.source.head) == ("rebels", "Tribune")
    assert found.stance is Stance.COMMITMENT


# ------------------------------------------------------------------------------------ quotations


def test_a_quotation_parted_by_its_speaker_is_one_statement_of_two_parts() -> None:
    found = one("“We will withdraw,” Brown said, “and not return.”")
    assert found.words == "We will withdraw and not return."
    assert len(found.parts) == 2


def test_a_quotation_inside_a_quotation_is_said_by_the_inner_speaker() -> None:
    found = one("\"The minister told me, 'We will never accept this line,'\" the envoy said.")
    assert who(found) == ["envoy", "minister"]
    assert found.words == "We will never accept this line"


def test_a_quotation_that_runs_over_paragraphs_keeps_its_speaker() -> None:
    text = "The mayor said: “Help is late.\n\n“The road is closed.\n\n“We will leave.”\n\n“Why?”"
    found = read(text).candidates
    assert [who(c) for c in found] == [["mayor"], ["mayor"], ["mayor"], []]


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "‘’", "''"])
def test_all_marks_of_quotation_are_read(marks: str) -> None:
    found = one(f"{marks[0]}The text is ready for signature,{marks[1]} the delegates said.")
    assert (found.kind, found.words) == ("quote", "The text is ready for signature")
    assert who(found) == ["delegates"]


def test_a_few_words_in_marks_stay_in_their_sentence() -> None:
    found = one("The mayor said the “yellow line” had been moved.")
    assert (found.kind, found.words) == ("statement", "the “yellow line” had been moved")


# --------------------------------------------------------------------------------- what it is


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Northland pledged to open the gate.", Stance.COMMITMENT),
        ("Northland said it would open the gate.", Stance.COMMITMENT),
        ("“We will open the gate,” Northland said.", Stance.COMMITMENT),
        ("Northland said the gate would open.", Stance.REPORT),
        ("Northland urged Southland to open the gate.", Stance.DEMAND),
        ("Northland said Southland must open the gate.", Stance.DEMAND),
        ("Northland called for the opening of the gate.", Stance.DEMAND),
        ("Northland said it would never accept the line.", Stance.RED_LINE),
        ("“We will not leave unless they leave,” Northland said.", Stance.RED_LINE),
        ("Northland said the gate was opened.", Stance.REPORT),
        ("Northland accused Southland of closing the gate.", Stance.REPORT),
        ("Northland said the gate may be closed.", Stance.ASSESSMENT),
        ("Northland warned that food could run out.", Stance.ASSESSMENT),
        ("Northland welcomed the opening of the gate.", Stance.ASSESSMENT),
        ("Northland denied that it had closed the gate.", Stance.DENIAL),
        ("Northland rejected claims that it had closed the gate.", Stance.DENIAL),
    ],
)
def test_what_a_statement_is_to_its_speaker(text: str, stance: Stance) -> None:
    assert one(text).stance is stance


@pytest.mark.parametrize(
    ("text", "content", "holder"),
    [
        ("The army denied that it had fired.", "it had fired", None),
        ("The army denied Southland's claim that it had fired.", "it had fired", "Southland"),
        (
            "The army rejected reports by the mission that it had fired.",
            "it had fired",
            "the mission",
        ),
    ],
)
def test_a_denial_keeps_what_is_denied_apart_from_who_denies(
    text: str, content: str, holder: str | None
) -> None:
    found = one(text)
    assert found.denied is not None
    assert (found.denied.text, found.denied.holder) == (content, holder)
    assert who(found) == ["army"]


def test_a_claim_denied_in_the_same_sentence_is_two_statements() -> None:
    claim, denial = read("Southland said houses were burned, which the army denied.").candidates
    assert who(claim) == ["Southland"]
    assert denial.denied is not None
    assert (denial.denied.text, denial.denied.holder) == ("houses were burned", "Southland")


@pytest.mark.parametrize(
    ("text", "denied", "said"),
    [
        (
            "COGAT denied that any mission was refused and said all requests were met.",
            "any mission was refused",
            "all requests were met",
        ),
        (
            "COGAT denied that any mission was refused and said that all requests were met.",
            "any mission was refused",
            "all requests were met",
        ),
        (
            "COGAT denied that it had fired and said soldiers had withdrawn.",
            "it had fired",
            "soldiers had withdrawn",
        ),
    ],
)
def test_what_is_said_after_a_denial_is_a_statement_and_not_denied(
    text: str, denied: str, said: str
) -> None:
    """What the office affirmed was read as what it denied."""
    denial, claim = read(text).candidates
    assert denial.stance is Stance.DENIAL
    assert denial.denied is not None
    assert denial.denied.text == denied
    assert (claim.words, claim.stance, claim.denied) == (said, Stance.REPORT, None)
    assert who(denial) == who(claim) == ["COGAT"]


@pytest.mark.parametrize(
    "text",
    [
        "The army denied that it fired and destroyed a house.",
        "The army denied the reports and allegations of raids.",
    ],
)
def test_a_denial_of_two_things_stays_one_denial(text: str) -> None:
    assert one(text).stance is Stance.DENIAL


def test_a_refusal_of_a_proposal_is_no_denial() -> None:
    assert one("The army rejected the proposal.").stance is Stance.RED_LINE


# ------------------------------------------------------------------------------------- the act


@pytest.mark.parametrize(
    ("text", "actor", "verb", "patient"),
    [
        ("All captives will be returned.", None, "will be returned", "All captives"),
        ("Two trucks were stopped by the police.", "the police", "were stopped", "Two trucks"),
        ("Two trucks were stopped by noon.", None, "were stopped", "Two trucks"),
        ("Northland will release 250 prisoners.", "Northland", "will release", "250 prisoners"),
        ("Hostages held in the valley were released.", None, "were released", None),
        ("The mayor urged Northland to open the gate.", "Northland", "open", "the gate"),
        ("The mayor accused Northland of closing the gate.", "Northland", "closing", "the gate"),
    ],
)
def test_who_does_what_to_whom(
    text: str, actor: str | None, verb: str, patient: str | None
) -> None:
    (act,) = one(text).doings
    assert (act.actor, act.verb) == (actor, verb)
    assert patient is None or act.patient == patient


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "Once all captives are released, Northland will free 250 prisoners.",
            "Once all captives are released",
        ),
        ("Northland will leave if the list is published.", "if the list is published"),
        ("Northland will stay as long as shots are fired.", "as long as shots are fired"),
        ("No force will leave unless both leave.", "unless both leave"),
        ("The shop stayed open until Friday.", None),
    ],
)
def test_what_a_statement_hangs_on(text: str, condition: str | None) -> None:
    assert one(text).condition == condition


def test_figures_keep_their_hedge_and_are_no_dates() -> None:
    found = one("As of 14 October 2031, almost 1,800 trucks and 53% of fuel entered, it said.")
    assert found.amounts == ("almost 1,800 trucks", "53% of fuel")
    assert found.hedges == ("almost",)


def test_a_clock_time_is_no_amount() -> None:
    found = one("Some 20 soldiers were at the school between 08:15 and 09:00, it said.")
    assert found.amounts == ("Some 20 soldiers",)


# -------------------------------------------------------------------------------- no statements


@pytest.mark.parametrize(
    "line",
    [
        "Ask me anything",
        "Read more",
        "Read more: How the line was drawn",
        "Share",
        "Share this article",
        "Subscribe",
        "Advertisement",
        "ADVERTISEMENT",
        "We use cookies to improve your experience. Accept all cookies",
        "By clicking accept you agree to our privacy policy.",
        "Follow us on Telegram",
        "Related articles",
        "By Mara Ilic and Tom Oduya",
        "Updated 14 October 2031 18:40 GMT",
        "12 October 2031",
        "Photo: A truck waits at the gate",
        "A truck waits at the gate on Monday. (Reuters)",
        "© 2031 Example News. All rights reserved.",
        "Truce holds for a third day, monitors say",
        "Minister Accuses Army of Violating Truce",
        "Will the truce hold?",
        "Sign up for our newsletter to get the latest news in your inbox.",
    ],
)
def test_lines_that_are_no_statement(line: str) -> None:
    text = f"{line}\n\nOfficials said trucks had entered.\n\n{line}\n"
    found = read(text).candidates
    assert [c.words for c in found] == ["trucks had entered"]


@pytest.mark.parametrize(
    "dateline",
    [
        "STONE GATE, Northland (AP) — ",
        "DOHA/CAIRO (Reuters) - ",
        "UNITED NATIONS – ",
        "BEIRUT: ",
        "YEREVAN, October 11. /TASS/. ",
        "ADEN, Yemen, Jan. 24 (Xinhua) -- ",
    ],
)
def test_a_dateline_is_no_part_of_a_statement(dateline: str) -> None:
    found = one(f"{dateline}Officials said trucks had entered the valley.")
    assert found.words == "trucks had entered the valley"
    assert who(found) == ["Officials"]


def test_copy_of_an_agency_is_one_group() -> None:
    text = "BEIRUT (Reuters) - Two trucks burned. The road was closed, the army said."
    first, second = read(text).candidates
    assert (first.group, second.group) == ("wire reuters", "source army")


def test_the_same_sources_are_one_group() -> None:
    text = "Three sources close to the talks said a list existed. The same sources said it was old."
    first, second = read(text).candidates
    assert first.group == second.group


def test_abbreviations_and_figures_end_no_sentence() -> None:
    text = (
        "Lt. Col. Jones of the U.S. Army said No. 4 gate opened at 5 p.m. on Friday and "
        "1,800 men left."
    )
    found = one(text)
    assert found.words == "No. 4 gate opened at 5 p.m. on Friday and 1,800 men left"


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث إن الهدنة ستستمر.",
        "הדובר אמר כי ההסכם ייכנס לתוקף.",
        "Le porte-parole a déclaré que les deux parties se réuniraient dans la capitale.",
    ],
)
def test_other_languages_are_listed_as_not_read(text: str) -> None:
    reading = read(f"Officials said trucks had entered.\n\n{text}")
    dark = [r for r in reading.rest if r.kind == "not read"]
    assert [reading.text[r.start : r.end] for r in dark] == [text]
    assert len(reading.candidates) == 1


def test_a_sentence_of_endless_length_is_not_understood_and_said_to_be() -> None:
    reading = read("Officials said " + "that it rained and " * 300 + "it rained.")
    assert reading.candidates == ()
    assert any("more than 500 words" in rest.why for rest in reading.rest)


@pytest.mark.parametrize(
    "text",
    [
        "It opened in The. He left at The",
        "“A. “B”, he said that” and, who said.",
        "said, said, said, and said that",
        "According to, it is.",
        "Who said who said who?",
        "… citing , he said",
        "As of, 14 of 14 May May 14",
    ],
)
def test_broken_sentences_are_read_without_harm(text: str) -> None:
    reading = read(text)
    for found in reading.candidates:
        assert reading.text[found.start : found.end] == found.quote
