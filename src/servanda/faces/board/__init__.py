"""The board as a page: one file that opens from a disk, without scripts and without a network."""
