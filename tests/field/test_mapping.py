from __future__ import annotations

import pytest

from servanda.field.channels import sigacts, ucdp
from servanda.field.channels.mapping import read_mapping
from servanda.record.flaws import InputError
from tests.field.tables import SIGACTS, UCDP


@pytest.mark.parametrize(
    ("changed", "line", "message"),
    [
        ("form = ucdp", 1, "it is not TOML"),
        (UCDP.replace('"ucdp"', '"sigacts"', 1), 1, 'not a mapping of the form "ucdp"'),
        (UCDP.replace("grade", "grad"), 3, 'has no key "grad"'),
        (UCDP.replace('source = "ucdp"\n', ""), 1, "does not say source"),
        (UCDP.replace('"C3"', '"C9"'), 3, '"unclear": "C9" is not a grade'),
        (UCDP.replace(', unclear = "C3"', ""), 3, "no grade of unclear rows"),
        (UCDP.replace('"attack"', '"Attack"', 1), 4, '"1": "Attack" is not a name'),
        (UCDP.replace("2 =", "4 =", 1), 4, '"4" is no key here'),
        (UCDP.replace("= 500", '= "500"'), 14, "is not a radius"),
        (UCDP.replace("= 500", "= 0"), 14, "0 is not a radius"),
        (UCDP.replace("[place.adm_1]", "[place.adm1]"), 17, '"adm1" is no key here'),
        (UCDP.replace('"the-valley"\n', '{ lat = "31.5" }\n', 1), 17, "a point without its"),
        ('unlisted_actors = "guess"\n' + UCDP, 1, "is none of the words"),
        ('published = "June"\n' + UCDP, 1, '"June" is not a time'),
        ('zone = "Gaza"\n' + UCDP, 1, '"Gaza" is not a zone'),
        ("by = 7\n" + UCDP, 1, 'has no key "by"'),
    ],
)
def test_what_is_wrong_with_a_mapping_stops_the_work_at_its_line(
    changed: str, line: int, message: str
) -> None:
    with pytest.raises(InputError, match="F101") as stopped:
        read_mapping(changed, "m.toml", "ucdp", ucdp.KEYS)
    found = next(d for d in stopped.value.diagnostics if message in d.message)
    assert (found.code, found.span.file, found.span.line) == ("F101", "m.toml", line)
    assert found.hint


def test_everything_that_is_wrong_is_told_together() -> None:
    with pytest.raises(InputError) as stopped:
        read_mapping('form = "x"\ngrade = "Z"\nfoo = 1\n', "m.toml", "sigacts", sigacts.KEYS)
    assert [d.label for d in stopped.value.diagnostics] == [
        "form",
        "grade",
        "foo",
        "source",
        "act",
        "target",
    ]


def test_a_key_of_another_form_is_no_key_of_this_one() -> None:
    with pytest.raises(InputError, match='no key "radius"'):
        read_mapping(SIGACTS + "[radius]\n1 = 5\n", "m.toml", "sigacts", sigacts.KEYS)
