"""`servanda new`: a started agreement, its method and two reports, ready to be replaced."""

from __future__ import annotations

import argparse
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from servanda.faces.cli.main import Subparsers

_NEW = """\
Starts a case in DIR: a small agreement that checks, a method, two reports and a page that says
what to do next. DIR must be empty or not exist; nothing is ever written over.
"""


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command."""
    parser = subparsers.add_parser("new", help="start a case in an empty folder", description=_NEW)
    parser.add_argument("folder", metavar="DIR", help="the folder to make")


def run(args: argparse.Namespace) -> int:
    """Writes the started case. Raises `InputError` where anything is there already."""
    from importlib.resources import files

    from servanda.record.flaws import trouble

    folder = Path(args.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = "the folder is not empty" if folder.is_dir() else "there is a file of this name"
        raise trouble("R208", message, "name another folder", str(folder))
    try:
        written = _copy(files("servanda.faces.cli").joinpath("started"), folder)
    except OSError as broken:
        message = f"the folder cannot be written: {broken.strerror}"
        raise trouble("R206", message, "name a folder you may write to", str(folder)) from broken
    for path in written:
        print(path.as_posix())
    print(f"next: read {(folder / 'README.md').as_posix()}, then servanda check {args.folder}")
    return 0


def _copy(source: Traversable, target: Path) -> list[Path]:
    """Writes the files of a folder, never over another; returns what was written, in order."""
    target.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for item in sorted(source.iterdir(), key=lambda item: item.name):
        path = target / item.name
        if item.is_dir():
            written += _copy(item, path)
        else:
            with path.open("xb") as file:
                file.write(item.read_bytes())
            written.append(path)
    return written
