"""Servanda: verdicts, with proofs, on whether a negotiated agreement is being kept."""

__version__ = "0.1.0"
