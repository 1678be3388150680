"""The method: the monitoring cell's own rules, in a file of their own beside the agreement."""

from __future__ import annotations

from dataclasses import dataclass, field

from servanda.kernel.base import Amount, Duration
from servanda.kernel.source import Span


@dataclass(frozen=True, slots=True)
class Standard:
    """So many independent sources at this grade or better, or a determination."""

    sources: int = 2
    grade: str = "B2"
    determination: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Sources that count as one; ``side`` is the party they speak for, None for neither."""

    name: str
    side: str | None
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hedge:
    """``"almost" is 90 percent to 100 percent``; a percent None is ``any``."""

    text: str
    low: Amount | None
    high: Amount | None


@dataclass(frozen=True, slots=True)
class Counter:
    """``counter agency-a counts truck at entry``."""

    name: str
    kind: str
    point: str


@dataclass(frozen=True, slots=True)
class CountRule:
    """``term 3 is counted at entry by agency-a or agency-b``, where the clause is silent."""

    term: str
    reading: str | None
    point: str | None
    counters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conversion:
    """``counts at offloading become counts at entry times 1 to any``; ``high`` None is any."""

    source: str
    target: str
    low: Amount
    high: Amount | None


@dataclass(frozen=True, slots=True)
class Silence:
    """``silence of liaison-north for 7 days closes term 5g``."""

    body: str
    duration: Duration
    term: str


@dataclass(frozen=True, slots=True)
class Tolerance:
    """``tolerance of areas-left is 300 m``; metres. ``lenient`` bands count inside only."""

    area: str
    metres: Amount
    lenient: bool = False


@dataclass(frozen=True, slots=True)
class Method:
    """Everything a method file says.

    Terms are keyed by id (``"3"``), or by id and reading (``"3 reading daily"``) where the rule
    names one reading.
    """

    agreement: str
    version: int
    dated: str
    standard: Standard = Standard()
    contest_grade: str = "B2"
    floor: str = "F6"
    coverage: Amount = 100
    coverage_of: dict[str, Amount] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    counters: tuple[Counter, ...] = ()
    count_rules: tuple[CountRule, ...] = ()
    conversions: tuple[Conversion, ...] = ()
    silences: tuple[Silence, ...] = ()
    tolerances: tuple[Tolerance, ...] = ()
    bearers: dict[str, str] = field(default_factory=dict)
    recipients: dict[str, str] = field(default_factory=dict)
    measures: dict[str, tuple[str, ...]] = field(default_factory=dict)
    immediately: Duration | None = None
    immediately_in: dict[str, Duration] = field(default_factory=dict)
    lags: dict[str, Duration] = field(default_factory=dict)
    at_risk: dict[str, Duration] = field(default_factory=dict)
    days_end: str | None = None
    weeks_start: str | None = None
    complete: bool = False
    where: dict[str, Span] = field(default_factory=dict, compare=False, repr=False)
    """Where each rule stands, by what it is about: ``"bearer of 5b"``, ``"tolerance of x"``."""
