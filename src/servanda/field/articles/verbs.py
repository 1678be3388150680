"""Verbs by which something is said, with what may follow them; and verbs of acts on the ground.

A frame says what a verb of saying takes; the stance of what is said starts from it
(`servanda.field.articles.stances`). Forms are made by rule, the irregular ones are given.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from servanda.field.articles.lexicon import word_set


class Frame(StrEnum):
    """What a verb of saying does."""

    SAY = "say"
    TELL = "tell"
    THINK = "think"
    RECORD = "record"
    DEMAND = "demand"
    COMMIT = "commit"
    REFUSE = "refuse"
    DENY = "deny"
    ACCUSE = "accuse"
    JUDGE = "judge"
    QUOTE = "quote"


class Form(StrEnum):
    """A form of a verb."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


class Verb(NamedTuple):
    """A form of a verb of saying."""

    lemma: str
    frame: Frame
    form: Form


_SAYING: Final = {
    Frame.SAY: (
        "say:said add announce:~d confirm claim allege assert state maintain contend "
        "argue note stress "
        "emphasize emphasise reiterate reaffirm declare insist report reveal disclose "
        "acknowledge admit "
        "concede explain indicate recall remark tweet post write:wrote:written suggest "
        "affirm underline "
        "underscore highlight complain clarify signal reply respond counter retort "
        "conclude comment "
        "testify recount exclaim joke opine quip twit:twitted agree-that point show "
        "mention boast assert proclaim hint elaborate stipulate specify"
    ),
    Frame.TELL: "tell:told inform assure remind notify advise brief",
    Frame.THINK: (
        "believe think:thought expect hope fear predict assess estimate warn caution "
        "forecast anticipate "
        "consider feel:felt doubt suspect judge foresee:foresaw:foreseen calculate project"
    ),
    Frame.RECORD: (
        "observe record document register verify detect log count witness monitor "
        "identify see:saw:seen "
        "hear:heard find:found"
    ),
    Frame.DEMAND: (
        "demand urge call ask request press appeal implore exhort insist-on push plead "
        "require want "
        "encourage beseech"
    ),
    Frame.COMMIT: (
        "pledge vow promise commit:committed:committed undertake:undertook:undertaken "
        "guarantee swear:swore:sworn "
        "agree offer threaten plan intend"
    ),
    Frame.REFUSE: "refuse decline",
    Frame.DENY: "deny reject dismiss refute rebut dispute disavow rebuff",
    Frame.ACCUSE: "accuse blame",
    Frame.JUDGE: (
        "welcome condemn raise hail praise criticize criticise denounce deplore express voice "
        "describe regret "
        "commend applaud decry lament slam blast characterize characterise label term deem"
    ),
    Frame.QUOTE: "quote cite",
}

_DOUBLED: Final = (
    "admit",
    "commit",
    "plan",
    "log",
    "regret",
    "label",
    "slam",
    "rebut",
    "rebuff",
    "refer",
)


def _regular(lemma: str) -> tuple[str, str, str]:
    """Third person, past and -ing form of a regular verb."""
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    double = lemma + lemma[-1] if lemma in _DOUBLED and lemma not in ("rebuff", "label") else lemma
    return third, double + "ed", double + "ing"


def _forms(entry: str) -> tuple[str, tuple[tuple[str, Form], ...]]:
    lemma, *irregular = entry.split(":")
    word = lemma.split("-")[0]
    third, past, ing = _regular(word)
    if irregular and irregular[0] != "~d":
        past = irregular[0]
    participle = irregular[1] if len(irregular) > 1 else past
    forms = [(word, Form.BASE), (third, Form.THIRD), (past, Form.PAST), (ing, Form.ING)]
    if participle != past:
        forms.append((participle, Form.PARTICIPLE))
    return lemma, tuple(forms)


def _table() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for frame, entries in _SAYING.items():
        for entry in entries.split():
            if "-" in entry:
                continue
            lemma, forms = _forms(entry)
            for word, form in forms:
                table.setdefault(word, Verb(lemma, frame, form))
    return table


SAYING: Final[dict[str, Verb]] = _table() | {
    "read": Verb("read", Frame.SAY, Form.PAST),
    "reads": Verb("read", Frame.SAY, Form.THIRD),
}
"""Every form of every verb of saying."""

BASE_TOO: Final = word_set(
    "say believe warn argue insist hope fear expect think add deny accuse acknowledge stress "
    "agree "
    "maintain contend"
)
"""Base forms that speak for themselves; others may be nouns (report, claim, demand)."""
BARE_NOUN: Final = word_set(
    "announce confirm report claim acknowledge stress reaffirm highlight emphasize emphasise note "
    "reiterate reveal disclose declare underline underscore allege admit signal estimate "
    "predict expect "
    "point fear warn forecast anticipate affirm mention indicate hint suggest show verify"
)
"""Verbs of saying that may take a noun instead of a clause."""
CLAIM_NOUNS: Final = word_set(
    "claim claims report reports allegation allegations accusation accusations charge "
    "charges rumour "
    "rumours rumor rumors assertion assertions statement statements suggestion suggestions "
    "account "
    "accounts version involvement responsibility remarks comments narrative"
)
"""What a denial is of; anything else that is rejected is refused, not denied."""

