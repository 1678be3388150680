"""Drawings made on the server: figures in, markup out. They know nothing of cases."""
