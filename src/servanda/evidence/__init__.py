"""Evidence: from claims to facts with bounds, under the method (docs/evidence.md)."""
