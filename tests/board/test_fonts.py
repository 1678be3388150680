"""The fonts of a page: which it gets, and what is told where one is missing."""

from __future__ import annotations

import base64
import gzip
import json
import re
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from servanda.faces.board.fonts import FAMILY, SCRIPTS, font_faces, missing
from tests.board.browser import visit

LARGEST: Final = {"en": 26, "ar": 68, "he": 40}
"""KiB of font files (woff2) that a page of a language may carry."""
SAMPLE: Final = {"en": "Terms ± ½", "ar": "وقف إطلاق النار، 12", "he": "הפסקת אש, 12"}


@pytest.fixture
def installed() -> None:
    """Skips where the build hook could not bring the fonts."""
    if any(missing(language) for language in SCRIPTS):
        pytest.skip("needs the fonts of the board: `python hatch_build.py`")


def laid(folder: Path, *scripts: str) -> Path:
    """A folder as the build hook makes it, with a short file for each script."""
    faces = [
        {"script": script, "file": f"{script}.woff2", "weight": "400", "range": f"U+{i}"}
        for i, script in enumerate(scripts)
    ]
    for face in faces:
        (folder / face["file"]).write_bytes(face["script"].encode())
    (folder / "fonts.json").write_text(json.dumps({"faces": faces}))
    return folder


def carried(css: str) -> list[bytes]:
    """The files in the `data:` URIs of a style sheet."""
    return [base64.b64decode(data) for data in re.findall(r"base64,([^)]+)\)", css)]


def test_a_language_gets_latin_and_its_own_script_and_no_other(tmp_path: Path) -> None:
    folder = laid(tmp_path, "hebrew", "latin", "arabic")
    assert carried(font_faces("en", folder)) == [b"latin"]
    assert carried(font_faces("ar", folder)) == [b"latin", b"arabic"]
    assert carried(font_faces("he", folder)) == [b"latin", b"hebrew"]


def test_a_rule_says_family_weight_and_characters(tmp_path: Path) -> None:
    assert font_faces("en", laid(tmp_path, "latin")) == (
        '@font-face{font-family:"Servanda";font-style:normal;font-weight:400;font-display:swap;'
        "src:url(data:font/woff2;base64,bGF0aW4=) format('woff2');unicode-range:U+0}\n"
    )


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    assert missing("ar", tmp_path / "none") == ("latin", "arabic")
    assert font_faces("ar", tmp_path / "none") == ""
    folder = laid(tmp_path, "latin", "hebrew")
    assert missing("ar", folder) == ("arabic",)
    assert missing("he", folder) == ()
    (folder / "hebrew.woff2").unlink()
    assert missing("he", folder) == ("hebrew",)
    assert carried(font_faces("he", folder)) == [b"latin"]


def test_a_language_without_a_row_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="fr"):
        font_faces("fr", tmp_path)
    with pytest.raises(KeyError, match="fr"):
        missing("fr", tmp_path)


@pytest.mark.parametrize("language", SCRIPTS)
def test_the_fonts_of_a_page_are_as_small_as_was_promised(installed: None, language: str) -> None:
    css = font_faces(language)
    files = carried(css)
    assert all(file.startswith(b"wOF2") for file in files)
    assert sum(map(len, files)) <= LARGEST[language] * 1024
    # base64 costs next to nothing once the page is compressed
    assert len(gzip.compress(css.encode(), mtime=0)) <= 1.03 * LARGEST[language] * 1024


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_script_has_the_same_weights_or_a_browser_would_not_join_them(
    installed: None, language: str
) -> None:
    weights = re.findall(r"font-weight:([^;]+);", font_faces(language))
    assert weights == ["400", "700"] * len(SCRIPTS[language])


@pytest.mark.parametrize("language", SCRIPTS)
@pytest.mark.parametrize("weight", [400, 700])
def test_a_browser_draws_the_text_with_them(
    installed: None, chromium: Browser, tmp_path: Path, language: str, weight: int
) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        '<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:\">"
        f"<style>{font_faces(language)} p {{ font: {weight} 16px {FAMILY} }}</style>"
        f"<p>{SAMPLE[language]}</p>",
        encoding="utf-8",
    )
    with visit(chromium, path) as seen:
        session = seen.page.context.new_cdp_session(seen.page)
        session.send("DOM.enable")
        session.send("CSS.enable")
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": "p"})["nodeId"]
        used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert used
        assert all(font["isCustomFont"] for font in used)
        assert seen.noise() == []
