"""The parts of the checker: worlds, amounts, law, outcomes, groups, atoms. None sees an engine."""
