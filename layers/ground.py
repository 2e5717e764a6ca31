"""The ground for the browser: the offline base map as short JSON, and what line and area claims light up."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.basemap import basemap
from geo.place import Feature
from geo.river import bank_side, line
from geo.shapes import outline
from layers.tables import Located, Outline, Ring

_DIGITS = 4
"""Ten metres: finer than our coarse drawings are."""
_GREAT_RIVERS = ("river:dnipro", "river:siverskyi-donets", "river:don")
_FINE, _FINE_LINE = 0.0004, 0.0001
"""In degrees: a river's bends are seen at close zoom, a border's are not."""


@lru_cache(maxsize=1)
def ground() -> dict[str, list[dict[str, object]]]:
    """Return the base map as JSON values; our own data alone, no word of an article."""
    base = basemap()
    return {
        "countries": [{"name": row.name, "chains": chains(row.geometry)} for row in _rows(base.countries)],
        "oblasts": [_oblast(row) for row in _rows(base.oblasts)],
        "rivers": [
            {"name": row.name, "rank": 2 if row.id in _GREAT_RIVERS else 4, "chains": chains(row.geometry)}
            for row in _rows(base.rivers)
        ],
        "waters": [
            {
                "name": row.name,
                "from": _iso(row.full_from),
                "until": _iso(row.full_until),
                "chains": chains(row.geometry),
            }
            for row in _rows(base.reservoirs)
        ],
        "built": [{"chains": chains(row.geometry)} for row in _rows(base.built)],
        "towns": [
            {"name": row.name, "rank": int(row.rank), "lon": _short(row.geometry.x), "lat": _short(row.geometry.y)}
            for row in _rows(base.towns.sort_values(["rank", "population"], ascending=[True, False]))
        ],
    }


def outline_of(claim: Located) -> Outline | None:
    """Return what a claim about a river, a bank or an area lights up; None where we know no outline."""
    if claim.place_id is None or claim.feature is None:
        return None
    return _outline(claim.place_id, claim.feature, claim.part, claim.lon, claim.lat, claim.radius_m)


@lru_cache(maxsize=4096)
def _outline(
    place_id: str, feature: Feature, part: str | None, lon: float | None, lat: float | None, radius_m: float | None
) -> Outline | None:
    if feature is Feature.AREA:
        area = outline(place_id)
        return None if area is None else Outline(feature=feature, chains=chains(area))
    course = line(place_id, part, lon, lat, radius_m)
    if course is None:
        return None
    return Outline(feature=feature, chains=chains(course), side=bank_side(course, part) or "")


def _oblast(row: Any) -> dict[str, object]:
    label = row.geometry.representative_point()
    return {"name": row.name, "chains": chains(row.geometry), "lon": _short(label.x), "lat": _short(label.y)}


def _rows(frame: Any) -> Iterator[Any]:
    return (row for row in frame.itertuples(index=False))


def chains(geometry: BaseGeometry) -> tuple[Ring, ...]:
    """Return a shape as chains of (lon, lat), simplified to what a browser's map can show; rings are closed."""
    found: list[Ring] = []
    for part in getattr(geometry, "geoms", [geometry]):
        simple = part.simplify(_FINE_LINE if isinstance(part, LineString) else _FINE)
        if isinstance(simple, Polygon):
            found += [_ring(simple.exterior), *map(_ring, simple.interiors)]
        elif isinstance(simple, LineString):
            found.append(_ring(simple))
        elif isinstance(simple, MultiPolygon | MultiLineString):
            found += chains(simple)
    return tuple(found)


def _ring(line_string: LineString) -> Ring:
    return tuple((_short(x), _short(y)) for x, y, *_ in line_string.coords)


def _iso(day: object) -> str:
    """Return a day as ISO text, empty when open."""
    text = str(day)[:10]
    return text if text[:1].isdigit() else ""


def _short(degrees: float) -> float:
    return round(float(degrees), _DIGITS)
