"""The lines and outlines in `data/`: our own coarse drawings, and the better ones a user has imported."""

import json
import os
from functools import lru_cache
from pathlib import Path

import platformdirs
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.records import DATA


def lines_folder() -> Path:
    """Return the folder of imported river lines: beside the imported places."""
    named = os.environ.get("CLAIMLINE_DATA")
    base = Path(named) if named else Path(platformdirs.user_data_dir("claimline"))
    return base / "rivers"


@lru_cache(maxsize=8)
def drawings(name: str) -> dict[str, BaseGeometry]:
    """Return the geometries of one of our GeoJSON files by place id, WGS84."""
    collection = json.loads((DATA / name).read_text("utf-8"))
    return {item["properties"]["id"]: shape(item["geometry"]) for item in collection["features"]}


@lru_cache(maxsize=64)
def river_line(place_id: str) -> BaseGeometry | None:
    """Return a river's line in the direction of its flow, WGS84: the imported one, else ours."""
    imported = lines_folder() / f"{place_id.partition(':')[2]}.geojson"
    if place_id.startswith("river:") and imported.exists():
        geometry: BaseGeometry = shape(json.loads(imported.read_text("utf-8"))["features"][0]["geometry"])
        return geometry
    return drawings("rivers.geojson").get(place_id)


def outline(place_id: str) -> BaseGeometry | None:
    """Return the area of an oblast, raion or town where we know it, WGS84."""
    return drawings("outlines.geojson").get(place_id)
