"""The record: everything that happens is an entry, kept in order and never changed."""
