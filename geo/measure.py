"""Distances and bearings on the WGS84 ellipsoid. Degrees in, metres out."""

import math
from dataclasses import dataclass

from pyproj import Geod

from geo.place import Place

_WGS84 = Geod(ellps="WGS84")
_COMPASS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_SECTOR_DEG = 45.0
METRES_PER_MILE = 1609.344
_METRES_PER_DEGREE = 111_200.0


def distance_m(a: Place, b: Place) -> float:
    """Return the geodesic distance between two places' points, in metres."""
    return span_m(a.lon, a.lat, b.lon, b.lat)


def span_m(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
    """Return the geodesic distance between two points in degrees WGS84, in metres."""
    _, _, metres = _WGS84.inv(lon_a, lat_a, lon_b, lat_b)
    return float(metres)


def rough_m(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
    """Return the distance in metres within a percent up to some hundred kilometres: for ranking, not for telling."""
    east = (lon_a - lon_b) * math.cos(math.radians((lat_a + lat_b) / 2))
    return _METRES_PER_DEGREE * math.hypot(east, lat_a - lat_b)


def rough_bearing_deg(a: Place, b: Place) -> float:
    """Return the direction from one place to another within a degree up to some hundred kilometres: for ranking."""
    east = (b.lon - a.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.degrees(math.atan2(east, b.lat - a.lat)) % 360.0


def bearing_deg(a: Place, b: Place) -> float:
    """Return the direction from one place to another, in degrees clockwise from north, 0 to 360."""
    forward, _, _ = _WGS84.inv(a.lon, a.lat, b.lon, b.lat)
    return float(forward) % 360.0


def destination(lon: float, lat: float, toward_deg: float, metres: float) -> tuple[float, float]:
    """Return (lon, lat) of the point so many metres away in a direction (degrees clockwise from north)."""
    there_lon, there_lat, _ = _WGS84.fwd(lon, lat, toward_deg, metres)
    return float(there_lon), float(there_lat)


def midpoint(a: Place, b: Place) -> tuple[float, float]:
    """Return (lon, lat) of the point halfway along the geodesic between two places."""
    return destination(a.lon, a.lat, bearing_deg(a, b), distance_m(a, b) / 2)


def compass(degrees: float) -> str:
    """Return the word for a direction: one of eight."""
    return _COMPASS[round(degrees / _SECTOR_DEG) % len(_COMPASS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """What a text says of the way between two places, and what the ellipsoid says."""

    stated_m: float
    measured_m: float
    stated_toward: str
    measured_toward: str

    def __str__(self) -> str:
        """Return both in words."""
        stated = f"{self.stated_m / 1000:.0f} km {self.stated_toward}".rstrip()
        return f"stated {stated}, on the ellipsoid {self.measured_m / 1000:.0f} km {self.measured_toward}"


def discrepancy(origin: Place, place: Place, stated_m: float, stated_toward: str = "") -> Discrepancy | None:
    """Compare "`place` lies so far (to the southwest) of `origin`" with the map; None when they agree.

    They agree within a tenth of the distance (or the places' own extents, up to a third), and one compass sector.
    """
    measured, toward = distance_m(origin, place), bearing_deg(origin, place)
    slack = max(stated_m / 10, min(origin.radius_m + place.radius_m, stated_m / 3))
    off_course = stated_toward in _COMPASS and _apart(_COMPASS.index(stated_toward) * _SECTOR_DEG, toward) > _SECTOR_DEG
    if abs(measured - stated_m) <= slack and not off_course:
        return None
    return Discrepancy(
        stated_m=stated_m, measured_m=measured, stated_toward=stated_toward, measured_toward=compass(toward)
    )


def _apart(a: float, b: float) -> float:
    return abs((a - b + 180.0) % 360.0 - 180.0)
