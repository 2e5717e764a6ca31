"""The ground under the marks: where the map looks, how it is projected, and what lies there."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from layers.snapshot.frame import Rect
from layers.snapshot.marks import Shown
from layers.view import View

Points = NDArray[np.float64]
Seat = tuple[float, float]

_TILE = 256.0
_FARTHEST, _NEAREST = 3.0, 20.0
_MOST_DEGREES = 180.0
_LEAST_KM = 30.0
_KM_A_DEGREE = 111.32
_EVERYWHERE = (30.0, 46.0, 40.5, 51.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Web Mercator onto one rectangle of the page, as the map in the browser has it."""

    rect: Rect
    x: float
    y: float
    scale: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a position (degrees, WGS84) lies on the page."""
        x, y = mercator(lon, lat)
        return self.rect.left + (x - self.x) * self.scale, self.rect.top + (y - self.y) * self.scale

    @property
    def zoom(self) -> float:
        """The Web Mercator zoom level that shows as much on a screen."""
        return math.log2(self.scale / _TILE)

    def project(self, unit: Points) -> Points:
        """Return where points of Web Mercator's unit square lie on the page."""
        return (unit - (self.x, self.y)) * self.scale + (self.rect.left, self.rect.top)

    def bounds(self) -> tuple[float, float, float, float]:
        """Return what the page shows: west, south, east, north in degrees."""
        west, north = self.position(self.rect.left, self.rect.top)
        east, south = self.position(self.rect.right, self.rect.bottom)
        return west, south, east, north

    def sees(self, lon: float, lat: float) -> bool:
        """Say whether a position lies on the map."""
        x, y = self.at(lon, lat)
        return self.rect.left < x < self.rect.right and self.rect.top < y < self.rect.bottom

    def position(self, x: float, y: float) -> tuple[float, float]:
        """Return the position (degrees, WGS84) of a point of the page."""
        along = self.x + (x - self.rect.left) / self.scale
        down = self.y + (y - self.rect.top) / self.scale
        return along * 360 - 180, math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * down))))

    def units(self, metres: float, lat: float) -> float:
        """Return how long a distance on the ground is on the page at a latitude."""
        return metres * self.scale / (40_075_016.7 * math.cos(math.radians(lat)))


def mercator(lon: float, lat: float) -> tuple[float, float]:
    """Return Web Mercator with the world as one unit, from the upper left."""
    lat = max(-85.05, min(85.05, lat))
    return (lon + 180) / 360, (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2


def on_ground(shown: Shown, looks: Ground) -> Shown:
    """Give the marks on the map the first numbers, and count those beyond its edge."""
    inside = [mark for mark in shown.marks if looks.sees(mark.lon, mark.lat)]
    beyond = [mark for mark in shown.marks if not looks.sees(mark.lon, mark.lat)]
    marks = tuple(replace(mark, number=number) for number, mark in enumerate((*inside, *beyond), 1))
    return replace(shown, marks=marks, beyond=len(beyond))


def mercator_of(lonlat: Points) -> Points:
    """Return Web Mercator's unit square for an array of (lon, lat)."""
    lat = np.radians(np.clip(lonlat[:, 1], -85.05, 85.05))
    return np.column_stack(((lonlat[:, 0] + 180) / 360, (1 - np.arcsinh(np.tan(lat)) / np.pi) / 2))


def ground(view: View, seats: Sequence[Seat], rect: Rect) -> Ground:
    """Choose what the map looks at: the view's centre and zoom, else its extent, else all that is to be seen."""
    if view.lon is not None and view.lat is not None and view.zoom is not None and _sane(view.lon, view.lat, view.zoom):
        scale = _TILE * 2 ** min(_NEAREST, max(_FARTHEST, view.zoom))
        x, y = mercator(view.lon, view.lat)
        return Ground(rect=rect, x=x - rect.width / 2 / scale, y=y - rect.height / 2 / scale, scale=scale)
    return _around(view.bbox if view.bbox and _sane(*view.bbox) else _extent(seats), rect)


def _sane(*numbers: float) -> bool:
    """Say whether these can be degrees and zoom levels: an address may have been typed by anybody."""
    return all(math.isfinite(number) and abs(number) <= _MOST_DEGREES for number in numbers)


def _around(bbox: tuple[float, float, float, float], rect: Rect) -> Ground:
    west, south, east, north = bbox
    (left, top), (right, bottom) = mercator(west, north), mercator(east, south)
    scale = min(rect.width / max(right - left, 1e-9), rect.height / max(bottom - top, 1e-9))
    scale = min(_TILE * 2**_NEAREST, max(_TILE * 2**_FARTHEST, scale))
    x = (left + right) / 2 - rect.width / 2 / scale
    y = (top + bottom) / 2 - rect.height / 2 / scale
    return Ground(rect=rect, x=x, y=y, scale=scale)


def _extent(seats: Sequence[Seat]) -> tuple[float, float, float, float]:
    if not seats:
        return _EVERYWHERE
    west, east = min(lon for lon, _ in seats), max(lon for lon, _ in seats)
    south, north = min(lat for _, lat in seats), max(lat for _, lat in seats)
    tall = max(0.14 * (north - south), (_LEAST_KM / _KM_A_DEGREE - (north - south)) / 2, 0.03)
    least = _LEAST_KM / _KM_A_DEGREE / math.cos(math.radians(south))
    wide = max(0.16 * (east - west), (least - (east - west)) / 2, 0.03)
    return west - wide, south - tall, east + wide, north + tall
