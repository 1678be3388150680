"""`servanda record check`: whether a record agrees with itself and with heads noted elsewhere."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from servanda.faces.cli.say import print_json
from servanda.faces.verifying import DIGITS, check_database, read_head
from servanda.stores.folder import DATABASE, check_folder

FAILS: Final = 3


def run(args: argparse.Namespace) -> int:
    """Checks (steps 1 and 2 of `servanda.faces.verifying`); 3 if anything disagrees."""
    case = Path(args.case)
    check_folder(case)
    noted = [read_head(word) for word in args.head or ()]
    check = check_database(case / DATABASE, noted)
    head, found = check.head, check.found
    if args.json:
        print_json({"agrees": not found, "found": list(found), "head": str(head)})
    elif found:
        print("\n".join(["the record does not agree with itself:", *(f"  {f}" for f in found)]))
    else:
        entries = "1 entry" if head.size == 1 else f"{head.size} entries"
        print(f"{entries}, all in agreement with the chain")
        print(f"head {head}")
        for one in noted:
            part = "" if one.whole else f", by the {len(one.digits)} of {DIGITS} digits given"
            print(f"head {one}: this record had it{part}")
        if not noted:
            print("note the head elsewhere: only against one that was noted can a rewriting show")
    return FAILS if found else 0
