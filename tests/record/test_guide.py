from __future__ import annotations

import re
from typing import Final

import pytest

from servanda.record.entries import EntryType
from servanda.record.fields import CLAIM, COMMON, FIELDS, Field, Form
from servanda.record.intake import LIMITS
from tests.record.pages import ROOT
from tests.record.rows import reasons

GUIDE: Final = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")


def row_of(field: Field) -> str:
    """The line of the guide for a field."""
    choices = ": " + ", ".join(field.choices) if field.form is Form.CHOICE else ""
    needed = " (needed)" if field.required else ""
    return f"| `{field.name}`{needed} | {field.form.value}{choices} | {field.meaning} |"


@pytest.mark.parametrize("kind", list(EntryType))
def test_every_field_of_every_type_is_in_the_guide(kind: EntryType) -> None:
    section = re.search(rf"^### `{kind.value}`\n(.*?)(?=^##|\Z)", GUIDE, re.MULTILINE | re.DOTALL)
    assert section, kind
    shared = {field.name for field in (*COMMON, *CLAIM)}
    expected = [row_of(field) for field in FIELDS[kind] if field.name not in shared]
    rows = [line for line in section[1].splitlines() if line.startswith("| `")]
    assert rows == expected


def test_what_every_entry_may_say_is_in_the_guide() -> None:
    common = {field.name for field in COMMON}
    for field in (*COMMON, *(field for field in CLAIM if field.name not in common)):
        assert row_of(field) in GUIDE


def test_every_example_row_of_the_guide_is_taken() -> None:
    rows = [
        line
        for block in re.findall(r"^```json\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
    ]
    kinds = {match[1] for row in rows if (match := re.search(r'"type": "(\w+)"', row))}
    assert {kind.value for kind in EntryType} <= kinds
    assert not reasons(*rows)


def test_the_limits_in_the_guide_are_the_limits() -> None:
    for figure in (
        f"{LIMITS.row_bytes} bytes",
        f"{LIMITS.rows} rows",
        f"{LIMITS.nesting} brackets",
    ):
        assert figure in GUIDE
