"""Other programs read the exports: what GDAL, geopandas and the standards want of them."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest

from geo.errors import ClaimlineError
from layers.export import export
from tests.layers import gold


def written(ending: str, folder: Path) -> Path:
    path = folder / f"x{ending}"
    export(gold.claims(), gold.articles(), gold.gaps(), None, path)
    return path


def test_geopandas_reads_the_geoparquet(tmp_path: Path) -> None:
    found = gpd.read_parquet(written(".parquet", tmp_path))
    assert len(found) == len(gold.claims())
    assert found.crs.to_epsg() == 4326


def test_positions_pretend_no_precision(tmp_path: Path) -> None:
    features = json.loads(written(".geojson", tmp_path).read_text())["features"]
    told = json.dumps([feature["geometry"] for feature in features])
    assert not re.search(r"\.\d{7,}", told)


def test_the_days_of_the_styles_are_written_as_the_standard_wants(tmp_path: Path) -> None:
    with closing(sqlite3.connect(written(".gpkg", tmp_path))) as found:
        days = {day for (day,) in found.execute("SELECT update_time FROM layer_styles")}
    assert days == {"2025-01-01T00:00:00.000Z"}


def test_a_geopackage_that_misses_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pyogrio.write_arrow
    monkeypatch.setattr(pyogrio, "write_arrow", lambda rows, *to, **how: whole(rows.slice(0, 1), *to, **how))
    with pytest.raises(ClaimlineError, match="disk is not full"):
        written(".gpkg", tmp_path)
    assert list(tmp_path.iterdir()) == []
