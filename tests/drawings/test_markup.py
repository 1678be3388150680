from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from servanda.faces.drawings.markup import joined, percent, shape, tag


def test_text_is_escaped_and_markup_is_not() -> None:
    inner = tag("b", None, "<script>")
    assert tag("p", None, "a & b", inner) == "<p>a &amp; b<b>&lt;script&gt;</b></p>"


def test_attributes_are_escaped_left_out_or_bare() -> None:
    made = shape("rect", {"class": 'a" onload="x', "x": None, "hidden": "", "y": 2})
    assert made == '<rect class="a&#34; onload=&#34;x" hidden y="2"/>'


@given(st.text())
def test_no_text_ever_opens_an_element(text: str) -> None:
    assert joined([text]).count("<") == 0
    assert tag("p", {"title": text}, text).count("<") == 2


@given(st.integers(min_value=0, max_value=1000))
def test_thousandths_are_written_to_a_tenth_of_a_percent(permille: int) -> None:
    assert float(percent(permille).removesuffix("%")) * 10 == permille
    assert isinstance(joined([]), Markup)
