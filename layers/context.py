"""Layers of others under the claims: front lines and areas of control as somebody drew them for a day.

They are shown as "layer by X" with their day and never merged into claims. A layer is a GeoJSON or KML file whose day
stands in its name or its folder's ("DeepState/2022-09-10.geojson", "ISW/2022-09-10/line.kml"), or in its features; a
folder of such files is a series, of which each day shows the newest that was drawn by then.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import shapely
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from shapely.geometry.base import BaseGeometry

from geo.errors import ClaimlineError
from layers.context_kml import shapes_of_kml

ENDINGS = (".geojson", ".json", ".kml")
_MOST_BYTES = 100_000_000
_MOST_FILES = 5_000
_MOST_CORNERS = 2_000_000
_DAY = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{2})[-_.](\d{2})[-_.](\d{4})(?!\d)")
_DATED = ("date", "day", "timestamp", "time", "updated", "created")
_DRAWN = {"LineString", "MultiLineString", "Polygon", "MultiPolygon"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextLayer:
    """What one publisher drew for one day, in WGS84: lines and areas, each with the name it was given."""

    source: str
    day: date
    shapes: tuple[tuple[str, BaseGeometry], ...]

    @property
    def credit(self) -> str:
        """The line that stands on the map with it."""
        return f"Layer by {self.source}, {self.day.isoformat()}"


def read_context(path: Path, source: str | None = None) -> tuple[ContextLayer, ...]:
    """Read a file or a folder of them, earliest first; without a source the folder or the file gives the name."""
    files = sorted(f for f in path.rglob("*") if f.suffix.lower() in ENDINGS) if path.is_dir() else [path]
    if not files:
        raise ClaimlineError(f"{path.name} holds no {', '.join(ENDINGS)} file: choose another folder.")
    if len(files) > _MOST_FILES:
        raise ClaimlineError(f"{path.name} holds more than {_MOST_FILES} files: choose fewer days.")
    named = source or _undated(path if path.is_dir() else path.parent if _day_in(path.stem) else path)
    layers = [_layer(file, path, named) for file in files]
    return tuple(sorted(layers, key=lambda layer: (layer.day, layer.source)))


def on_day(layers: Iterable[ContextLayer], day: date) -> tuple[ContextLayer, ...]:
    """Return, of each source, the newest layer that was drawn by a day."""
    newest: dict[str, ContextLayer] = {}
    for layer in sorted(layers, key=lambda layer: layer.day):
        if layer.day <= day:
            newest[layer.source] = layer
    return tuple(newest[source] for source in sorted(newest))


def _layer(file: Path, top: Path, source: str) -> ContextLayer:
    text = _text(file)
    found, told = shapes_of_kml(_xml(text, file)) if file.suffix.lower() == ".kml" else _geojson(text, file)
    day = _day_in(file.stem) or _day_in(file.parent.name if file != top or top.is_file() else "") or told
    if day is None:
        raise ClaimlineError(f"{file.name} does not say its day: name it like 2022-09-10{file.suffix}.")
    drawn = tuple((name, shape) for name, shape in found if shape.geom_type in _DRAWN)
    if not drawn:
        raise ClaimlineError(f"{file.name} holds no lines or areas: choose a file with front lines or control areas.")
    if sum(shapely.get_num_coordinates(shape) for _, shape in drawn) > _MOST_CORNERS:
        raise ClaimlineError(f"{file.name} has more than {_MOST_CORNERS} corners: simplify it first.")
    west, south, east, north = shapely.total_bounds([shape for _, shape in drawn])
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):  # noqa: PLR2004 - degrees
        raise ClaimlineError(f"{file.name} is not in degrees (WGS84): convert it first.")
    return ContextLayer(source=source, day=day, shapes=drawn)


def _text(file: Path) -> bytes:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise ClaimlineError(f"{file.name} is larger than {_MOST_BYTES // 10**6} MB: simplify it first.")
        return file.read_bytes()
    except OSError as problem:
        raise ClaimlineError(f"Cannot read {file.name}: {problem.strerror}.") from problem


def _geojson(text: bytes, file: Path) -> tuple[list[tuple[str, BaseGeometry]], date | None]:
    try:
        parsed = json.loads(text.decode("utf-8-sig"))
        features = list(_features(parsed))
        shapes = [(name, shapely.from_geojson(json.dumps(drawn))) for name, drawn, _ in features]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, shapely.errors.ShapelyError):
        raise ClaimlineError(f"{file.name} is no readable GeoJSON: export it again.") from None
    day = next((day for _, _, told in features if (day := _day_in(told))), None)
    return [(name, shape) for name, shape in shapes if shape is not None], day


def _features(parsed: dict[str, Any]) -> Iterator[tuple[str, object, str]]:
    inner = parsed.get("features")
    for feature in inner if isinstance(inner, list) else [parsed]:
        told = feature.get("properties") or {}
        drawn = feature.get("geometry") if feature.get("type") == "Feature" else feature
        if drawn:
            days = " ".join(str(told[key]) for key in _DATED if told.get(key))
            yield str(told.get("name") or told.get("title") or "")[:120], drawn, days


def _xml(text: bytes, file: Path) -> object:
    try:
        return fromstring(text)
    except (ParseError, DefusedXmlException, ValueError):
        raise ClaimlineError(f"{file.name} is no readable KML, or it holds entities, which are refused.") from None


def _day_in(text: str) -> date | None:
    for pattern, order in ((_DAY, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1))):
        for found in pattern.finditer(text):
            try:
                return date(*(int(found[n]) for n in order))
            except ValueError:
                continue
    return None


def _undated(path: Path) -> str:
    name = path.stem if path.is_file() else path.resolve().name
    return _DAY_FIRST.sub("", _DAY.sub("", name)).strip(" -_.") or "unnamed source"
