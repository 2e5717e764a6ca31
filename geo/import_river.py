"""Importing a better line for a river, used from then on in place of ours."""

import json
from pathlib import Path
from typing import Any

import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError
from shapely.geometry import LineString, MultiLineString, Point, mapping
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, unary_union

from geo.errors import ClaimlineError
from geo.records import DATA, Record, own_records
from geo.river import forget
from geo.shapes import lines_folder, river_line
from geo.spelling import key

_FEWEST_POINTS = 3
_NAMES = ("name", "name:uk", "name_uk", "name:ru", "name_ru", "name:en", "name_en", "NAME")


def import_river(path: Path, river_id: str, *, folder: Path | None = None) -> int:
    """Import the line of a river ("river:oskil") from a GeoJSON, GeoPackage or OSM extract; return its vertices.

    Of several lines those are taken that carry the river's name; where no line is named, all. The line is turned to
    run with the flow.
    """
    record = _river(river_id)
    lines = _lines(path)
    named = [shape for shape, names in lines if names & _names(record)]
    nameless = len(lines) == 1 or not any(names for _, names in lines)
    course = _longest(named or ([shape for shape, _ in lines] if nameless else []))
    if course is None or len(course.coords) < _FEWEST_POINTS:
        raise ClaimlineError(f"{path.name} holds no line for {record.place.name}: give its course as a line")
    west, south, east, north = course.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:  # noqa: PLR2004 degrees
        raise ClaimlineError(f"{path.name} is not in degrees and names no reference system: set its CRS")
    course = _downstream(course, river_id)
    target = (folder or lines_folder()) / f"{river_id.partition(':')[2]}.geojson"
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".part")
    feature = {"type": "Feature", "properties": {"id": river_id}, "geometry": mapping(course)}
    draft.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    draft.replace(target)
    forget()
    return len(course.coords)


def _river(river_id: str) -> Record:
    rivers = {record.place.id: record for record in own_records(DATA / "places_rivers.csv")}
    if river_id not in rivers:
        known = ", ".join(sorted(i for i in rivers if rivers[i].place.kind == "river"))
        raise ClaimlineError(f'there is no river "{river_id}": name one of {known}')
    return rivers[river_id]


def _names(record: Record) -> set[str]:
    return {key(name) for name in (record.place.name, record.ukrainian, record.russian, *record.aliases) if name}


def _lines(path: Path) -> list[tuple[BaseGeometry, set[str]]]:
    osm = path.name.lower().endswith((".osm", ".pbf"))
    try:
        asked: dict[str, Any] = {"layer": "lines", "where": "waterway IS NOT NULL"} if osm else {"layer": 0}
        frame: Any = pyogrio.read_dataframe(path, **asked)
    except (DataSourceError, DataLayerError, ValueError, RuntimeError) as bad:
        raise ClaimlineError(f"{path.name} cannot be read as a map file: give GeoJSON, GeoPackage or OSM") from bad
    if "geometry" not in frame:
        raise ClaimlineError(f"{path.name} holds no geometry: a river needs a line")
    if frame.crs is not None:
        frame = frame.to_crs("EPSG:4326")
    return [
        (item["geometry"], {key(str(item[name])) for name in _NAMES if item.get(name)})
        for item in (row.to_dict() for _, row in frame.iterrows())
        if isinstance(item["geometry"], LineString | MultiLineString)
    ]


def _longest(shapes: list[BaseGeometry]) -> LineString | None:
    if not shapes:
        return None
    merged = unary_union(shapes)
    joined = linemerge(merged) if isinstance(merged, MultiLineString) else merged
    pieces = list(joined.geoms) if isinstance(joined, MultiLineString) else [joined]
    return max(
        (piece for piece in pieces if isinstance(piece, LineString)), key=lambda piece: piece.length, default=None
    )


def _downstream(course: LineString, river_id: str) -> LineString:
    """Turn the line so that it runs as the one we have."""
    ours = river_line(river_id)
    if not isinstance(ours, LineString):
        return course
    first, last = (ours.project(Point(course.coords[end])) for end in (0, -1))
    return course if first <= last else LineString(list(course.coords)[::-1])
