"""Damaged documents: everything is told with a place and a hint, and nothing is raised."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from servanda.kernel.render import render_gnu, render_json, render_text
from servanda.kernel.source import Diagnostic
from servanda.kernel.terms.check import check_document
from servanda.kernel.terms.document import read_document
from servanda.kernel.terms.method_parser import read_method
from servanda.kernel.terms.readings import read_aloud
from tests.conftest import SEED, SOAK
from tests.golden.runner import agreement_of, pages, read_page
from tests.terms.shared import ROOT, SAMPLE

DOCUMENTS: Final = 3_000 if SOAK else 100
_STRANGE: Final = '\u202e\u0430\u00a0\u2019"`#.,:;\t\r\n\x00\x1b0\u0660中(-_<>'


def flip(data: bytearray, dice: random.Random) -> bytearray:
    for _ in range(dice.randint(1, 8)):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return data


def delete(data: bytearray, dice: random.Random) -> bytearray:
    start = dice.randrange(len(data))
    del data[start : start + dice.randint(1, 60)]
    return data


def swap(data: bytearray, dice: random.Random) -> bytearray:
    one, two = sorted(dice.sample(range(len(data)), 2))
    size = dice.randint(1, 40)
    data[one : one + size], data[two : two + size] = data[two : two + size], data[one : one + size]
    return data


def truncate(data: bytearray, dice: random.Random) -> bytearray:
    return data[: dice.randrange(1, len(data))]


def insert(data: bytearray, dice: random.Random) -> bytearray:
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(data))
        data[at:at] = dice.choice(_STRANGE).encode()
    return data


def shuffle_words(data: bytearray, dice: random.Random) -> bytearray:
    words = bytes(data).split(b" ")
    at = dice.randrange(max(len(words) - 12, 1))
    part = words[at : at + 12]
    dice.shuffle(part)
    return bytearray(b" ".join([*words[:at], *part, *words[at + 12 :]]))


DAMAGE: Final[tuple[Callable[[bytearray, random.Random], bytearray], ...]] = (
    flip,
    delete,
    swap,
    truncate,
    insert,
    shuffle_words,
)


@cache
def sources() -> list[str]:
    golden = [agreement_of(read_page(path)) for path in pages(ROOT / "tests/golden/terms")]
    return [(SAMPLE / "agreement.md").read_text(encoding="utf-8"), *golden]


def vet(found: list[Diagnostic] | tuple[Diagnostic, ...], text: str, method: str) -> None:
    lines = {"agreement.md": text.count("\n") + text.count("\r") + 1, "method.md": 10**6}
    for diagnostic in found:
        span = diagnostic.span
        assert span.file in lines
        assert 1 <= span.line <= lines[span.file]
        assert span.col >= 1
        assert (span.end_line, span.end_col) >= (span.line, span.col)
        assert diagnostic.hint.strip()
        assert diagnostic.message.strip()
        source = text if span.file == "agreement.md" else method
        shown = render_text(diagnostic, source)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert render_gnu(diagnostic)
        assert render_json(diagnostic, source)["code"] == diagnostic.code


@pytest.mark.parametrize("number", range(DOCUMENTS))
def test_a_damaged_document_is_told_and_never_raises(number: int) -> None:
    dice = random.Random(f"{SEED} {number}")
    everything = sources()
    original = everything[0] if number % 2 else dice.choice(everything)
    data = bytearray(original.encode())
    for _ in range(dice.randint(1, 3)):
        if len(data) > 2:
            data = dice.choice(DAMAGE)(data, dice)
    text = data.decode("utf-8", "surrogateescape")
    document, found = read_document(text, "agreement.md")
    method_text = (SAMPLE / "method.md").read_text(encoding="utf-8")
    method, slips = read_method(method_text, "method.md")
    checked = check_document(document, method, [*found, *slips])
    assert {d.code for d in found} <= {d.code for d in checked.diagnostics}
    vet(checked.diagnostics, text, method_text)
    for term in checked.terms:
        assert read_aloud(term, checked).endswith(".")


@pytest.mark.parametrize("number", range(DOCUMENTS // 4))
def test_a_damaged_method_is_told_and_never_raises(number: int) -> None:
    dice = random.Random(f"{SEED} method {number}")
    data = bytearray((SAMPLE / "method.md").read_bytes())
    for _ in range(dice.randint(1, 3)):
        if len(data) > 2:
            data = dice.choice(DAMAGE)(data, dice)
    text = data.decode("utf-8", "surrogateescape")
    method, slips = read_method(text, "method.md")
    agreement = (SAMPLE / "agreement.md").read_text(encoding="utf-8")
    document, found = read_document(agreement, "agreement.md")
    assert found == []
    checked = check_document(document, method, slips)
    vet(checked.diagnostics, agreement, text)


def test_a_document_of_nothing_is_told() -> None:
    for text in ("", "\ufeff", "\n" * 1000, "```", "# ", "<!--", "\x00", "```terms\n"):
        document, found = read_document(text, "agreement.md")
        checked = check_document(document, None, found)
        assert not checked.ok
        vet(checked.diagnostics, text, "")


def test_the_same_document_is_told_in_the_same_way_whatever_the_path_of_hashes(
    tmp_path: Path,
) -> None:
    import subprocess
    import sys

    text = (
        sources()[-1]
        + "\n\n```terms\nkind a is b. kind b is c. kind c is a. term 1: x shall y.\n```\n"
    )
    (tmp_path / "agreement.md").write_text(text, encoding="utf-8")
    said = {
        subprocess.run(
            [sys.executable, "-m", "servanda.faces.cli.main", "check", "agreement.md"],
            cwd=tmp_path,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
            capture_output=True,
            check=False,
        ).stdout
        for seed in ("0", "1", "2", "3")
    }
    assert len(said) == 1
    assert b"T206" in said.pop()
