"""The zone of a case's agreement, for reports whose times name none."""

from __future__ import annotations

from pathlib import Path

from servanda.stores.folder import read_text


def calendar_of(case: Path) -> str | None:
    """The zone that the agreement's ``calendar`` sentence names; None where nothing names one."""
    agreement = case / "agreement.md"
    if not agreement.is_file():
        return None
    from servanda.kernel.terms.ast import CalendarDecl
    from servanda.kernel.terms.document import read_document

    document, _ = read_document(read_text(agreement), agreement.name)
    zones = [found.zone for found in document.statements if isinstance(found, CalendarDecl)]
    return zones[0] if len(zones) == 1 else None
