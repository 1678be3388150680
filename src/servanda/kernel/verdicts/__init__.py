"""Verdicts with proofs: reference engine, checker, judge, explanation."""
