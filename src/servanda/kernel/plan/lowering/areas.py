"""Which places an area is made of: unions in the declarations, tables in the annexes."""

from __future__ import annotations

from servanda.kernel.plan.lowering.scope import Scope
from servanda.kernel.terms import ast


def area_parts(scope: Scope) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every area that is made of named parts, with all of them, parts of parts included.

    A union with an exception, a belt and a shape that changes in time are matters of geometry and
    have no named parts: reports then name the area itself.
    """
    direct = {area.name.text: _parts(scope, area) for area in scope.names.areas}
    found: list[tuple[str, tuple[str, ...]]] = []
    for name, parts in direct.items():
        whole = list(parts)
        for part in whole:
            whole.extend(p for p in direct.get(part, ()) if p not in whole and p != name)
        if whole:
            found.append((name, tuple(whole)))
    return tuple(found)


def _parts(scope: Scope, area: ast.AreaDecl) -> tuple[str, ...]:
    match area.shapes:
        case (ast.ShapeUntil(shape=ast.Union(areas=areas, without=None)),):
            return tuple(word.text for word in areas)
        case (ast.ShapeUntil(shape=ast.Feature(annex=annex, feature=feature)),):
            return scope.annexes.places(annex.text, feature) or ()
        case _:
            return ()
