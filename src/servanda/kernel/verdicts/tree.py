"""The proof itself, as an indented tree in the machine's words: nothing left out, nothing added.

Where `explain` tells a person, the tree shows an auditor every field that the checker reads.
"""

from __future__ import annotations

from servanda.kernel.base import Between, amount_text, iso
from servanda.kernel.verdicts.proof import (
    Branch,
    GroupProof,
    InstanceProof,
    NeedProof,
    Seen,
    TermProof,
    form_of,
)

_STEP = "  "


def tree(proof: TermProof, key: str | None = None) -> tuple[str, ...]:
    """The lines of a term's proof; with a key, only that instance and the term's own line.

    Raises KeyError where no instance has the key.
    """
    chosen = [i for i in proof.instances if key is None or i.key == key]
    if key is not None and not chosen:
        raise KeyError(key)
    lines = [
        f"term {proof.key}: {proof.verdict.value} ({form_of(proof.verdict).value})",
        f"{_STEP}standing: {proof.standing.value}",
        f"{_STEP}now: {proof.now.value}",
        f"{_STEP}as of: {iso(proof.as_of)}",
        *_field("clause", " / ".join(proof.clause)),
        *_field("bearers", ", ".join(proof.bearers)),
        *_field("since", _bounds(proof.since)),
        *_field("recorded", iso(proof.recorded) or ""),
        *_field("tally", ", ".join(f"{name} {number}" for name, number in proof.tally)),
        *_field("coverage", _seen(proof.coverage)),
        *_field("conditional on", ", ".join(proof.conditional_on)),
        *_field("supplied by the method", ", ".join(proof.supplied)),
        *_field("claims below the floor", str(proof.below_floor or "")),
        *_field("at risk", "yes" if proof.at_risk else ""),
        *(f"{_STEP}note: {note}" for note in proof.notes),
    ]
    if key is None:
        for group in proof.groups:
            lines += _indent(_group(group))
    for instance in chosen:
        lines += _indent(_instance(instance))
    return tuple(lines)


def _instance(proof: InstanceProof) -> list[str]:
    flags = [
        name
        for name, on in (
            ("possible", proof.possible),
            ("live", proof.live),
            ("closed", proof.closed),
            ("relaxed", proof.relaxed),
        )
        if on
    ]
    lines = [
        f"instance {proof.key}: {proof.verdict.value} ({proof.form.value})",
        *_field("bearer", proof.bearer),
        *_field("flags", ", ".join(flags)),
        *_field("outcomes", ", ".join(outcome.value for outcome in proof.outcomes)),
        *_field("opened", _bounds(proof.opened)),
        *_field("due", _bounds(proof.due)),
        *_field("decided", _bounds(proof.decided)),
        *_field("occurrence", proof.occurrence.value if proof.occurrence else ""),
        *_field("attribution", proof.attribution.value if proof.attribution else ""),
    ]
    for need in proof.needs:
        lines += _indent(_need(need))
    for branch in proof.branches:
        lines += _indent(_branch(branch))
    lines += [
        *_field("seen", _seen(proof.seen)),
        *(f"{_STEP}open because: {gap.value}" for gap in proof.reasons),
        *(f"{_STEP}would settle: {s.what} {' '.join(s.about)}".rstrip() for s in proof.settle),
        *_field("facts", ", ".join(proof.facts)),
        *_field("cites", ", ".join(proof.cites)),
        *_field("bearer's own denials", ", ".join(proof.denials)),
        *_field("recorded", iso(proof.recorded) or ""),
        *(f"{_STEP}note: {note}" for note in proof.notes),
    ]
    return lines


def _need(need: NeedProof) -> list[str]:
    needed = "every" if need.needed is None else amount_text(need.needed)
    top = "unbounded" if need.amount.hi is None else amount_text(need.amount.hi)
    return [
        f"needs {needed} {need.unit}: from {amount_text(need.amount.lo)} to {top}",
        *_field("facts", ", ".join(need.facts)),
    ]


def _branch(branch: Branch) -> list[str]:
    taken = ", ".join(f"{c.fact} {c.aspect} = {c.pick}" for c in branch.choices)
    return [f"if {taken}: {', '.join(outcome.value for outcome in branch.outcomes)}"]


def _group(group: GroupProof) -> list[str]:
    return [
        f"group {group.why}: at least {group.at_least} of {group.of} (refutes)",
        *_field("members", ", ".join(group.members)),
        *_field("bearers", ", ".join(group.bearers)),
        *_field("facts", ", ".join(group.facts)),
        *_field("cites", ", ".join(group.cites)),
        *_field("flags", "relaxed" if group.relaxed else ""),
    ]


def _bounds(bounds: Between | None) -> str:
    if bounds is None:
        return ""
    low, high = iso(bounds.lo) or "open", iso(bounds.hi) or "open"
    return low if low == high else f"{low} to {high}"


def _seen(seen: Seen | None) -> str:
    if seen is None:
        return ""
    return f"from {seen.lo} to {seen.hi} of {seen.total} microseconds of area-time"


def _field(name: str, value: str) -> list[str]:
    return [f"{_STEP}{name}: {value}"] if value else []


def _indent(lines: list[str]) -> list[str]:
    return [_STEP + line for line in lines]
