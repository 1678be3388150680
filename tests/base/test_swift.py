"""Records that are made fast are the records they would be otherwise."""

from __future__ import annotations

import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import Any

import pytest

from servanda.kernel.swift import copier, swift, writer


@dataclass(frozen=True, slots=True)
class Plain:
    """As dataclasses make it."""

    name: str
    size: int = 3
    note: str | None = field(default=None, compare=False)
    double: int = field(init=False)
    kept: str | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "double", 2 * self.size)


@swift
@dataclass(frozen=True, slots=True)
class Fast:
    """The same, made fast."""

    name: str
    size: int = 3
    note: str | None = field(default=None, compare=False)
    double: int = field(init=False)
    kept: str | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "double", 2 * self.size)


GIVEN: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    (("a",), {}),
    (("a", 4), {}),
    (("a", 4, "n"), {}),
    ((), {"name": "a", "note": "n"}),
)


@pytest.mark.parametrize(("given", "named"), GIVEN)
def test_it_holds_shows_and_hashes_what_the_plain_one_does(
    given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    plain, fast = Plain(*given, **named), Fast(*given, **named)
    assert [getattr(fast, n) for n in Plain.__slots__] == [
        getattr(plain, n) for n in Plain.__slots__
    ]
    assert repr(fast) == repr(plain).replace("Plain", "Fast")
    assert hash(fast) == hash(plain)
    assert fast == Fast("a", plain.size, "another note")
    assert replace(fast, size=7).double == 14
    assert pickle.loads(pickle.dumps(fast)) == fast  # noqa: S301 - our own


def test_it_takes_what_the_plain_one_takes_and_nothing_else() -> None:
    assert inspect.signature(Fast) == inspect.signature(Plain)
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        Fast()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'double'"):
        Fast("a", double=1)  # type: ignore[call-arg]


def test_it_stays_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Fast("a").size = 4  # type: ignore[misc]


def test_what_it_cannot_write_is_refused_where_the_class_is_made() -> None:
    @dataclass(frozen=True, slots=True)
    class Filled:
        names: list[str] = field(default_factory=list)

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        name: str

    for odd in (Filled, Named):
        with pytest.raises(TypeError, match=odd.__name__):
            swift(odd)


def test_a_copy_differs_in_its_slot_alone_and_leaves_the_first_as_it_was() -> None:
    first = Fast("a", 4, "n")
    writer(Fast, "kept")(first, "read")
    copied = copier(Fast, "size")(first, 9)
    assert (first.size, first.kept) == (4, "read")
    assert (copied.size, copied.kept, copied.note) == (9, "read", "n")
    assert copied.double == first.double, "what the others hold is not worked out anew"
    with pytest.raises(FrozenInstanceError):
        copied.size = 4  # type: ignore[misc]


def test_a_slot_that_there_is_not_cannot_be_copied_otherwise() -> None:
    with pytest.raises(TypeError, match="Fast has no slot length"):
        copier(Fast, "length")
