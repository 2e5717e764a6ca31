"""The view as a query string and back: one declared schema, one entry a parameter.

The app's address, the snapshot's QR code and the exports' state all speak it, and `web/permalink.js` reads the same
schema in the browser. A parameter that is absent or unreadable leaves its field as it was.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode

from claims.claim import Certainty, ClaimantKind, Kind, Side
from layers.view import View

EMPTY = View(day=date.min)
MOST_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One field of the view: its name in the address, how it is written, and whether it may come several times."""

    name: str
    field: str
    type: str
    many: bool = False


SCHEMA = (
    Parameter(name="day", field="day", type="day"),
    Parameter(name="known", field="known_on", type="day"),
    Parameter(name="window", field="window_days", type="whole"),
    Parameter(name="side", field="sides", type="text", many=True),
    Parameter(name="kind", field="kinds", type="text", many=True),
    Parameter(name="source", field="claimant_kinds", type="text", many=True),
    Parameter(name="claimant", field="claimants", type="text", many=True),
    Parameter(name="publisher", field="publishers", type="text", many=True),
    Parameter(name="certainty", field="certainty", type="text"),
    Parameter(name="background", field="background", type="flag"),
    Parameter(name="q", field="words", type="text"),
    Parameter(name="contested", field="contested_only", type="flag"),
    Parameter(name="silent", field="silent_days", type="whole"),
    Parameter(name="box", field="bbox", type="box"),
    Parameter(name="at", field="selected", type="text"),
    Parameter(name="lon", field="lon", type="degrees"),
    Parameter(name="lat", field="lat", type="degrees"),
    Parameter(name="zoom", field="zoom", type="degrees"),
)
# How the page looks is no part of what is shown: the browser alone reads and writes these.
ON_PAGE = (
    Parameter(name="theme", field="theme", type="text"),
    Parameter(name="compare", field="compare", type="text"),
    Parameter(name="off", field="off", type="text", many=True),
)
_ENUMS = {"sides": Side, "kinds": Kind, "claimant_kinds": ClaimantKind, "certainty": Certainty}


def to_query(view: View) -> str:
    """Write the view as a query string, without the fields that say nothing."""
    pairs: list[tuple[str, str]] = []
    for parameter in SCHEMA:
        value = getattr(view, parameter.field)
        if parameter.many:
            pairs += [(parameter.name, str(one)) for one in value]
        elif value != getattr(EMPTY, parameter.field):
            pairs.append((parameter.name, _write(parameter.type, value)))
    return urlencode(pairs)


def from_query(query: str, view: View) -> View:
    """Read a query string over a view."""
    given = parse_qs(query, keep_blank_values=False, max_num_fields=400)
    found: dict[str, Any] = {}
    for parameter in SCHEMA:
        values = [read for text in given.get(parameter.name, ()) if (read := _read(parameter, text)) is not None]
        if values:
            found[parameter.field] = tuple(values) if parameter.many else values[0]
    return replace(view, **found)


def _write(kind: str, value: Any) -> str:
    if kind == "flag":
        return "1" if value else "0"
    if kind == "box":
        return ",".join(_degrees(edge) for edge in value)
    return _degrees(value) if kind == "degrees" else str(value)


def _degrees(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".")


def _read(parameter: Parameter, text: str) -> Any:
    enum = _ENUMS.get(parameter.field)
    try:
        return enum(text) if enum else _READERS[parameter.type](text)
    except ValueError:
        return None


def _flag(text: str) -> bool | None:
    return {"1": True, "0": False}.get(text)


def _box(text: str) -> tuple[float, float, float, float]:
    west, south, east, north = map(float, text.split(","))
    return west, south, east, north


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        raise ValueError(text)
    return int(text)


_READERS: dict[str, Callable[[str], Any]] = {
    "day": date.fromisoformat,
    "whole": _whole,
    "degrees": float,
    "text": str,
    "flag": _flag,
    "box": _box,
}
