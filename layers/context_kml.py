"""Lines and areas of a KML document that somebody else wrote."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

_LEAST_LINE, _LEAST_RING = 2, 4


def shapes_of_kml(root: Any) -> tuple[list[tuple[str, BaseGeometry]], date | None]:
    """Return the drawn placemarks with their names, and the first day that the document tells."""
    found = [
        (_word(mark, "name"), shape) for mark in root.iter() if _tag(mark) == "Placemark" for shape in _shapes(mark)
    ]
    return found, next(_days(root), None)


def _shapes(mark: Any) -> Iterator[BaseGeometry]:
    for element in mark.iter():
        if _tag(element) == "LineString":
            line = _corners(_word(element, "coordinates"))
            if len(line) >= _LEAST_LINE:
                yield LineString(line)
        elif _tag(element) == "Polygon":
            rings = [(_tag(part), _corners(_word(part, "coordinates"))) for part in element]
            shells = [ring for tag, ring in rings if tag == "outerBoundaryIs" and len(ring) >= _LEAST_RING]
            holes = [ring for tag, ring in rings if tag == "innerBoundaryIs" and len(ring) >= _LEAST_RING]
            if shells:
                yield Polygon(shells[0], holes)


def _days(root: Any) -> Iterator[date]:
    for element in root.iter():
        if _tag(element) in {"when", "begin"} and (
            found := re.match(r"\d{4}-\d{2}-\d{2}", (element.text or "").strip())
        ):
            try:
                yield date.fromisoformat(found[0])
            except ValueError:
                continue


def _corners(text: str) -> list[tuple[float, float]]:
    try:
        return [(float(lon), float(lat)) for lon, lat, *_ in (corner.split(",") for corner in text.split())]
    except ValueError:
        return []


def _word(element: Any, tag: str) -> str:
    return next((" ".join((part.text or "").split()) for part in element.iter() if _tag(part) == tag), "")


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
