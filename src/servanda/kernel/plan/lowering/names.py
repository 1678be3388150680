"""What the declared names stand for while lowering: the checked agreement's table, by sort."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from servanda.kernel.terms import ast
from servanda.kernel.terms.check import Checked
from servanda.kernel.terms.resolve import Names as Table

RECORD_ACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "notice": ("notice",),
    "complaint": ("complaint",),
    "waiver": ("waiver",),
    "determination": ("determine",),
    "determine": ("determine",),
}
"""Acts that the record itself is, by the names agreements have for them: what is not in the
record did not happen. A determination is on record as ``determine``."""


@dataclass(frozen=True, slots=True)
class Names:
    """The declarations of an agreement, by name."""

    table: Table
    agreement: str
    parties: tuple[str, ...]
    guarantors: tuple[str, ...]
    rules: Mapping[str, str]
    in_force: ast.InForceDecl | None
    terms: tuple[ast.Term, ...]
    guarantees: tuple[ast.Guarantee, ...]

    def kind(self, noun: str) -> str:
        """A kind by its first name; any other name as it is."""
        return self.table.canonical(noun)

    def kinds_under(self, noun: str) -> tuple[str, ...]:
        """A kind and all that are it; any other name alone."""
        return self.table.kinds_under(noun)

    def acts_under(self, verb: str) -> tuple[str, ...]:
        """An act and all that are cases of it."""
        return self.table.acts_under(verb)

    @property
    def wider(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each kind and each act that is a case of others, with all of those, by alphabet."""
        above: dict[str, set[str]] = {}
        for name in sorted({*self.table.narrower_kinds, *self.table.narrower_acts}):
            for under in {*self.kinds_under(name), *self.acts_under(name)} - {name}:
                above.setdefault(under, set()).add(name)
        return tuple((name, tuple(sorted(above[name]))) for name in sorted(above))

    def act(self, name: str) -> ast.ActDecl | None:
        """An act by its name."""
        found = self.table.declared.get(name)
        return found if isinstance(found, ast.ActDecl) else None

    def moment(self, name: str) -> ast.MomentDecl | None:
        """A moment by its name."""
        found = self.table.declared.get(name)
        return found if isinstance(found, ast.MomentDecl) else None

    def period(self, name: str) -> ast.PeriodDecl | None:
        """A period by its name."""
        found = self.table.declared.get(name)
        return found if isinstance(found, ast.PeriodDecl) else None

    def roll(self, name: str) -> ast.ListDecl | None:
        """A list by its name."""
        found = self.table.declared.get(name)
        return found if isinstance(found, ast.ListDecl) else None

    @property
    def rolls(self) -> tuple[ast.ListDecl, ...]:
        """Every list, in the order of the agreement."""
        return tuple(d for d in self.table.declared.values() if isinstance(d, ast.ListDecl))

    @property
    def areas(self) -> tuple[ast.AreaDecl, ...]:
        """Every area and line, in the order of the agreement."""
        return tuple(d for d in self.table.declared.values() if isinstance(d, ast.AreaDecl))

    @property
    def amendments(self) -> tuple[ast.AmendmentDecl, ...]:
        """Every amendment, in the order of the agreement."""
        return tuple(d for d in self.table.declared.values() if isinstance(d, ast.AmendmentDecl))

    @property
    def waivers(self) -> tuple[ast.WaiverDecl, ...]:
        """Every waiver, in the order of the agreement."""
        return tuple(d for d in self.table.declared.values() if isinstance(d, ast.WaiverDecl))

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Each name with the agreement's own words for it, where it gives any."""
        named = self.table.declared.items()
        return tuple(
            (name, declared.text)
            for name, declared in named
            if isinstance(declared, ast.NameDecl | ast.KindDecl | ast.ActDecl) and declared.text
        )

    def undefined(self, names: Iterable[str]) -> str | None:
        """The quoted words of the first of these kinds, acts or areas that is left undefined."""
        for name in names:
            match self.table.declared.get(self.table.canonical(name)):
                case (
                    ast.KindDecl(undefined=ast.Undefined(text=text))
                    | ast.ActDecl(undefined=ast.Undefined(text=text))
                    | ast.AreaDecl(undefined=ast.Undefined(text=text))
                ):
                    return text
                case _:
                    continue
        return None


def names_of(checked: Checked) -> Names:
    """The names of a checked agreement."""
    return Names(
        table=checked.names,
        agreement=checked.name,
        parties=checked.parties,
        guarantors=tuple(checked.declarations.get("guarantor", {})),
        rules=checked.rules,
        in_force=checked.in_force,
        terms=checked.terms,
        guarantees=checked.guarantees,
    )
