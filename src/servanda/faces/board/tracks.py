"""To which track of the board a term belongs: as the case says, else by what sort of duty it is.

The case says so in `board.toml` (`[tracks]`), a file of presentation that no verdict depends on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from servanda.faces.board.model import Track
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Cap,
    Deadline,
    Guarantee,
    Plan,
    Quota,
    Ratio,
    TermPlan,
    Withdrawal,
)
from servanda.kernel.verdicts.excluded import needs_of

_NAMED: Final = frozenset(track.value for track in Track)


def track_of(plan: Plan, term: TermPlan, told: Mapping[str, str]) -> Track:
    """The track of a term. ``told`` is what the case says: term ids to names of tracks.

    Where it does not say: guarantees are guarantees; leaving, staying out and limits by area are
    withdrawal; what is on a list or in a ratio is exchange; a count at a point or in each period is
    aid; what bodies owe is monitoring; any other ban is cessation.
    """
    if term.key.id in told:
        return Track(told[term.key.id])
    match term.duty:
        case Guarantee():
            return Track.GUARANTEES
        case Withdrawal() | Absence() | Cap():
            return Track.WITHDRAWAL
        case Ratio():
            return Track.EXCHANGE
        case Quota():
            return Track.AID
        case Deadline() if any(need.pattern.roll for need in needs_of(term.duty)):
            return Track.EXCHANGE
        case _ if not set(term.bearers) & set(plan.parties):
            return Track.MONITORING
        case Ban():
            return Track.CESSATION
        case _:
            return Track.OTHER


def known_tracks() -> frozenset[str]:
    """The names by which `board.toml` may call a track."""
    return _NAMED
