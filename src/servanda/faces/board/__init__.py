"""The board: the whole agreement on one page, in the terminal and as a file that opens from disk.

`gather` reads it off a picture, `audience` withholds by rule, `page` and `terminal` show it.
"""
