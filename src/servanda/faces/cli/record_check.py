"""`servanda record check`: whether a record agrees with itself and with heads noted elsewhere."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Final

from servanda.faces.cli.say import print_json
from servanda.record.flaws import trouble
from servanda.record.store import Head
from servanda.stores.folder import DATABASE, check_folder
from servanda.stores.sqlite import SqliteStore

FAILS: Final = 3


def run(args: argparse.Namespace) -> int:
    """Checks; 3 if anything disagrees."""
    case = Path(args.case)
    check_folder(case)
    noted = [_head(word) for word in args.head or ()]
    with SqliteStore(case / DATABASE, read_only=True) as store:
        found = store.verify(noted)
        head = store.head()
    if args.json:
        print_json({"agrees": not found, "found": list(found), "head": str(head)})
    elif found:
        print("\n".join(["the record does not agree with itself:", *(f"  {f}" for f in found)]))
    else:
        entries = "1 entry" if head.size == 1 else f"{head.size} entries"
        print(f"{entries}, all in agreement with the chain")
        print(f"head {head}")
        if not noted:
            print("note the head elsewhere: only against one that was noted can a rewriting show")
    return FAILS if found else 0


def _head(word: str) -> Head:
    written = re.fullmatch(r"([0-9]{1,18}):([0-9a-f]{64})", word)
    if not written:
        hint = "give it as it was printed, SIZE:HASH"
        raise trouble("R207", f'--head: "{word}" is not a head', hint)
    return Head(int(written[1]), bytes.fromhex(written[2]))