_ACTS: Final = (
    "withdraw:withdrew:withdrawn release return hand:handed enter leave:left cross fire "
    "shell strike:struck:struck "
    "hit:hit:hit kill wound injure attack bomb shoot:shot:shot target raid arrest detain "
    "free exchange deliver "
    "admit allow block prevent deny open close reopen deploy redeploy move pull:pulled "
    "begin:began:begun "
    "start stop halt end suspend resume continue violate breach break:broke:broken "
    "keep:kept:kept hold:held:held "
    "take:took:taken give:gave:given receive send:sent:sent bring:brought:brought carry "
    "reach sign approve adopt "
    "accept reject agree meet:met:met visit travel arrive reopen transport distribute "
    "provide supply house "
    "shelter displace destroy demolish damage bury recover identify transfer evacuate "
    "return demand call "
    "say:said tell:told announce confirm urge welcome condemn launch conduct carry-out "
    "implement complete "
    "fail refuse offer plan intend remain become:became:become go:went:gone "
    "come:came:come make:made:made "
    "do:did:done get:got:gotten see:saw:seen find:found:found lose:lost:lost "
    "rise:rose:risen fall:fell:fallen "
    "increase decrease drop grow:grew:grown include contain show stand:stood:stood "
    "set:set:set put:put:put run:ran:run "
    "lead:led:led follow need want require call stem occur happen take-place report "
    "record count number total "
    "stipulate state provide outline require depend facilitate monitor observe register "
    "document verify "
    "intercept down:downed seize capture abduct kidnap execute die perish suffer starve "
    "flee:fled:fled restrict "
    "impose lift ease tighten expand extend expire last face lack exceed dispatch unload "
    "offload collect "
    "upload screen inspect clear repair restore rebuild build:built:built erect "
    "dig:dug:dug position advance retreat "
    "occupy control govern administer oversee:oversaw:overseen supervise guarantee "
    "mediate broker facilitate "
    "work act respond retaliate escalate explode detonate land crash collapse burn:burned "
    "injure rescue host "
    "support help assist prepare seek:sought:sought try aim focus affect cause result "
    "leave receive treat admit "
    "undermine threaten obstruct hinder hamper delay postpone cancel "
    "withhold:withheld:withheld cut:cut:cut "
    "disarm surrender dismantle decommission comply abide uphold:upheld:upheld respect "
    "honor honour fulfil:fulfilled "
    "fulfill enforce ensure establish form appoint elect replace remove issue publish "
    "submit present discuss "
    "negotiate convene speak:spoke:spoken write:wrote:written lay:laid:laid accuse face "
    "drive:drove:driven "
    "fly:flew:flown hear:heard feel:felt know:knew:known think:thought believe use share "
    "join raise declare "
    "contribute inform listen storm ambush loot beat:beat:beaten torture mark cost "
    "account mean:meant:meant "
    "constitute represent amount bear:bore:borne wait stay live return sleep:slept "
    "teach:taught serve "
    "scale surge shake:shook:shaken appear seem trade swap attend oust exchange flow pass "
    "roll ramp step adhere decree ratify consult intensify deteriorate involve disrupt distribute "
    "attribute demonstrate coordinate evacuate relocate repatriate expatriate conduct perform "
    "arrange "
    "organise organize finalise finalize settle accelerate worsen improve persist prevail erupt "
    "falter "
    "unravel complicate jeopardise jeopardize inflict sustain infringe contravene provoke compel "
    "accommodate vaccinate provide restock reroute divert escort accompany encircle besiege "
    "liberate "
    "recapture retake regain lose:lost cede relinquish repel repulse thwart foil neutralise "
    "neutralize "
    "eliminate destroy damage demolish raze vandalise desecrate endorse decline tackle attempt "
    "ban "
    "convene depart embark hurl lob rain pound pummel flatten unveil spread:spread:spread "
    "arise:arose:arisen shrink:shrank:shrunk sink:sank:sunk swell plunge soar plummet double "
    "triple "
    "quadruple earmark allocate disburse procure ship airlift airdrop parachute ferry bury exhume "
    "recover "
    "retrieve identify repatriate welcome greet embrace meet:met travel:travelled "
    "concern hope want impact look refer thank hurt:hurt:hurt reflect mark bring "
    "access vacate gather celebrate wave chant burst:burst:burst pour"
)


def _acts() -> dict[str, tuple[str, Form]]:
    table: dict[str, tuple[str, Form]] = {}
    for entry in _ACTS.split():
        if "-" in entry:
            continue
        lemma, forms = _forms(entry)
        for word, form in forms:
            table.setdefault(word, (lemma, form))
    for word, verb in SAYING.items():
        table.setdefault(word, (verb.lemma, verb.form))
    return table


ACTS: Final = _acts()
"""Forms of verbs that may be the verb of a clause, with their base and form."""
AMBIGUOUS: Final = word_set(
    "hand hands witness witnesses monitor monitors judge brief project record document "
    "attack strike "
    "fire raid release return exchange end start stop halt breach break hold report count "
    "number "
    "total state visit travel move drop need call work act land result support help "
    "transfer target control "
    "supply house shelter damage increase decrease rise fall show lead set run shell bomb "
    "wound free open close "
    "attacks strikes fires raids releases returns exchanges ends starts stops halts "
    "breaches breaks holds reports "
    "counts numbers totals states visits travels moves drops needs calls works acts lands "
    "results supports helps "
    "transfers targets controls supplies houses shelters damages increases decreases "
    "rises falls shows leads sets "
    "runs shells bombs wounds marks means costs offers plans demands claims bears waits "
    "lives stays uses "
    "shares issues presents waves steps passes rolls surges flows scales accounts forms "
    "aims causes "
    "crosses delays cuts advances displaced detained wounded injured besieged occupied "
    "set put cut hit "
    "shot read extended expanded joint used left led renewed continued proposed reported "
    "alleged planned agreed armed "
    "point points killings fighting meeting building landing opening including concerning "
    "last face list lists host access positions position damage spread ban attempt attempts ship "
    "ships "
    "double ferry escort concern concerns welcome hope hopes want wants rain impact impacts "
    "launch launches "
)
"""Forms that are as often a noun or an adjective: taken for a verb only where the place tells."""
