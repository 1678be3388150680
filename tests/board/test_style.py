"""One neutral hue: a colour of the style sheets is a grey, within what an eye takes for one."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

GREY = 24
"""Of 255, how far the channels of a grey may be apart: a cool tint, no colour with a meaning."""

NAMED = re.compile(
    r"\b(red|green|blue|yellow|orange|purple|pink|brown|cyan|magenta|lime|navy|teal|olive|maroon"
    r"|crimson|gold|tomato|salmon)\b"
)


def sheets() -> list[str]:
    folder = files("servanda.faces.board") / "style"
    return [f.read_text("utf-8") for f in folder.iterdir() if f.name.endswith(".css")]


@pytest.mark.parametrize("sheet", sheets())
def test_no_colour_has_a_meaning(sheet: str) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert not NAMED.search(text)
    for digits in re.findall(r"#([0-9a-fA-F]{3,8})\b", text):
        full = "".join(2 * d for d in digits) if len(digits) in (3, 4) else digits
        channels = [int(full[i : i + 2], 16) for i in (0, 2, 4)]
        assert max(channels) - min(channels) <= GREY, f"#{digits}"
    for channels in re.findall(r"rgba?\(([^)]*)\)", text):
        red, green, blue = (int(part) for part in re.findall(r"\d+", channels)[:3])
        assert max(red, green, blue) - min(red, green, blue) <= GREY
    assert "hsl(" not in text
