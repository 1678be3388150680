"""A reader of JSON Schema for what our schema files use, and nothing else.

A keyword that it does not know is an error, so that no part of a schema is silently unchecked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_IGNORED = {"$schema", "$id", "$defs", "title", "description"}
_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}


def objections(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> list[str]:
    """What is wrong with a value, each with its place; empty when it fits."""
    return list(_objections(value, schema, root, at or "$"))


def _objections(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    for word, rule in schema.items():
        match word:
            case "$ref":
                yield from _objections(value, root["$defs"][rule.rpartition("/")[2]], root, at)
            case "type":
                if not isinstance(value, _TYPES[rule]) or (
                    rule == "integer" and isinstance(value, bool)
                ):
                    yield f"{at}: {value!r} is no {rule}"
            case "const":
                if value != rule or type(value) is not type(rule):
                    yield f"{at}: {value!r} is not {rule!r}"
            case "enum":
                if value not in rule:
                    yield f"{at}: {value!r} is none of {rule}"
            case "pattern":
                if isinstance(value, str) and not re.search(rule, value):
                    yield f"{at}: {value!r} does not match {rule}"
            case "anyOf":
                if all(objections(value, choice, root, at) for choice in rule):
                    yield f"{at}: {value!r} fits no choice"
            case "required":
                for name in rule:
                    if isinstance(value, dict) and name not in value:
                        yield f"{at}: {name} is missing"
            case "properties":
                for name, inner in rule.items():
                    if isinstance(value, dict) and name in value:
                        yield from _objections(value[name], inner, root, f"{at}.{name}")
            case "additionalProperties":
                names = set(value) if isinstance(value, dict) else set()
                for name in sorted(names - set(schema["properties"])):
                    yield f"{at}: {name} is not of the schema"
            case "items":
                for number, item in enumerate(value if isinstance(value, list) else []):
                    yield from _objections(item, rule, root, f"{at}[{number}]")
            case _ if word in _IGNORED:
                continue
            case _:
                raise ValueError(f"this reader does not know {word}")
