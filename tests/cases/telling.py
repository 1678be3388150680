"""Variants of a bundled case: the same agreement, another record, here and there another word."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from servanda.case import Case, open_case
from servanda.kernel.base import Instant, Json, from_datetime
from servanda.kernel.verdicts.proof import InstanceProof, TermProof
from servanda.kernel.verdicts.reference import judge_plan

CASES = Path(__file__).parents[2] / "agreements"
GAZA = CASES / "gaza-october-2025"

Claim = Mapping[str, Json]


def at(text: str) -> Instant:
    """An instant from RFC 3339."""
    return from_datetime(datetime.fromisoformat(text))


def claims(case: Path) -> dict[str, Claim]:
    """Every claim of a bundled record, by its reference."""
    found: dict[str, Claim] = {}
    for file in sorted((case / "record").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["id"]] = row
    return found


def variant(
    folder: Path,
    record: Iterable[Claim],
    *,
    case: Path = GAZA,
    agreement: Mapping[str, str] | None = None,
    method: Mapping[str, str] | None = None,
) -> Case:
    """The case with another record; in agreement and method, passages replaced by others.

    Each passage must be there: a variant that changes nothing would prove nothing.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(case, folder, ignore=shutil.ignore_patterns("record", "scenarios"))
    for name, changes in (("agreement.md", agreement), ("method.md", method)):
        path = folder / name
        text = path.read_text(encoding="utf-8")
        for old, new in (changes or {}).items():
            assert old in text, f"{name} does not hold {old!r}"
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    (folder / "record").mkdir()
    rows = "".join(json.dumps(dict(row), ensure_ascii=False) + "\n" for row in record)
    (folder / "record" / "claims.jsonl").write_text(rows, encoding="utf-8")
    opened = open_case(folder)
    assert opened.rejected == ()
    return opened


def premise(sort: str, name: str, source: str, /, **body: Json) -> dict[str, Json]:
    """A claim that a scenario supposes: no report, and graded as the scenario supposes."""
    row: dict[str, Json] = {
        "type": sort,
        "recorded": "2026-11-22T12:00:00Z",
        "recorder": "scenario",
        "zone": "Asia/Gaza",
        "id": name,
        "source": source,
        "grade": "B2",
        "text": "Premise of this scenario, not a report.",
    }
    return row | body


def proofs(case: Case, as_of: str) -> dict[str, TermProof]:
    """Every term's proof by its name."""
    judged = judge_plan(case.plan, case.facts(), at(as_of), case.method)
    return {str(proof.key): proof for proof in judged}


def proof(case: Case, term: str, as_of: str) -> TermProof:
    """One term's proof."""
    return proofs(case, as_of)[term]


def instances(found: TermProof) -> dict[str, InstanceProof]:
    """The instances by their key."""
    return {instance.key: instance for instance in found.instances}
