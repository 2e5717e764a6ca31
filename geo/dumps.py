"""Reading files of places: GeoNames dumps as they are downloaded, and anything that GDAL opens."""

import io
import math
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.errors import ClaimlineError
from geo.imported import Progress, Remark, Row
from geo.records import admin1_name, ukrainian_name

_COLUMNS = 19
_PEOPLED = "P"
_GONE = {"PPLH", "PPLQ", "PPLW", "PPLCH"}
_CITY, _TOWN = 50_000, 5_000
_TELL_EVERY = 5_000
_NAMES = ("name", "NAME", "Name", "name_en", "name:en", "asciiname")
_KINDS = {"city": "city", "town": "town", "village": "village", "hamlet": "village", "isolated_dwelling": "village"}


def geonames(path: Path, progress: Progress | None) -> Iterator[Row | Remark | None]:
    """Yield the settlements of a GeoNames dump (19 columns, plain or zipped), remarks, and None for other features."""
    with Opened(path) as (lines, size):
        done = 0
        for number, raw in enumerate(lines, 1):
            done += len(raw)
            if progress is not None and number % _TELL_EVERY == 0:
                progress(min(done, size), size)
            if raw.strip():
                yield _geonames_row(number, raw)
        if progress is not None:
            progress(size, size)


class Opened:
    """The lines of a dump as bytes, with its size, whether or not it is zipped."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open: list[io.BufferedIOBase | zipfile.ZipFile] = []

    def __enter__(self) -> tuple[Iterator[bytes], int]:
        if self._path.suffix.lower() != ".zip":
            plain = self._path.open("rb")
            self._open = [plain]
            return iter(plain), self._path.stat().st_size
        try:
            archive = zipfile.ZipFile(self._path)
        except zipfile.BadZipFile as bad:
            raise ClaimlineError(f"{self._path.name} is not a zip archive: download it again") from bad
        self._open = [archive]
        member = max(
            (info for info in archive.infolist() if info.filename.endswith(".txt") and "readme" not in info.filename),
            key=lambda info: info.file_size,
            default=None,
        )
        if member is None:
            raise ClaimlineError(f"{self._path.name} holds no .txt file: give the zip as geonames.org has it")
        return iter(archive.open(member)), member.file_size

    def __exit__(self, *_: object) -> None:
        for opened in self._open:
            opened.close()


def _geonames_row(number: int, raw: bytes) -> Row | Remark | None:
    try:
        fields = raw.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError:
        return Remark(line=number, reason="not UTF-8")
    if len(fields) != _COLUMNS:
        return Remark(line=number, reason=f"{len(fields)} columns instead of {_COLUMNS}")
    if fields[6] != _PEOPLED or fields[7] in _GONE:
        return None
    try:
        lat, lon, people = float(fields[4]), float(fields[5]), int(fields[14] or 0)
    except ValueError:
        return Remark(line=number, reason="coordinates or population are no numbers")
    if not fields[0].isdigit():
        return Remark(line=number, reason="the id is no number")
    alternates = tuple(filter(None, fields[3].split(",")))
    return Row(
        line=number,
        id=f"geonames:{fields[0]}",
        name=fields[1],
        lon=lon,
        lat=lat,
        kind="city" if people >= _CITY else "town" if people >= _TOWN else "village",
        country=fields[8],
        admin1=admin1_name(fields[8], fields[10]),
        population=people,
        ukrainian=ukrainian_name(fields[1], alternates) if fields[8] == "UA" else "",
        alternates=alternates,
    )


def vector(path: Path, progress: Progress | None) -> Iterator[Row | Remark | None]:
    """Yield the places of a GeoJSON, GeoPackage or OSM file; their coordinates are brought to WGS84."""
    frame = _frame(path)
    total = len(frame)
    for number, (_, item) in enumerate(frame.iterrows(), 1):
        if progress is not None and (number % _TELL_EVERY == 0 or number == total):
            progress(number, total)
        yield from _feature(path, number, item.to_dict())


def _frame(path: Path) -> Any:
    """Read the one layer of places with its geometry in WGS84."""
    osm = path.name.lower().endswith((".osm", ".pbf"))
    try:
        frame = pyogrio.read_dataframe(path, layer="points" if osm else 0, where="place IS NOT NULL" if osm else None)
    except (DataSourceError, DataLayerError, ValueError, RuntimeError) as bad:
        raise ClaimlineError(
            f"{path.name} cannot be read as a map file: give GeoJSON, GeoPackage or an OSM extract"
        ) from bad
    if not hasattr(frame, "geometry") or "geometry" not in frame:
        raise ClaimlineError(f"{path.name} holds no geometry: places need points")
    if frame.crs is None:
        return frame
    return frame.to_crs("EPSG:4326")


def _feature(path: Path, number: int, item: dict[str, Any]) -> Iterator[Row | Remark]:
    geometry = item.get("geometry")
    if not isinstance(geometry, BaseGeometry) or geometry.is_empty:
        yield Remark(line=number, reason="no geometry")
        return
    if not isinstance(geometry, Point):
        yield Remark(line=number, reason=f"a {geometry.geom_type} for a place: its middle is used")
    point = geometry if isinstance(geometry, Point) else geometry.representative_point()
    name = next((text for key in _NAMES if (text := _text(item, key))), "")
    ukrainian = _text(item, "name:uk") or _text(item, "name_uk")
    russian = _text(item, "name:ru") or _text(item, "name_ru")
    identity = _text(item, "osm_id") or _text(item, "id") or _text(item, "@id") or f"{point.x:.4f},{point.y:.4f}"
    yield Row(
        line=number,
        id=f"import:{path.stem}:{identity}",
        name=_text(item, "name:en") or _text(item, "name_en") or name or ukrainian,
        lon=float(point.x),
        lat=float(point.y),
        kind=_KINDS.get(_text(item, "place"), "village"),
        country=_text(item, "country") or _text(item, "countrycode"),
        population=_people(_text(item, "population")),
        ukrainian=ukrainian,
        russian=russian,
        alternates=tuple(filter(None, (name, ukrainian, russian))),
    )


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _people(text: str) -> int:
    digits = "".join(char for char in text if char.isdigit())
    return int(digits[:9]) if digits else 0
