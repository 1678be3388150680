from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

KERNEL: Final = Path(__file__).resolve().parents[2] / "src" / "servanda" / "kernel"
MODULES: Final = sorted(KERNEL.rglob("*.py"))

OUTSIDE: Final = frozenset(
    {"asyncio", "io", "locale", "logging", "multiprocessing", "os", "pathlib", "random"}
    | {"secrets", "shutil", "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading"}
    | {"time", "urllib", "uuid", "zoneinfo"}
)
"""Parts of the standard library that reach the machine, the clock or chance."""

BUILT_IN: Final = frozenset(
    {"__import__", "breakpoint", "compile", "eval", "exec", "globals", "hash", "input"}
    | {"locals", "open", "print"}
)
"""Built-in functions that do, or that differ from run to run."""

ALLOWED: Final = {"swift.py": ("calls exec in",)}
"""The one exception: it writes an ``__init__`` from names of fields, when a class is made."""

CLOCK: Final = frozenset({"now", "today", "utcnow", "fromtimestamp"})


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported, anywhere in a file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            yield node.module or ""


def impurities(source: str) -> list[str]:
    """What a module of the kernel may not hold."""
    tree = ast.parse(source)
    found = []
    for module in imported(tree):
        top = module.split(".")[0]
        if top == "servanda":
            if not f"{module}.".startswith("servanda.kernel."):
                found.append(f"imports {module}, which stands above the kernel")
        elif top not in sys.stdlib_module_names:
            found.append(f"imports {module}, which is not of the standard library")
        elif top in OUTSIDE:
            found.append(f"imports {module}")
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in BUILT_IN:
                found.append(f"calls {name} in line {node.lineno}")
            case ast.Call(
                func=ast.Attribute(attr=name, value=ast.Name(id="datetime" | "date"))
            ) if name in CLOCK:
                found.append(f"asks the time in line {node.lineno}")
            case ast.Constant(value=float() | complex()):
                found.append(f"holds a float in line {node.lineno}")
            case ast.Call(func=ast.Name(id="float")):
                found.append(f"makes a float in line {node.lineno}")
            case ast.BinOp(op=ast.Div()) if not any(
                isinstance(part, ast.Name) and part.id == "Decimal" for part in ast.walk(node)
            ):
                found.append(f"divides integers with / in line {node.lineno}")
            case _:
                pass
    return found


def name_of(path: Path) -> str:
    """The module's path inside the kernel."""
    return path.relative_to(KERNEL).as_posix()


def test_the_kernel_is_looked_through_whole() -> None:
    names = [name_of(path) for path in MODULES]
    assert {"base.py", "source.py", "facts.py", "terms/ast.py", "verdicts/checker.py"} <= set(names)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_kernel_has_no_machine_clock_chance_or_float(path: Path) -> None:
    found = impurities(path.read_text(encoding="utf-8"))
    allowed = ALLOWED.get(name_of(path), ())
    assert [what for what in found if not what.startswith(tuple(allowed))] == []
    assert all(any(what.startswith(call) for what in found) for call in allowed)


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "from os import path",
        "import numpy",
        "from servanda.record import log",
        "import servanda.faces",
        "def f():\n    import random",
        "open('x')",
        "hash('x')",
        "datetime.now()",
        "date.today()",
        "x = 0.5",
        "x = float('1')",
        "x = a / b",
    ],
)
def test_each_impurity_would_be_found(source: str) -> None:
    assert len(impurities(source)) == 1


def test_what_the_kernel_needs_is_no_impurity() -> None:
    imports = "import json\nfrom decimal import Decimal\nfrom servanda.kernel.base import iso\n"
    source = imports + "x = Decimal(7) / 2 + 7 // 2"
    assert impurities(source) == []
