"""Names in reports held against the agreement's: a plural or past form is the declared name.

A name that the agreement does not declare cannot be about any of its terms. The report is kept
and counts for nothing; that is told, with the name that may have been meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from servanda.evidence.names import BUILT_IN
from servanda.evidence.reports import Desk, Report
from servanda.kernel.terms.suggest import nearest
from servanda.record.entries import Act, Count, Coverage, Crossing, Level, Stay


@dataclass(frozen=True, slots=True)
class Spelling:
    """Every spelling of every declared act and kind, with the name it stands for."""

    acts: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)

    def read(self, report: Report, desk: Desk) -> Report:
        """The report with declared names; what is not declared is noted at the desk."""
        if not self.acts and not self.kinds:
            return report
        match report.content:
            case Act() | Count() as said:
                act = self._name(said.act, self.acts, "act", report, desk)
                kind = self._name(said.kind, self.kinds, "kind", report, desk)
                if (act, kind) == (said.act, said.kind):
                    return report
                if isinstance(said, Act):
                    return replace(report, content=replace(said, act=act or said.act, kind=kind))
                return replace(report, content=replace(said, act=act, kind=kind or said.kind))
            case Stay() | Crossing() as stay:
                kind = self._name(stay.kind, self.kinds, "kind", report, desk)
                return replace(report, content=replace(stay, kind=kind))
            case Level() as level:
                kind = self._name(level.kind, self.kinds, "kind", report, desk)
                return replace(report, content=replace(level, kind=kind or level.kind))
            case Coverage(acts=acts, kinds=kinds) as seen:
                acts = None if acts is None else tuple(self.acts.get(a, a) for a in acts)
                kinds = None if kinds is None else tuple(self.kinds.get(k, k) for k in kinds)
                return replace(report, content=replace(seen, acts=acts, kinds=kinds))
            case _:
                return report

    @staticmethod
    def _name(
        name: str | None, known: Mapping[str, str], sort: str, report: Report, desk: Desk
    ) -> str | None:
        if name is None or name in known or name in BUILT_IN:
            return None if name is None else known.get(name, name)
        meant = nearest(name, sorted(known))
        hint = f'; did you mean "{meant}"?' if meant else ""
        desk.note(
            report.claim.id,
            f'"{name}" is no {sort} that the agreement declares, so no term is about it{hint}',
        )
        return name
