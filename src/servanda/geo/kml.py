"""KML 2.2 to features in the form of GeoJSON: Placemarks, their shapes and their data.

Read with the standard library's parser. A document type, an entity or an external reference is
refused before anything is unfolded. Styles, network links and heights are passed over.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from servanda.geo.catalogue import line_of, problem
from servanda.geo.features import Raw
from servanda.kernel.source import Diagnostic

DEPTH: Final = 100
"""Elements inside one another."""
_SHAPES: Final = ("Point", "LineString", "LinearRing", "Polygon", "MultiGeometry")
_OTHERS: Final = ("Model", "Track", "MultiTrack", "GroundOverlay")


class _RefusedError(ValueError):
    """XML that is not read on; carries the code, the reason and the line."""

    def __init__(self, code: str, reason: str, line: int) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.line = line


@dataclass(slots=True)
class _Node:
    """An element: its name without prefix, its line, its attributes, its text, its children."""

    name: str
    line: int
    attributes: dict[str, str]
    text: str = ""
    children: list[_Node] = field(default_factory=list)

    def all(self, name: str) -> list[_Node]:
        """The children of one name."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> _Node | None:
        """The first child of one name."""
        return next((child for child in self.children if child.name == name), None)

    def said(self, name: str) -> str:
        """The text of the first child of one name; empty where there is none."""
        child = self.first(name)
        return "" if child is None else child.text.strip()


def read_kml(file: str, text: str) -> tuple[list[Raw], list[Diagnostic]]:
    """The Placemarks of a text, in its order, and what was wrong with it as a whole."""
    try:
        root = _tree(text.removeprefix("\ufeff"))
    except expat.ExpatError as broken:
        said = expat.ErrorString(broken.code)
        return [], [problem("G101", f"not XML: {said}", line_of(file, broken.lineno))]
    except _RefusedError as refused:
        return [], [problem(refused.code, refused.reason, line_of(file, refused.line))]
    if root.name != "kml":
        what = f"the document is <{root.name}>, not <kml>"
        return [], [problem("G102", what, line_of(file, root.line))]
    marks = _placemarks(root)
    if not marks:
        return [], [problem("G102", "the map holds no Placemarks", line_of(file, root.line))]
    return [_raw(number, mark) for number, mark in enumerate(marks, start=1)], []


def _tree(text: str) -> _Node:
    # the name of every element comes as "namespace name"; only its last part is of interest
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    top = _Node("", 1, {})
    open_now = [top]

    def refuse(*_: object) -> None:
        raise _RefusedError("G117", "the map declares a document type", parser.CurrentLineNumber)

    def begin(name: str, attributes: dict[str, str]) -> None:
        if len(open_now) > DEPTH:
            raise _RefusedError("G101", "nested too deeply", parser.CurrentLineNumber)
        node = _Node(name.rpartition(" ")[2], parser.CurrentLineNumber, attributes)
        open_now[-1].children.append(node)
        open_now.append(node)

    def end(_: str) -> None:
        open_now.pop()

    def said(data: str) -> None:
        open_now[-1].text += data

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = said
    parser.Parse(text, True)  # noqa: FBT003 - expat takes it by position: the text is whole
    return top.children[0]


def _placemarks(node: _Node) -> list[_Node]:
    if node.name == "Placemark":
        return [node]
    return [mark for child in node.children for mark in _placemarks(child)]


def _raw(number: int, mark: _Node) -> Raw:
    properties: dict[str, object] = {}
    if name := mark.said("name"):
        properties["name"] = name
    for data in mark.all("ExtendedData"):
        for one in data.all("Data"):
            properties[one.attributes.get("name", "")] = one.said("value")
        for schema in data.all("SchemaData"):
            for one in schema.all("SimpleData"):
                properties[one.attributes.get("name", "")] = one.text.strip()
    span = mark.first("TimeSpan")
    if span is not None:
        for tag, key in (("begin", "valid_from"), ("end", "valid_until")):
            if when := span.said(tag):
                properties[key] = when
    return Raw(number, mark.line, mark.attributes.get("id"), properties, _geometry(mark))


def _geometry(parent: _Node) -> object:
    """The shape under an element, as GeoJSON has it; None where there is none."""
    for child in parent.children:
        if child.name in _SHAPES:
            return _shape(child)
        if child.name in _OTHERS:
            return {"type": child.name}
    return None


def _shape(node: _Node) -> object:
    match node.name:
        case "Point":
            places = _places(node)
            one = places[0] if isinstance(places, list) and len(places) == 1 else places
            return {"type": "Point", "coordinates": one}
        case "LineString" | "LinearRing":
            return {"type": "LineString", "coordinates": _places(node)}
        case "Polygon":
            bounds = [*node.all("outerBoundaryIs"), *node.all("innerBoundaryIs")]
            rings = [ring for bound in bounds for ring in bound.all("LinearRing")]
            return {"type": "Polygon", "coordinates": [_places(ring) for ring in rings]}
        case _:
            parts = [_shape(c) for c in node.children if c.name in _SHAPES]
            parts += [{"type": c.name} for c in node.children if c.name in _OTHERS]
            return {"type": "GeometryCollection", "geometries": parts}


def _places(node: _Node) -> object:
    """``lon,lat[,height]`` places parted by blanks; what is no number stays text, to be told."""
    words = node.said("coordinates").split()
    return [[_number(part) for part in word.split(",")] for word in words]


def _number(word: str) -> object:
    try:
        return float(word)
    except ValueError:
        return word
