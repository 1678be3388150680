"""Articles and situation reports: what they say, by whom, proposed for a person to confirm.

``text`` cuts a file into blocks with offsets; ``words`` into sentences; ``speech`` finds who says
what; ``stances``, ``windows``, ``clauses`` read what is said; ``reading`` puts it together.
"""
