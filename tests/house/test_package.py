from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The package as it would be installed elsewhere, built from this tree without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [Path(sys.executable).with_name("hatchling"), "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return zipfile.ZipFile(built)


def test_the_package_holds_every_file_of_the_source(wheel: zipfile.ZipFile) -> None:
    source = ROOT / "src"
    expected = {
        path.relative_to(source).as_posix()
        for path in (source / "servanda").rglob("*")
        if path.is_file() and not {"__pycache__", ".ruff_cache"} & set(path.parts)
    }
    assert expected <= set(wheel.namelist())
    assert "servanda/py.typed" in expected
    assert "servanda/faces/cli/started/agreement.md" in expected


def test_the_package_holds_the_cases_that_come_with_the_program(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    for case in sorted((ROOT / "agreements").iterdir()):
        if (case / "agreement.md").is_file():
            assert f"servanda/agreements/{case.name}/agreement.md" in names
            assert f"servanda/agreements/{case.name}/method.md" in names


def test_the_package_says_its_licence_its_command_and_what_it_needs(
    wheel: zipfile.ZipFile,
) -> None:
    info = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    metadata = wheel.read(info).decode()
    assert "License-Expression: Apache-2.0" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert "Requires-Dist: tzdata" in metadata
    points = wheel.read(info.replace("METADATA", "entry_points.txt")).decode()
    assert "servanda = servanda.faces.cli.main:entry" in points
    assert any(name.endswith("/licenses/LICENSE") for name in wheel.namelist())
