"""Text as it is painted: a piece of a page, compared dot by dot with the same text on its own."""

from __future__ import annotations

import io

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

FIND = """
([selector, text]) => {
  for (const element of document.querySelectorAll(selector)) {
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      const at = walk.currentNode.data.indexOf(text)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(walk.currentNode, at)
      range.setEnd(walk.currentNode, at + text.length)
      walk.currentNode.parentElement.scrollIntoView({block: 'center'})
      const box = range.getBoundingClientRect()
      const style = getComputedStyle(walk.currentNode.parentElement)
      return {x: box.x, y: box.y, width: box.width, height: box.height,
              size: style.fontSize, weight: style.fontWeight, ink: style.color}
    }
  }
  return null
}
"""

ALIKE = 0.85
"""How well the ink of two pieces of text must go together, column by column, to be the same."""


def painted(page: Page, selector: str, text: str) -> tuple[Image.Image, dict[str, str]]:
    """The dots of a text that stands in an element, cut to its ink, and how it is set."""
    found = page.evaluate(FIND, [selector, text])
    assert found is not None, f"{text} is not in {selector}"
    clip = {key: float(found[key]) for key in ("x", "y", "width", "height")}
    dots = page.screenshot(clip=clip)  # type: ignore[arg-type] # four floats are a rectangle
    return _ink(dots), {key: str(found[key]) for key in ("size", "weight", "ink")}


def alone(browser: Browser, page: Page, text: str, style: dict[str, str]) -> Image.Image:
    """The same text from left to right, alone, in the page's own fonts."""
    faces = page.evaluate("Array.from(document.querySelectorAll('style')).map(s => s.textContent)")
    context = browser.new_context(viewport={"width": 800, "height": 120})
    try:
        other = context.new_page()
        other.set_content(
            f"<!doctype html><style>{faces[0]}</style><body style='padding:20px;background:#fff'>"
            f"<span id=t style='font-size:{style['size']};font-weight:{style['weight']};"
            f"color:{style['ink']};white-space:nowrap'>{text}</span>"
        )
        other.evaluate("document.fonts.ready.then(() => null)")
        return _ink(other.locator("#t").screenshot())
    finally:
        context.close()


def alike(one: Image.Image, other: Image.Image) -> float:
    """How well the ink of two pictures goes together, column by column: 1 is the same.

    The correlation of how much ink stands in each column, at the best of a few shifts: a glyph
    falls between dots in one place and on them in another.
    """
    return max(_correlation(_columns(one), _columns(other), shift) for shift in range(-2, 3))


def _columns(image: Image.Image) -> list[float]:
    """The ink of each column with its neighbours."""
    ink = ImageChops.invert(image)
    sums = [sum(ink.crop((x, 0, x + 1, ink.height)).tobytes()) for x in range(ink.width)]
    padded = [0, *sums, 0]
    return [sum(padded[x : x + 3]) / 3 for x in range(len(sums))]


def _correlation(one: list[float], other: list[float], shift: int) -> float:
    pairs = [(one[x], other[x + shift]) for x in range(len(one)) if 0 <= x + shift < len(other)]
    mean_one = sum(x for x, _ in pairs) / len(pairs)
    mean_other = sum(y for _, y in pairs) / len(pairs)
    joint = sum((x - mean_one) * (y - mean_other) for x, y in pairs)
    spread = sum((x - mean_one) ** 2 for x, _ in pairs) * sum(
        (y - mean_other) ** 2 for _, y in pairs
    )
    return joint / spread**0.5 if spread else 0.0


def _ink(dots: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(dots)).convert("L")
    box = ImageChops.invert(image.point(lambda dot: 0 if dot < 128 else 255)).getbbox()
    assert box is not None, "nothing is painted there"
    return image.crop(box)
