"""Each pair of an agreement and its plan: what every construct of the language is lowered to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plan.pairs import FOLDER, blocks, told


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_the_agreement_is_lowered_to_the_plan_beside_it(path: Path) -> None:
    text = path.read_text("utf-8")
    assert told(text) == blocks(text, "plan")[0][1]
