"""Sets of instants as sorted, disjoint, half-open intervals, and what is done with them.

The operations carry the names of the event calculus for run-time reasoning (RTEC, Artikis,
Sergot and Paliouras 2015): `union_all`, `intersect_all`, `relative_complement_all`.
"""

from servanda.kernel.timeline.intervals import (
    ALWAYS,
    NEVER,
    Timeline,
    clip,
    contains,
    count_within,
    extend,
    intersect_all,
    length,
    make,
    relative_complement_all,
    since,
    sum_within,
    union_all,
)
from servanda.kernel.timeline.uncertain import Uncertain

__all__ = [
    "ALWAYS",
    "NEVER",
    "Timeline",
    "Uncertain",
    "clip",
    "contains",
    "count_within",
    "extend",
    "intersect_all",
    "length",
    "make",
    "relative_complement_all",
    "since",
    "sum_within",
    "union_all",
]
