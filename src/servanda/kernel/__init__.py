"""Text in, verdicts out: standard library only, no I/O, no clock, no randomness."""
