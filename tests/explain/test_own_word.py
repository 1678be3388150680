"""What a bearer says of its own performance is counted among no unrelated sources.

Term 4a of the case of Gaza once read *corroborated by 4 unrelated sources*; one of the four was the
army whose withdrawal it was.
"""

from __future__ import annotations

from servanda.kernel.facts import Claim, Stance
from servanda.kernel.verdicts.phrases import Name, Number, say
from servanda.kernel.verdicts.witnesses import how_known


def claim(source: str, side: str | None = None) -> Claim:
    return Claim(f"{source}-1", source, source, side, "B2", Stance.AFFIRMS, None, 0)


PRESS = (claim("agency-a"), claim("agency-b"))
ARMY = claim("army", "northland")


def test_the_word_of_the_bearer_corroborates_nothing() -> None:
    two = say("known.unrelated", sources=Number(2, "sources"))
    assert how_known((*PRESS, ARMY), own="northland") == two
    assert how_known(PRESS, own="northland") == two


def test_the_word_of_the_other_side_counts_for_the_bearer() -> None:
    three = say("known.unrelated", sources=Number(3, "sources"))
    assert how_known((*PRESS, ARMY), own="southland") == three
    assert how_known((*PRESS, ARMY)) == three


def test_one_source_beside_the_word_of_the_bearer_is_one() -> None:
    one = say("known.one", source=Name("agency-a"))
    assert how_known((PRESS[0], ARMY), own="northland") == one


def test_the_word_of_the_bearer_alone_is_a_claim() -> None:
    assert how_known((ARMY,), own="northland") == say("known.party", side=Name("northland"))
