"""A case: one agreement, its method, its annexes and its record, opened together."""

from servanda.case.opening import Case, open_case

__all__ = ["Case", "open_case"]
