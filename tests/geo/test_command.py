from __future__ import annotations

import json
from pathlib import Path

import pytest

from servanda.faces.cli.main import main
from tests.geo.drawn import case, feature, line, point, square

AREAS = (
    'area whole is annex map-x feature "whole".\narea part is annex map-x feature "part".\n'
    'line front is annex map-x feature "front".\narea rim is undefined "the rim".\n'
    "area held is part until the first shell by northland, then whole.\n"
)
FEATURES = (
    feature("whole", square(5000), publisher="mediators", date="2031-01-05"),
    feature("part", square(2500, -2500, 0), tolerance_m=100, source="annex X, sheet 2"),
    feature("front", line((0, -5000), (0, 5000)), party="northland"),
    feature("marker 7", point(0, 0), surveyed="2031-03-01", accuracy_m=10, line="front"),
    feature("marker 7", point(300, 0), surveyed="2031-03-20", accuracy_m=10, line="front"),
)
ROW = {
    "type": "act",
    "id": "a",
    "act": "shell",
    "by": "northland",
    "place": "mill",
    "time": "2031-03-05",
    "zone": "UTC",
    "source": "task-force",
    "grade": "B2",
    "recorded": "2031-04-01T00:00:00Z",
    "recorder": "desk",
}


@pytest.fixture
def folder(tmp_path: Path) -> str:
    case(tmp_path, AREAS, *FEATURES, rows=[ROW])
    return str(tmp_path)


def test_the_map_in_figures(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", folder, "--as-of", "2031-03-15"]) == 0
    text = capsys.readouterr().out
    assert "Map of small as of 2031-03-15 23:59 UTC" in text
    assert (
        "part (area), tolerance 100 m by the map\n  25.00 km²\n"
        "  25.0 % (23.5 to 26.5 by tolerance) of whole\n"
        '  "part": publisher not stated, no date, annex X, sheet 2\n'
    ) in text
    assert (
        'whole (area), no tolerance stated\n  100.00 km²\n  "whole": mediators, 2031-01-05' in text
    )
    assert "front (line), no tolerance stated\n  10.0 km long\n" in text
    assert "line of northland" in text
    assert "rim (area), no tolerance stated\n  no map shows it at this time\n" in text
    assert "which of these holds is open: a moment has no date" in text
    assert "Places in reports that no map shows: mill\n" in text
    assert (
        "  marker 7: 300 m further east (90°) on 2031-03-20 than on 2031-03-01; that is more than "
        "the 20 m to which both surveys are exact: a move is certain; "
    ) in text
    assert "  marker 7: 300 m from front on 2031-03-20\n  300 m on average over 1\n" in text


def test_markers_alone(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", folder, "--markers"]) == 0
    text = capsys.readouterr().out
    assert "km²" not in text
    assert "a move is certain" in text


def test_the_same_as_data(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", folder, "--as-of", "2031-03-15T12:00", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "servanda/map/1"
    assert told["as_of"] == "2031-03-15T12:00:00Z"
    areas = {area["name"]: area for area in told["areas"]}
    (part,) = areas["part"]["drawings"]
    (within,) = part["within"]
    assert (within["of"], within["percent"]) == ("whole", "25.0")
    assert within["low_m2"] < within["part_m2"] < within["high_m2"] < within["m2"]
    assert (areas["part"]["tolerance_m"], areas["part"]["tolerance_by"]) == (100, "map")
    assert len(areas["held"]["drawings"]) == 2
    assert areas["rim"]["drawings"] == []
    (move,) = told["markers"]
    assert (move["m"], move["bearing"], move["moved"], move["accuracy_m"]) == (
        300,
        90,
        "certain",
        20,
    )
    assert told["from_line"]["mean_m"] == 300
    assert told["unknown_places"] == ["mill"]


def test_a_case_without_a_map_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case(tmp_path, AREAS, *FEATURES)
    (tmp_path / "map-x.geojson").unlink()
    assert main(["map", str(tmp_path)]) == 2
    assert "no annex of the case is a map" in capsys.readouterr().err


def test_check_tells_the_faults_of_a_map(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case(tmp_path, AREAS, *FEATURES[1:])
    assert main(["check", str(tmp_path)]) == 2
    assert 'map-x.geojson holds no feature "whole"' in capsys.readouterr().out
