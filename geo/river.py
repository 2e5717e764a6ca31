"""Rivers as lines with a flow: banks are lines on their side of the water, claims mark the stretch they speak of."""

import math
import re
from functools import lru_cache
from typing import TypeVar

from shapely.affinity import scale
from shapely.geometry import LineString, MultiLineString, Point
from shapely.ops import nearest_points, substring

from geo.measure import span_m
from geo.shapes import river_line

BANK_OFFSET_M = 180.0
_SHORTEST_STRETCH_M = 3_000.0
_METRES_PER_DEGREE = 111_200.0
_STEP = 0.01
Shape = TypeVar("Shape", LineString, Point)
_LEFT = re.compile(r"left|links|link\w+ ufer|лів|лев")
_RIGHT = re.compile(r"right|recht|прав")
_COMPASS = {
    "east": (re.compile(r"east|ost|östl|схід|східн|восточн"), (1.0, 0.0)),
    "west": (re.compile(r"west|захід|західн|западн"), (-1.0, 0.0)),
    "north": (re.compile(r"north|nord|nörd|північ|северн"), (0.0, 1.0)),
    "south": (re.compile(r"south|süd|півден|южн"), (0.0, -1.0)),
}


def line(
    place_id: str,
    part: str | None,
    lon: float | None = None,
    lat: float | None = None,
    radius_m: float | None = None,
) -> LineString | None:
    """Return a river or one of its banks, in the direction of the flow, in degrees WGS84; None when we have no line.

    With `lon` and `lat` only the stretch within `radius_m` metres of there is returned (at least some kilometres).
    """
    course = _whole(place_id)
    if course is None:
        return None
    if lon is not None and lat is not None:
        course = _stretch(course, lon, lat, max(radius_m or 0.0, _SHORTEST_STRETCH_M))
    side = bank_side(course, part)
    return course if side is None else _beside(course, side)


def bank_side(course: LineString, part: str | None) -> str | None:
    """Return "left" or "right" as seen downstream for words such as "east bank"; None when they name no bank."""
    words = (part or "").casefold()
    if not words or not re.search(r"bank|shore|side|ufer|seite|берег|бік|стор", words):
        return None
    if _LEFT.search(words):
        return "left"
    if _RIGHT.search(words):
        return "right"
    for pattern, direction in _COMPASS.values():
        if pattern.search(words):
            return _side_toward(course, direction)
    return None


def side_of(place_id: str, lon: float, lat: float) -> str | None:
    """Say whether a point lies on the left or the right side of a river, as seen downstream."""
    course = _whole(place_id)
    if course is None:
        return None
    at = course.project(Point(lon, lat))
    before, after = course.interpolate(max(at - _STEP / 3, 0)), course.interpolate(min(at + _STEP / 3, course.length))
    foot = course.interpolate(at)
    cross = (after.x - before.x) * (lat - foot.y) - (after.y - before.y) * (lon - foot.x)
    return "left" if cross > 0 else "right"


def nearest_on(place_id: str, lon: float, lat: float) -> tuple[float, float, float] | None:
    """Return (lon, lat, distance in metres) of the river's point nearest to a place; None when we have no line."""
    course = _whole(place_id)
    if course is None:
        return None
    found, _ = nearest_points(_flat(course, lat), _flat(Point(lon, lat), lat))
    there = (found.x / math.cos(math.radians(lat)), found.y)
    return (*there, span_m(lon, lat, *there))


def forget() -> None:
    """Read the lines anew: one of them has just been replaced."""
    _whole.cache_clear()
    river_line.cache_clear()


@lru_cache(maxsize=64)
def _whole(place_id: str) -> LineString | None:
    geometry = river_line(place_id)
    if isinstance(geometry, MultiLineString):
        return max(geometry.geoms, key=lambda piece: piece.length)
    return geometry if isinstance(geometry, LineString) else None


def _stretch(course: LineString, lon: float, lat: float, reach_m: float) -> LineString:
    """Cut out the part within reach of the point on the river nearest to the given one, measured along the river."""
    flat = _flat(course, lat)
    middle = flat.project(_flat(Point(lon, lat), lat))
    reach = reach_m / _METRES_PER_DEGREE
    cut = substring(flat, max(middle - reach, 0.0), middle + reach)
    return _round(cut, lat) if isinstance(cut, LineString) else course


def _beside(course: LineString, side: str) -> LineString:
    lat = course.centroid.y
    offset = BANK_OFFSET_M / _METRES_PER_DEGREE
    moved = _flat(course, lat).offset_curve(offset if side == "left" else -offset)
    longest = max(moved.geoms, key=lambda piece: piece.length) if isinstance(moved, MultiLineString) else moved
    return _round(longest, lat) if isinstance(longest, LineString) else course


def _side_toward(course: LineString, direction: tuple[float, float]) -> str:
    """Return the side whose outward normal, averaged along the course, points more in the given direction."""
    (x0, y0), (x1, y1) = course.coords[0][:2], course.coords[-1][:2]
    left_normal = (y0 - y1, x1 - x0)
    return "left" if left_normal[0] * direction[0] + left_normal[1] * direction[1] > 0 else "right"


def _flat(geometry: Shape, lat: float) -> Shape:
    """Shrink longitudes so that a degree is as long in both directions around this latitude."""
    return scale(geometry, math.cos(math.radians(lat)), 1.0, origin=(0, 0))


def _round(geometry: Shape, lat: float) -> Shape:
    return scale(geometry, 1.0 / math.cos(math.radians(lat)), 1.0, origin=(0, 0))
