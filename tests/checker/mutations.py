"""All kinds of mutation, registered: what the tests of the checker take them from."""

from __future__ import annotations

from tests.checker import falsify_details, falsify_instances, falsify_terms
from tests.checker.registry import BY_FORCE, MUTATORS, with_its_head

__all__ = ["BY_FORCE", "KINDS", "MUTATORS", "with_its_head"]

KINDS = (falsify_instances, falsify_details, falsify_terms)
"""Where each kind is defined; importing them registers it."""
