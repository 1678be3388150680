"""Which annexes are maps, and in which format. Loads nothing heavy."""

from __future__ import annotations

import re


def map_format(file: str, text: str) -> str | None:
    """``geojson`` or ``kml`` for an annex that is a map; None for any other."""
    ending = file.rpartition(".")[2].lower()
    if ending in ("geojson", "kml"):
        return ending
    if ending == "json" and re.search(r'"type"\s*:\s*"Feature(?:Collection)?"', text):
        return "geojson"
    return None
