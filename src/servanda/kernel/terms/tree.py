"""Walking a syntax tree: every node below a node, in the order of the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from servanda.kernel.source import Span
from servanda.kernel.terms import ast


def walk(node: object) -> Iterator[object]:
    """The node itself and everything below it, depth first; spans are left out."""
    if isinstance(node, tuple):
        for item in node:
            yield from walk(item)
        return
    if isinstance(node, Span) or not is_dataclass(node):
        return
    yield node
    for part in fields(node):
        yield from walk(getattr(node, part.name))


def references(node: object) -> tuple[ast.TermRef, ...]:
    """Every reference to a term below a node."""
    return tuple(n for n in walk(node) if isinstance(n, ast.TermRef))


def performances(node: object) -> tuple[ast.TermRef, ...]:
    """The terms whose performance or breach a node waits for."""
    return tuple(n.term for n in walk(node) if isinstance(n, ast.Performed | ast.BreachOf))


def bare(node: object) -> object:
    """The node without its places: two sentences that say the same have equal bare nodes."""
    if isinstance(node, tuple):
        return tuple(bare(item) for item in node)
    if isinstance(node, Span) or not is_dataclass(node):
        return node
    parts = (getattr(node, p.name) for p in fields(node))
    return (type(node).__name__, *(bare(part) for part in parts if not isinstance(part, Span)))
