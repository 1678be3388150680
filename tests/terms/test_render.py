from __future__ import annotations

from servanda.kernel.catalogue import problem
from servanda.kernel.render import WIDTH, render_gnu, render_json, render_text
from servanda.kernel.source import Diagnostic, Severity, Span

LINE = "  israel shall admit at least 600 truks each day through kerem-shalom"


def diagnostic(span: Span, **more: object) -> Diagnostic:
    return Diagnostic("T201", 'unknown kind "truks"', span, hint='did you mean "trucks"?', **more)  # type: ignore[arg-type]


def test_the_layout_is_the_one_of_the_style_sheet() -> None:
    found = diagnostic(
        Span("agreement.md", 2, 35, 2, 40),
        label="not a declared kind",
        clause=("Part III Humanitarian aid", "Article 7", "(b)"),
        related=((Span("agreement.md", 9, 1, 9, 5), "declared here first"),),
    )
    assert render_text(found, f"term 7b:\n{LINE}\n") == (
        'T201 error: unknown kind "truks"\n'
        " --> agreement.md:2.35-39\n"
        "  |\n"
        f"2 | {LINE}\n"
        "  |                                   ^^^^^ not a declared kind\n"
        "  = in Part III Humanitarian aid / Article 7 / (b)\n"
        "  = see agreement.md:9.1-4: declared here first\n"
        '  = hint: did you mean "trucks"? `servanda explain T201`'
    )


def carets(text: str) -> str:
    """What stands above the carets, column by column of a terminal."""
    lines = text.split("\n")
    at = next(i for i, line in enumerate(lines) if "^" in line)
    start, end = lines[at].index("^"), lines[at].rindex("^") + 1
    cells = "".join(char + ("\0" if ord(char) > 0x2E80 else "") for char in lines[at - 1])
    cells = "".join(char for char in cells if char != "\u0301")
    return cells[start:end].replace("\0", "")


def test_tabs_wide_and_combining_letters_do_not_misplace_the_marks() -> None:
    line = "\tx\t北国 e\u0301 truks 中"
    col = line.index("truks") + 1
    found = diagnostic(Span("a", 1, col, 1, col + 5))
    assert carets(render_text(found, line)) == "truks"
    col = line.index("国") + 1
    assert carets(render_text(diagnostic(Span("a", 1, col, 1, col + 1)), line)) == "国"


def test_a_line_from_right_to_left_is_isolated_and_marked_by_brackets() -> None:
    line = 'party east "المشرق". truks'
    col = line.index("truks") + 1
    shown = render_text(diagnostic(Span("a", 1, col, 1, col + 5), label="what"), line)
    assert '1 | \u2068party east "المشرق". ⟦truks⟧\u2069\n  | what\n' in shown
    assert "^" not in shown


def test_a_long_line_is_cut_around_the_marks() -> None:
    line = "a " * 400 + "truks" + " b" * 400
    found = diagnostic(Span("a", 1, 801, 1, 806))
    shown = render_text(found, line)
    assert carets(shown) == "truks"
    assert all(len(row) < WIDTH + 20 for row in shown.split("\n"))
    assert "… " in shown


def test_several_lines_are_marked_to_the_end_of_the_first() -> None:
    shown = render_text(diagnostic(Span("a", 1, 5, 2, 3)), "abc truks \nxyz")
    assert " --> a:1.5-2.2" in shown
    assert carets(shown) == "truks"


def test_nothing_hidden_reaches_the_terminal() -> None:
    shown = render_text(diagnostic(Span("a", 1, 1, 1, 2)), "\x1b[31m\u202etruks\u0000")
    assert "<U+001B>[31m<U+202E>truks<U+0000>" in shown


def test_a_place_beyond_the_text_is_still_a_place() -> None:
    assert " --> a:9.1\n" in render_text(diagnostic(Span("a", 9, 1, 9, 1)), "x")
    assert "= hint" in render_text(diagnostic(Span("a", 1, 40, 1, 50)), "x")


def test_a_line_for_each_finding_in_the_gnu_form() -> None:
    found = diagnostic(Span("a.md", 2, 35, 2, 40), severity=Severity.WARNING)
    assert render_gnu(found) == 'a.md:2.35-39: warning: unknown kind "truks" [T201]'


def test_lsp_ranges_count_from_zero_in_utf_16_units() -> None:
    line = "𐌰𐌱 truks"
    found = diagnostic(Span("a.md", 1, 4, 1, 9), clause=("7", "(b)"))
    value = render_json(found, line)
    assert value["range"] == {
        "start": {"line": 0, "character": 5},
        "end": {"line": 0, "character": 10},
    }
    assert (value["severity"], value["code"], value["uri"]) == (1, "T201", "a.md")
    data = value["data"]
    assert isinstance(data, dict)
    assert (data["hint"], data["clause"]) == ('did you mean "trucks"?', ["7", "(b)"])


def test_a_code_brings_its_weight_and_its_edit() -> None:
    found = problem("T404", "nobody accounts for it", Span("a", 1, 1, 1, 2))
    assert found.severity is Severity.WARNING
    assert found.hint == "add a term, or `not monitored: REASON.`"
