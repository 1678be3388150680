"""The catalogue of everything that can be found wrong, over all of its families."""

from __future__ import annotations

from collections.abc import Mapping

from servanda.case.catalogue import CATALOGUE as OF_CASES
from servanda.field.articles.catalogue import CATALOGUE as OF_ARTICLES
from servanda.field.channels.catalogue import CATALOGUE as OF_CHANNELS
from servanda.geo.catalogue import CATALOGUE as OF_MAPS
from servanda.kernel.catalogue import CATALOGUE as OF_TERMS
from servanda.kernel.catalogue import Entry
from servanda.record.catalogue import CATALOGUE as OF_RECORDS
from servanda.record.flaws import did_you_mean, trouble


def all_entries() -> Mapping[str, Entry]:
    """Every code with its page."""
    return {**OF_TERMS, **OF_RECORDS, **OF_CASES, **OF_CHANNELS, **OF_ARTICLES, **OF_MAPS}


def entry_of(code: str) -> Entry:
    """The page of a code. Raises `InputError` where there is none, with the nearest."""
    known = all_entries()
    found = known.get(code.upper())
    if found is not None:
        return found
    near = did_you_mean(code.upper(), known)
    hint = (
        f"did you mean {near}?"
        if near
        else "give a case and a term (servanda explain CASE TERM), or a code such as T201"
    )
    raise trouble("R207", f'"{code}" is no code of the catalogue', hint)
