"""Reading map files of places: GeoJSON, GeoPackage, OSM extracts, and whatever else GDAL opens."""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.axes import axes_of
from geo.errors import ClaimlineError
from geo.imported import Progress, Remark, Row

_TELL_EVERY = 5_000
_OSM_LAYERS = ["points", "multipolygons"]
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_NAMES = ("name", "NAME", "Name", "name_en", "name:en", "asciiname")
_OTHER_THINGS = ("highway", "building", "landuse", "amenity", "waterway", "railway", "natural", "power", "shop")
_KINDS = {"city": "city", "town": "town", "village": "village", "hamlet": "village", "isolated_dwelling": "village"}


def vector(path: Path, progress: Progress | None) -> Iterator[Row | Remark | None]:
    """Yield the places of a GeoJSON, GeoPackage or OSM file; their coordinates are brought to WGS84."""
    frames = _frames(path)
    total = sum(map(len, frames))
    read = [item for frame in frames for item in frame.to_dict("records")]
    rows: list[Row | Remark | None] = []
    for number, item in enumerate(read, 1):
        if progress is not None and (number % _TELL_EVERY == 0 or number == total):
            progress(number, total)
        rows.extend((None,) if _other(item) else _feature(path, number, item))
    axes = axes_of([row for row in rows if isinstance(row, Row)])
    yield from (replace(row, axes=axes) if isinstance(row, Row) else row for row in rows)


def _other(item: dict[str, Any]) -> bool:
    """Say whether a feature is a road, a house or another thing that an OSM extract holds beside the places."""
    return not _text(item, "place") and any(_text(item, key) for key in _OTHER_THINGS)


def _frames(path: Path) -> list[Any]:
    """Read the layers of places with their geometry in WGS84."""
    osm = path.name.lower().endswith((".osm", ".pbf"))
    try:
        layers = _OSM_LAYERS if osm else _layers(path)
        asked: dict[str, Any] = {"where": "place IS NOT NULL", "TAGS_FORMAT": "JSON"} if osm else {}
        frames = [pyogrio.read_dataframe(path, layer=layer, **asked) for layer in layers]
    except (DataSourceError, DataLayerError, ValueError, RuntimeError) as bad:
        raise ClaimlineError(
            f"{path.name} cannot be read as a map file: give GeoJSON, GeoPackage or an OSM extract"
        ) from bad
    frames = [frame for frame in frames if "geometry" in frame]
    if not frames:
        raise ClaimlineError(f"{path.name} holds no geometry: places need points")
    return [frame if frame.crs is None else frame.to_crs("EPSG:4326") for frame in frames]


def _layers(path: Path) -> list[str]:
    """Return the layers of points, or all that there are when none has points."""
    found = [(str(name), str(kind)) for name, kind in pyogrio.list_layers(path)]
    return [name for name, kind in found if "Point" in kind] or [name for name, _ in found]


def _feature(path: Path, number: int, item: dict[str, Any]) -> Iterator[Row | Remark]:
    geometry = item.get("geometry")
    item |= _tags(item.get("other_tags"))
    if not isinstance(geometry, BaseGeometry) or geometry.is_empty:
        yield Remark(line=number, reason="no geometry")
        return
    if not isinstance(geometry, Point):
        yield Remark(line=number, reason=f"a {geometry.geom_type} for a place: its middle is used", kept=True)
    point = geometry if isinstance(geometry, Point) else geometry.representative_point()
    name = next((text for key in _NAMES if (text := _text(item, key))), "")
    ukrainian = _text(item, "name:uk") or _text(item, "name_uk") or (name if _UKRAINIAN.search(name) else "")
    russian = _text(item, "name:ru") or _text(item, "name_ru")
    identity = (
        _text(item, "osm_id") or _way(item) or _text(item, "id") or _text(item, "@id") or f"{point.x:.4f},{point.y:.4f}"
    )
    yield Row(
        line=number,
        id=f"import:{path.stem}:{identity}",
        name=_text(item, "name:en") or _text(item, "name_en") or name or ukrainian or russian,
        lon=float(point.x),
        lat=float(point.y),
        kind=_KINDS.get(_text(item, "place"), "village"),
        country=_text(item, "country") or _text(item, "countrycode"),
        population=_people(_text(item, "population")),
        ukrainian=ukrainian,
        russian=russian,
        alternates=tuple(dict.fromkeys(filter(None, (name, ukrainian, russian)))),
    )


def _tags(packed: object) -> dict[str, Any]:
    """Unpack the tags that an OSM file keeps beside its columns."""
    found = json.loads(packed) if isinstance(packed, str) and packed.startswith("{") else packed
    return found if isinstance(found, dict) else {}


def _way(item: dict[str, Any]) -> str:
    way = _text(item, "osm_way_id")
    return f"way{way}" if way else ""


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _people(text: str) -> int:
    digits = "".join(char for char in text if char.isdigit())
    return int(digits[:9]) if digits else 0
