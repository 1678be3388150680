# ruff: noqa: RUF001 - typographic marks are what is read
"""Words of English that the reading of articles needs, as tables."""

from __future__ import annotations

from typing import Final


def word_set(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


ABBREVIATIONS: Final = word_set(
    "mr mrs ms dr prof gen lt col maj brig capt sgt cmdr adm rear sen rep gov hon rev st fr amb "
    "pres sec vs etc e.g i.e approx est dept univ inc ltd co corp no nos art fig p para jr sr "
    "ret mt ft cpl pvt insp supt hrs hr km min"
)
"""What a full stop after does not end a sentence, in small letters without the stop."""

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may may.",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
"""Days of the week, Monday 0."""

OPENERS: Final = word_set(
    "the a an in on at he she it they we i but and so this that these those there his her "
    "its their "
    "our as after before when while if since for from by with under according however meanwhile "
    "earlier later also both some many most all no one two three another last since "
    "despite although"
)
"""Words that often begin a sentence: after an acronym's full stop they tell that one ended."""

PRONOUNS: Final = word_set("he she it they we i who you")
PERSONAL: Final = {"he": "one", "she": "one", "it": "body", "they": "many"}
"""Pronouns of the third person and what they stand for."""
OBJECT_PRONOUNS: Final = {"him": "he", "her": "she", "them": "they"}
"""Pronouns after a preposition (``according to her``) and their form as a subject."""
POSSESSIVES: Final = word_set("his her its their our my your")
DETERMINERS: Final = word_set(
    "the a an this that these those his her its their our my your some any each every both all no "
    "another several many few most other"
)
LEADERS: Final = word_set(
    "in on at by during after before following since as when while whereas although though "
    "despite "
    "amid under over with without within upon from for to if once unless until because according "
    "earlier later last meanwhile however also separately moreover additionally furthermore "
    "nevertheless nonetheless still yet then thus therefore instead recently today yesterday "
    "tomorrow tonight speaking addressing asked responding commenting citing quoting referring "
    "writing across inside outside throughout near through against between about around per "
    "afterwards now notably similarly likewise elsewhere overall finally first second third "
    "sunday monday tuesday wednesday thursday friday saturday days hours weeks months minutes "
    "shortly soon hence besides additionally along based regarding concerning apart aside even "
    "whatever whoever whichever noting saying adding stressing warning accusing citing "
    "describing calling emphasizing "
    "emphasising highlighting claiming alleging insisting next this-week late early just only "
    "positioned unlike like given"
)
"""Words that begin a part of a sentence before its subject."""
CONJUNCTIONS: Final = word_set("and but or nor so yet while whereas although though because")
PREPOSITIONS: Final = word_set(
    "in on at by during after before since amid under over with without within upon from for to "
    "into onto of about around across inside outside throughout near through against between "
    "among "
    "toward towards until per via along beyond behind below above off out up down as than despite "
    "following including regarding concerning"
)
FINITE: Final = word_set(
    "is are was were has have had does do did will would shall should may might can could must "
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't "
    "couldn't isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t doesn’t don’t didn’t "
    "won’t wouldn’t "
    "can’t couldn’t cannot ought it's it’s he's he’s she's she’s that's that’s there's there’s "
    "we're we’re they're they’re we've we’ve they've they’ve we'll we’ll they'll they’ll i'm i’m "
    "we'd we’d they'd they’d i'll i’ll i've i’ve it'll it’ll"
)
"""Forms that are always a finite verb or hold one."""
MODALS: Final = word_set(
    "will would shall should may might can could must won't wouldn't won’t wouldn’t ought"
)
BE: Final = word_set(
    "is are was were be been being isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t"
)
NEGATIONS: Final = word_set("not never no nor neither none cannot without nothing nobody")

AGENCIES: Final = {
    "reuters": "reuters",
    "ap": "ap",
    "associated press": "ap",
    "afp": "afp",
    "agence france-presse": "afp",
    "xinhua": "xinhua",
    "dpa": "dpa",
    "efe": "efe",
    "anadolu": "anadolu",
    "anadolu agency": "anadolu",
    "wafa": "wafa",
    "saba": "saba",
    "tass": "tass",
    "interfax": "interfax",
    "bloomberg": "bloomberg",
    "menafn": "menafn",
    "pti": "pti",
    "ani": "ani",
    "ians": "ians",
    "upi": "upi",
    "wam": "wam",
    "irna": "irna",
    "tasnim": "tasnim",
    "kyodo": "kyodo",
    "yonhap": "yonhap",
    "nna": "nna",
}
MEDIA: Final = word_set(
    "reuters ap afp xinhua dpa efe anadolu wafa saba tass interfax bloomberg menafn cnn bbc axios "
    "haaretz al-jazeera jazeera al-arabiya arabiya kan ynet channel news times post "
    "journal guardian "
    "press herald tribune television tv radio network newspaper magazine outlet outlets "
    "agency daily "
    "broadcaster website media telegraph monde spiegel"
)
"""Words that a medium's name ends with, or is."""

PERSON_NOUNS: Final = word_set(
    "spokesman spokesperson spokeswoman minister president official envoy commander chief general "
    "ambassador secretary coordinator director head leader diplomat adviser advisor source "
    "senator "
    "representative negotiator mediator soldier resident doctor mother father man woman boy girl "
    "analyst expert witness chairman chairwoman chair governor mayor king prince emir "
    "sheikh deputy "
    "commissioner colonel lieutenant major captain correspondent journalist reporter "
    "activist lawyer "
    "judge premier chancellor lawmaker officer fighter commissioner-general secretary-general "
    "ombudsman ombudswoman delegate administrator inspector congressman congresswoman mp "
    "patriarch "
    "bishop archbishop pope cleric imam priest researcher professor scholar historian economist "
    "manager founder editor photographer columnist consul attache attaché chairperson elder "
    "villager refugee survivor neighbour neighbor uncle aunt cousin grandmother grandfather widow "
    "rapporteur prosecutor spokesperson-designate undersecretary under-secretary "
    "brother sister son daughter wife husband student teacher driver worker farmer nurse medic"
)
PLURAL_NOUNS: Final = word_set(
    "officials sources spokesmen diplomats mediators ministers witnesses residents medics doctors "
    "forces troops authorities officers analysts experts leaders observers monitors peacekeepers "
    "families reports media agencies organisations organizations groups partners parties "
    "sides rebels "
    "militants houthis negotiators representatives teams states countries people israelis "
    "palestinians protesters staff police lawmakers activists rights-groups commanders "
    "soldiers aides "
    "envoys guarantors journalists reporters survivors villagers workers humanitarians statements"
)
BODY_NOUNS: Final = word_set(
    "front group movement agency ministry mission organisation organization army military "
    "office body team "
    "government council committee union party force command administration authority department "
    "statement report document letter commission centre center monitor militia coalition faction "
    "forum court watchdog charity programme program fund bloc institute network embassy cabinet "
    "update bulletin newspaper broadcaster channel outlet parliament police brigade wing "
    "delegation "
    "cell un mechanism secretariat service unit state country kingdom republic presidency"
)
TITLES: Final = word_set(
    "mr mrs ms dr prof gen lt col maj brig capt sgt cmdr adm rear sen rep gov sheikh prince king "
    "president minister general colonel major captain admiral secretary ambassador prime foreign "
    "defence defense interior deputy chief vice envoy special coordinator spokesman spokesperson "
    "spokeswoman chairman director commander secretary-general commissioner-general commissioner "
    "under-secretary-general under-secretary undersecretary head senior former acting caretaker "
    "president-elect chancellor premier senator representative high brigadier lieutenant sergeant "
    "mayor captain judge bishop imam queen emir baroness lord lady professor sir dame "
    "field marshal mr. mrs. ms. dr. gen. lt. col. maj. brig. capt. rear adm. u.s. us un "
    "u.n. "
    "information energy security finance health economy justice affairs state national political "
    "bureau member official negotiator adviser advisor"
)
STATES: Final = word_set(
    "afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain "
    "bangladesh belarus belgium bosnia brazil britain bulgaria burundi cambodia cameroon "
    "canada chad "
    "chile china colombia congo croatia cuba cyprus denmark djibouti egypt eritrea "
    "ethiopia finland "
    "france georgia germany ghana greece guinea haiti hungary india indonesia iran iraq "
    "ireland israel "
    "italy japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan lebanon libya malaysia "
    "mali mexico "
    "moldova mongolia montenegro morocco mozambique myanmar nepal netherlands niger "
    "nigeria norway oman "
    "pakistan palestine peru philippines poland portugal qatar romania russia rwanda "
    "senegal serbia "
    "singapore slovakia slovenia somalia spain sudan sweden switzerland syria tajikistan tanzania "
    "thailand tunisia turkey türkiye turkmenistan uganda ukraine uruguay uzbekistan "
    "venezuela vietnam "
    "yemen zambia zimbabwe gaza washington moscow beijing ankara tehran damascus beirut "
    "baghdad kyiv "
    "kabul sanaa aden tbilisi yerevan baku islamabad delhi minsk bogotá bogota havana caracas "
    "bamako "
    "mogadishu asmara nairobi kampala bangui tunis algiers amman nicosia london paris berlin "
    "brussels "
    "bangkok manila jakarta hanoi naypyidaw colombo kathmandu dhaka seoul pyongyang tokyo canberra "
    "khartoum doha cairo riyadh jerusalem geneva tripoli juba kinshasa kigali"
)
"""States, and capitals that stand for them."""
PLACE_LEADS: Final = word_set(
    "in at near from inside outside across throughout around into towards toward to"
)
COMMUNICATIONS: Final = word_set(
    "statement statements conference briefing interview interviews post posts tweet tweets letter "
    "letters report reports update updates release speech address remarks message messages call "
    "meeting bulletin broadcast comments reporters journalists media press telephone phone video "
    "communique communiqué declaration summit gathering visit talks x facebook telegram twitter "
    "platform account website channel session testimony televised radio tv television condition "
    "anonymity article op-ed column paper document note recording clip announcement newsletter "
    "cnn "
    "bbc reuters afp ap fox haaretz council assembly rally event ceremony forum response reply"
)
"""Nouns of the means by which something is said."""
