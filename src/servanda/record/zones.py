"""The zones in which dates and clock times are read, from the pinned zone data.

The data come from the ``tzdata`` package, never from the machine, so that a date means the same
everywhere (the zones of Gaza and Egypt change by decree, and machines lag behind).
"""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

_NAME = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+){0,2}")
_OFFSET = re.compile(r"([+-])([01][0-9]|2[0-3]):([0-5][0-9])")


@lru_cache(maxsize=64)
def zone(name: str) -> tzinfo:
    """The zone of an IANA name (``Asia/Gaza``), an offset (``+03:00``) or ``Z``.

    Raises KeyError for a name that the zone data do not hold.
    """
    if name in ("Z", "UTC"):
        return UTC
    offset = _OFFSET.fullmatch(name)
    if offset:
        sign, hours, minutes = offset.groups()
        size = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(-size if sign == "-" else size)
    if not _NAME.fullmatch(name):
        raise KeyError(name)
    data = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    if not data.is_file():
        raise KeyError(name)
    with data.open("rb") as file:
        if file.read(4) != b"TZif":
            raise KeyError(name)
        file.seek(0)
        return ZoneInfo.from_file(file, key=name)


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """Every name the zone data hold, for suggestions."""
    listing = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8")
    return tuple(sorted(listing.split()))
