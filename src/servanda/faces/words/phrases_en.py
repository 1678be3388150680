"""What the faces say in English beyond the kernel's own table.

A key is what is said; the other languages carry the same keys in their catalogues.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "group.alike": "{line} ({n} groups of acts, each alone)",
        "withheld.name": "somebody not named in this copy",
        "withheld.gap": "the record does not reach so far",
        "withheld.need": "{needed} (nothing on record counts for it)",
        "withheld.occasion": "occasion {number}",
        "withheld.reports": "reported",
        "withheld.late": "performed late",
        "withheld.late-essential": "performed late; the text makes time essential",
        "known.one.unnamed": "reported by one source",
        "known.denied": "{known}; also denied",
        "seen.in-part": "seen in part",
        "seen.in-full": "seen in full",
        "seen.not": "not seen",
    }
)
"""The messages of the board and its copies."""
