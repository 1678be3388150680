"""A case: one agreement, its method, its annexes and its record, opened together."""

from servanda.case.opening import Case, open_case, remarks_of, under_method, zones_in

__all__ = ["Case", "open_case", "remarks_of", "under_method", "zones_in"]
