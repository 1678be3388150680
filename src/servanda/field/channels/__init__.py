"""Channels: tables that others keep, read row by row into entries. One module for each form.

A channel maps what a row says to the agreement's names by a file that the cell writes
(`mapping`); it adds nothing, mends nothing and drops nothing. Described in docs/channels.md.
"""
