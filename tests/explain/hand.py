"""A small agreement with proofs written by hand: explanations are tested without an engine.

One term of each shape, fictional parties, times in Gaza's zone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from servanda.kernel.base import Between, Calendar, Duration, Instant, Range, Unit
from servanda.kernel.facts import (
    Amounts,
    Claim,
    Count,
    Facts,
    Gap,
    Incident,
    Interval,
    LegalAct,
    Located,
    Part,
    Ruling,
    Stance,
    Times,
    Truth,
)
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Deadline,
    Due,
    FirstOf,
    Need,
    Pattern,
    Plan,
    Quota,
    Ratio,
    Response,
    TermKey,
    TermPlan,
    Undefined,
    Use,
    Withdrawal,
)
from servanda.kernel.source import NOWHERE
from servanda.kernel.terms.lexicon import Lexicon, Noun
from servanda.kernel.verdicts.messages_en import ENGLISH
from servanda.kernel.verdicts.phrases import Phrase
from servanda.kernel.verdicts.proof import (
    Branch,
    Choice,
    GroupProof,
    InstanceProof,
    NeedProof,
    Outcome,
    Seen,
    Settle,
    Standing,
    TermProof,
    Verdict,
)
from servanda.kernel.verdicts.speaker import Speaker

CALENDAR = Calendar("Asia/Gaza", ZoneInfo("Asia/Gaza"))


def at(text: str) -> Instant:
    """A local wall-clock time as an instant."""
    return CALENDAR.at(datetime.fromisoformat(text))


def exactly(text: str) -> Between:
    return Between(at(text), at(text))


def day(text: str) -> Between:
    start = at(text)
    return Between(start, CALENDAR.day_end(start))


AS_OF = at("2031-03-10T12:00")

TRUCKS = Need(
    Pattern(("admit",), ("truck",), ("northland",)),
    600,
    "truck",
    point="entry",
    counters=("agency-a",),
)
QUOTA = TermPlan(
    TermKey("3", "daily"),
    ("Part III", "Aid"),
    ("northland",),
    Quota((TRUCKS,), Duration(1, Unit.DAY), None),
    NOWHERE,
)
WEEKLY = replace(
    QUOTA,
    key=TermKey("3", "weekly"),
    duty=Quota((replace(TRUCKS, amount=4200),), Duration(1, Unit.WEEK), None),
)
RELEASE = TermPlan(
    TermKey("5b"),
    ("Part V", "Release"),
    ("southland",),
    Deadline(
        (Need(Pattern(("release",), ("person",), ("southland",)), 20, "person"),),
        None,
        Due(FirstOf(Pattern(("approval",))), Duration(72, Unit.HOUR)),
    ),
    NOWHERE,
    supplied=("bearer",),
)
ANSWER = TermPlan(
    TermKey("7b"),
    ("Article 7", "(b)"),
    ("northland",),
    Response(
        (Need(Pattern(("admit",), ("truck",), ("northland",)), 1, "truck"),),
        Pattern(("refusal",), None, ("northland",)),
        1,
        Duration(24, Unit.HOUR),
        same_place=True,
    ),
    NOWHERE,
)
CEASEFIRE = TermPlan(
    TermKey("2"),
    ("Part II",),
    ("northland", "southland"),
    Ban(Pattern(("shelling",), areas=("the-valley",), use=Use.BAN)),
    NOWHERE,
)
STAY_OUT = TermPlan(TermKey("4b"), ("Part IV",), ("northland",), Absence(("areas-left",)), NOWHERE)
LEAVE = TermPlan(
    TermKey("4a"),
    ("Part IV",),
    ("northland",),
    Withdrawal(("areas-left",), None, Due(FirstOf(Pattern(("approval",))), Duration(1, Unit.DAY))),
    NOWHERE,
)
BODIES = TermPlan(
    TermKey("5r"),
    ("Part V", "Remains"),
    ("northland",),
    Ratio(
        (Need(Pattern(("return",), ("body",), ("northland",)), 15, "body"),),
        Pattern(("return",), ("body-of-northlander",), ("southland",)),
        1,
        None,
    ),
    NOWHERE,
)
VAGUE = TermPlan(TermKey("9"), ("Part IX",), ("southland",), Undefined("a decent time"), NOWHERE)
PLAN = Plan(
    "hand-2031",
    CALENDAR,
    ("northland", "southland"),
    (CEASEFIRE, QUOTA, WEEKLY, LEAVE, STAY_OUT, RELEASE, BODIES, ANSWER, VAGUE),
    names=(
        ("northland", "Northland"),
        ("southland", "Southland"),
        ("agency-a", "Agency A"),
        ("areas-left", "the areas left"),
        ("the-valley", "the valley"),
    ),
)
SPEAKER = Speaker(
    ENGLISH,
    CALENDAR,
    Lexicon(
        "en",
        names={
            **{name: Noun({"other": text}) for name, text in PLAN.names},
            "truck": Noun({"one": "truck", "other": "trucks"}),
            "person": Noun({"one": "person", "other": "persons"}),
            "body": Noun({"one": "body", "other": "bodies"}),
        },
    ),
)


def spoken(phrases: tuple[Phrase, ...]) -> list[str]:
    """Sentences in English."""
    return [SPEAKER.sentence(phrase) for phrase in phrases]


def claim(name: str, source: str, **more: object) -> Claim:
    """A claim by an outside source unless said otherwise."""
    base = Claim(
        id=name,
        source=source,
        group=source,
        side=None,
        grade="B2",
        stance=Stance.AFFIRMS,
        published=None,
        recorded=AS_OF,
    )
    return replace(base, **more)  # type: ignore[arg-type]


def incident(name: str, act: str, when: Between, *claims: Claim, **more: object) -> Incident:
    """An incident by nobody in particular, of one unit."""
    base = Incident(
        id=name,
        act=act,
        time=Times((when,)),
        amount=Amounts((Range(1, 1),)),
        parts=(),
        claims=claims,
    )
    return replace(base, **more)  # type: ignore[arg-type]


def part(party: str, truth: Truth = Truth.TRUE) -> Part:
    return Part(party, truth, truth, truth, truth)


def count(name: str, counter: str, amount: Range, *claims: Claim, **more: object) -> Count:
    """A count of trucks over two days."""
    base = Count(
        id=name,
        kind="truck",
        counter=counter,
        period=Interval(at("2031-03-01"), at("2031-03-03")),
        amount=amount,
        point="entry",
        claims=claims,
    )
    return replace(base, **more)  # type: ignore[arg-type]


def proof_of(term: TermPlan, *instances: InstanceProof, **more: object) -> TermProof:
    """A term's proof around its instances: in force, with the first one's verdict."""
    verdict = instances[0].verdict if instances else Verdict.NONE
    base = TermProof(
        key=term.key,
        clause=term.clause,
        bearers=term.bearers,
        standing=Standing.IN_FORCE,
        verdict=verdict,
        now=verdict,
        as_of=AS_OF,
        instances=instances,
        tally=((verdict.value, len(instances)),),
        supplied=term.supplied,
    )
    return replace(base, **more)  # type: ignore[arg-type]


__all__ = [
    "ANSWER",
    "AS_OF",
    "BODIES",
    "CALENDAR",
    "CEASEFIRE",
    "LEAVE",
    "PLAN",
    "QUOTA",
    "RELEASE",
    "SPEAKER",
    "STAY_OUT",
    "VAGUE",
    "WEEKLY",
    "Branch",
    "Choice",
    "Facts",
    "Gap",
    "GroupProof",
    "InstanceProof",
    "LegalAct",
    "Located",
    "NeedProof",
    "Outcome",
    "Ruling",
    "Seen",
    "Settle",
    "Standing",
    "Verdict",
    "at",
    "claim",
    "count",
    "day",
    "exactly",
    "incident",
    "part",
    "proof_of",
    "spoken",
]
