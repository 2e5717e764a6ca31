"""GeoPackage: points, lines and areas of claims, articles, gaps, and styles with which QGIS opens and animates them."""

import json
import sqlite3
from contextlib import closing
from dataclasses import fields
from datetime import UTC, date, datetime, time
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError
from shapely import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from claims.article import Article
from claims.claim import Claim, Gap
from claims.record import to_record
from geo.errors import ClaimlineError
from layers.export.arrow import RECORD, claims_of, frame
from layers.export.parcel import LICENCE, Parcel, by_stem, envelope, unpacked
from layers.export.qgis_style import qml
from layers.export.state import PROGRAM

LAYERS = {"claims_points": "Point", "claims_lines": "MultiLineString", "claims_areas": "MultiPolygon"}
_WHOLE_NUMBERS = {"start", "end"}
_LAST = time(23, 59, 59)
_STYLED_ON = "2025-01-01T00:00:00.000Z"  # the standard wants the milliseconds, which GDAL leaves out
_STYLED = ("Point", "Line", "Polygon")
_OF_TYPES = {
    "LineString": "claims_lines",
    "MultiLineString": "claims_lines",
    "Polygon": "claims_areas",
    "MultiPolygon": "claims_areas",
}


def write(what: Parcel, path: Path) -> None:
    """Write the parcel, and see that all of it is there: on a full disk GDAL may leave off without a word."""
    try:
        _layers(what, path)
        whole = _held(path) == len(what.claims)
    except (DataLayerError, DataSourceError, sqlite3.Error):
        whole = False
    if not whole:
        raise ClaimlineError("The GeoPackage could not be written whole: see that the disk is not full, and try again.")


def _layers(what: Parcel, path: Path) -> None:
    whole = frame(what.claims, by_stem(what))
    chains = [json.dumps(claim.via, ensure_ascii=False) for claim in what.claims]
    whole["via"] = pd.array(chains, dtype="string[pyarrow]")
    whole[RECORD] = pd.array([_unfit(claim) for claim in what.claims], dtype="string[pyarrow]")
    # First, and by these names: QGIS takes the first pair of moments that is called so for its temporal controller.
    whole.insert(0, "start_time", _moments([claim.event_start for claim in what.claims], time.min))
    whole.insert(1, "end_time", _moments([claim.event_end for claim in what.claims], _LAST))
    layers = [_OF_TYPES.get(str(kind), "claims_points") for kind in whole.geometry.geom_type]
    for name, kind in LAYERS.items():
        _claims(whole[np.array([layer == name for layer in layers], dtype=bool)], path, name, kind)
    _rows(_records(what.articles, Article), path, "articles")
    _rows(_records(what.gaps, Gap), path, "gaps")
    told = {"program": PROGRAM, "licence": LICENCE, "envelope": envelope(what)}
    _rows(pa.Table.from_pylist([told]), path, "provenance")
    _rows(_styles(), path, "layer_styles", "id")
    with closing(sqlite3.connect(path)) as written:
        written.execute("UPDATE layer_styles SET update_time = ?", (_STYLED_ON,))
        written.commit()


def _moments(days: list[date | None], hour: time) -> pd.Series:
    """Return days as moments: QGIS compares a bare day with a moment as text, and so loses claims of a single day."""
    moments = [datetime.combine(day, hour, UTC) if day else None for day in days]
    return pd.Series(moments, dtype=pd.ArrowDtype(pa.timestamp("ms", "UTC")))


def _held(path: Path) -> int:
    with closing(sqlite3.connect(path)) as written:
        if written.execute("PRAGMA quick_check").fetchone() != ("ok",):
            return -1
        written.execute("SELECT envelope FROM provenance").fetchone()
        counted = [written.execute(f'SELECT COUNT(*) FROM "{layer}"').fetchone() for layer in LAYERS]  # noqa: S608 - ours
        return sum(int(count) for (count,) in counted)


def read(path: Path) -> Parcel:
    """Read a parcel that was written here."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as found:
            told = found.execute("SELECT envelope FROM provenance").fetchone()
        tables = [pyogrio.read_arrow(path, layer=layer)[1] for layer in LAYERS]
    except (sqlite3.Error, DataSourceError):
        raise ClaimlineError(f"{path.name} is no GeoPackage of Claimline's: choose one of its exports.") from None
    if told is None:
        raise ClaimlineError(f"{path.name} does not say where it comes from: choose an export of Claimline's.")
    return unpacked([claim for table in tables for claim in claims_of(table)], str(told[0]))


def _claims(part: gpd.GeoDataFrame, path: Path, layer: str, kind: str) -> None:
    if kind.startswith("Multi"):
        part = part.set_geometry([_multi(shape) for shape in part.geometry], crs=part.crs)
    pyogrio.write_arrow(
        pa.table(part.to_arrow(index=False, geometry_encoding="WKB")),
        path,
        layer=layer,
        driver="GPKG",
        geometry_name="geometry",
        geometry_type=kind,
        crs="EPSG:4326",
        dataset_options={"VERSION": "1.3"},  # programs of a few years ago warn of a later one
        layer_options={"DESCRIPTION": LICENCE, "GEOMETRY_NAME": "geom"},
    )


def _unfit(claim: Claim) -> str | None:
    """Return the whole record as JSON where a text holds a NUL, at which GDAL would cut it off."""
    text = json.dumps(to_record(claim))
    return text if "\\u0000" in text else None


def _multi(shape: BaseGeometry) -> BaseGeometry:
    if isinstance(shape, LineString):
        return MultiLineString([shape])
    return MultiPolygon([shape]) if isinstance(shape, Polygon) else shape


def _rows(rows: pa.Table, path: Path, layer: str, key: str = "fid") -> None:
    pyogrio.write_arrow(rows, path, layer=layer, driver="GPKG", layer_options={"FID": key})


def _records(records: tuple[Article, ...] | tuple[Gap, ...], of: type[Article | Gap]) -> pa.Table:
    names = [field.name for field in fields(of)]
    schema = pa.schema([(name, pa.int64() if name in _WHOLE_NUMBERS else pa.string()) for name in names])
    rows = [{name: _cell(getattr(record, name)) for name in names} for record in records]
    return pa.Table.from_pylist(rows, schema=schema)


def _cell(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _styles() -> pa.Table:
    """Return QGIS's own table of styles: it looks for one of this name and these columns when it opens a layer."""
    rows = [
        {
            "f_table_catalog": "",
            "f_table_schema": "",
            "f_table_name": layer,
            "f_geometry_column": "geom",
            "styleName": "Claimline",
            "styleQML": qml(kind),
            "styleSLD": "",
            "useAsDefault": True,
            "description": "Claimed holder by colour; days for the temporal controller",
            "owner": "",
            "ui": "",
            "update_time": datetime.fromisoformat(_STYLED_ON),
        }
        for layer, kind in zip(LAYERS, _STYLED, strict=True)
    ]
    return pa.Table.from_pylist(rows)
