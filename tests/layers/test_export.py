"""Every export carries the whole claim and gives it back; other programs read it; hostile text stays text."""

import csv
import importlib.resources
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
from defusedxml.ElementTree import parse
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from shapely import LinearRing, Polygon
from shapely.geometry import shape

from claims.article import Article
from claims.claim import Claim
from geo.errors import ClaimlineError
from layers.context import ContextLayer
from layers.export import ENDINGS, Parcel, export, import_file
from layers.export.spreadsheet import guarded, unguarded
from layers.view import View
from tests.layers import gold

WHOLE = (".geojson", ".gpkg", ".kml", ".parquet", ".html", ".zip")
HOSTILE = (
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\tx",
    "'quoted'",
    "''",
    "{{7*7}} {% raw %} ${alert(1)} `x`",
    "</script><img src=x onerror=alert(1)>",
    "<!--<script>",
    "]]> &amp; <b>",
    "$\\frac{1}{2}$ $x",
    "\u202eevil\u202c \u2028 \u2029 \u0000 \u0007",
    "a,b;c\"d'e\nf\rg\r\nh",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    " leading and trailing ",
    "",
)


def hostile() -> tuple[tuple[Claim, ...], tuple[Article, ...]]:
    """Return a claim for each hostile text, with that text in every field of words."""
    stem = "../ar ticle{{7*7}}"
    base = gold.claims()[0]
    found = tuple(
        replace(
            base,
            article=stem,
            start=number,
            quote=text,
            claimant=text,
            claimant_role=text,
            via=(text, "b"),
            toponym=text,
            place=text,
            place_id=f"x:{number}",
            part=text,
        )
        for number, text in enumerate(HOSTILE)
    )
    article = Article(stem=stem, text="\n".join(HOSTILE), title=HOSTILE[8], publisher=HOSTILE[0], url="javascript:1")
    return found, (article,)


def written(ending: str, folder: Path, view: View | None = None) -> Path:
    path = folder / f"out{ending}"
    export(gold.claims(), gold.articles(), gold.gaps(), view, path)
    return path


def in_order(parcel: Parcel) -> list[Claim]:
    return sorted(parcel.claims, key=lambda claim: claim.id)


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_claim_comes_back_unchanged(ending: str, tmp_path: Path) -> None:
    parcel = import_file(written(ending, tmp_path))
    assert in_order(parcel) == sorted(gold.claims(), key=lambda claim: claim.id)


@pytest.mark.parametrize("ending", WHOLE)
def test_articles_gaps_and_state_come_back_too(ending: str, tmp_path: Path) -> None:
    view = View(day=date(2025, 12, 16), words="Kup")
    parcel = import_file(written(ending, tmp_path, view))
    assert parcel.state is not None
    assert parcel.state.view == view
    parcel = import_file(written(ending, tmp_path))
    assert parcel.articles == gold.articles()
    assert parcel.gaps == gold.gaps()


@pytest.mark.parametrize("ending", ENDINGS)
def test_hostile_text_comes_back_as_it_was(ending: str, tmp_path: Path) -> None:
    claims, articles = hostile()
    export(claims, articles, (), None, tmp_path / f"x{ending}")
    parcel = import_file(tmp_path / f"x{ending}")
    assert in_order(parcel) == sorted(claims, key=lambda claim: claim.id)


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_at_all_can_be_exported(ending: str, tmp_path: Path) -> None:
    export((), (), (), None, tmp_path / f"x{ending}")
    assert import_file(tmp_path / f"x{ending}").claims == ()


def test_the_geojson_is_one_that_gdal_reads(tmp_path: Path) -> None:
    found = gpd.read_file(written(".geojson", tmp_path))
    assert len(found) == len(gold.claims())
    assert found.crs.to_epsg() == 4326
    whole = json.loads(written(".geojson", tmp_path).read_text("utf-8"))
    assert "crs" not in whole
    assert whole["claimline"]["licence"]


def test_the_geopackage_has_its_layers_and_styles(tmp_path: Path) -> None:
    path = written(".gpkg", tmp_path)
    names = {str(name) for name, _ in pyogrio.list_layers(path)}
    layers = {"claims_points", "claims_lines", "claims_areas"}
    assert names == layers | {"articles", "gaps", "provenance", "layer_styles"}
    styles = pyogrio.read_dataframe(path, layer="layer_styles")
    assert set(styles["f_table_name"]) == layers
    assert all('startField="start_time"' in qml for qml in styles["styleQML"])


def test_no_cell_of_the_csv_is_a_formula(tmp_path: Path) -> None:
    claims, articles = hostile()
    export(claims, articles, (), None, tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for line in csv.reader(file) for cell in line]
    numbers = [cell for cell in cells if cell.lstrip("-").replace(".", "", 1).isdigit()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r")) and cell not in numbers]


def test_the_kml_has_a_span_of_days_for_each_dated_claim(tmp_path: Path) -> None:
    space = "{http://www.opengis.net/kml/2.2}"
    marks = list(parse(written(".kml", tmp_path)).iter(f"{space}Placemark"))
    spans = [mark.find(f"{space}TimeSpan") for mark in marks]
    assert len(marks) == len(gold.claims())
    assert all(span is not None and span.findtext(f"{space}begin") for span in spans)


def test_the_pages_pack_asks_for_nothing(tmp_path: Path) -> None:
    page = written(".html", tmp_path).read_text("utf-8")
    for tag in ('src="http', 'href="http', "url(http", "@import"):
        assert tag not in page


def test_the_zip_is_the_same_each_time_but_for_the_page(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(".zip", tmp_path)) as archive:
        names = set(archive.namelist())
        first = archive.read("data/claims.geojson")
    assert {"map.html", "manifest.json", "README.txt", "data/claims.csv", "timemap/events.json"} <= names
    with zipfile.ZipFile(written(".zip", tmp_path)) as archive:
        assert archive.read("data/claims.geojson") == first


def test_timemap_gets_nothing_but_text(tmp_path: Path) -> None:
    allowed = {"id", "description", "date", "time", "time_precision", "location", "latitude", "longitude", "type"}
    allowed |= {"category", "associations", "sources", "colour", "comments"}
    for event in json.loads(written(".json", tmp_path).read_text("utf-8")):
        assert set(event) <= allowed
        assert all(isinstance(event[key], list if key in {"associations", "sources"} else str) for key in event)


def test_a_view_exports_what_it_shows(tmp_path: Path) -> None:
    shown = import_file(written(".geojson", tmp_path, View(day=date(2022, 9, 10))))
    assert 0 < len(shown.claims) < len(gold.claims())
    assert {article.stem for article in shown.articles} == {claim.article for claim in shown.claims}


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClaimlineError, match="use one of"):
        export((), (), (), None, tmp_path / "x.shp")


@given(st.text(max_size=30))
def test_any_text_survives_a_cell_and_none_is_a_formula(text: str) -> None:
    cell = guarded(text)
    assert isinstance(cell, str)
    assert unguarded(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_the_outer_rings_of_the_geojson_run_against_the_clock(tmp_path: Path) -> None:
    features = json.loads(written(".geojson", tmp_path).read_text("utf-8"))["features"]
    shapes = [shape(feature["geometry"]) for feature in features if feature["geometry"] is not None]
    areas = [part for found in shapes if "Polygon" in found.geom_type for part in getattr(found, "geoms", [found])]
    assert areas
    assert all(area.exterior.is_ccw for area in areas)
    assert {found.geom_type for found in shapes} >= {"Point", "LineString"}


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_an_article_known_by_quotations_alone_holds_them_where_they_stand(ending: str, tmp_path: Path) -> None:
    found = import_file(written(ending, tmp_path))
    known = {article.stem: article for article in gold.articles()}
    assert {article.stem for article in found.articles} == set(known)
    for article in found.articles:
        assert replace(article, text=known[article.stem].text) == known[article.stem]
    texts = {article.stem: article.text for article in found.articles}
    assert all(texts[claim.article][claim.start : claim.end] == claim.quote for claim in found.claims)


def test_layers_of_others_go_along_where_there_is_a_map(tmp_path: Path) -> None:
    area = Polygon([(37, 49), (37, 50), (38, 50), (37, 49)])  # clockwise, as RFC 7946 does not want it
    drawn = ContextLayer(source="../Mapper {{7*7}}", day=date(2022, 9, 10), shapes=(("held", area),))
    for ending in ENDINGS:
        path = tmp_path / f"out{ending}"
        export(gold.claims(), gold.articles(), gold.gaps(), None, path, context=(drawn,))
        assert import_file(path).claims
    assert b"../Mapper \\u007b\\u007b7*7}}" in (tmp_path / "out.html").read_bytes()
    with zipfile.ZipFile(tmp_path / "out.zip") as pack:
        layer = json.loads(pack.read("layers/000_Mapper_7_7_2022-09-10.geojson"))
    assert layer["credit"] == "Layer by ../Mapper {{7*7}}, 2022-09-10"
    assert LinearRing(layer["features"][0]["geometry"]["coordinates"][0]).is_ccw


def test_kml_is_what_its_standard_says(tmp_path: Path) -> None:
    claims, articles = hostile()
    schemas = Path(str(importlib.resources.files("pykml"))) / "schemas"
    standard = etree.XMLSchema(etree.parse(schemas / "ogckml22.xsd"))
    export(claims, articles, (), None, tmp_path / "hostile.kml")
    for path in (written(".kml", tmp_path), tmp_path / "hostile.kml"):
        standard.assertValid(etree.parse(path))


def test_a_geopackage_tells_days_as_moments_too(tmp_path: Path) -> None:
    found = gpd.read_file(written(".gpkg", tmp_path), layer="claims_points").dropna(subset=["event_start"])
    assert (
        found["start_time"].dt.strftime("%Y-%m-%dT%H:%M:%S") == found["event_start"].astype(str) + "T00:00:00"
    ).all()
    assert (found["end_time"].dt.strftime("%Y-%m-%dT%H:%M:%S") == found["event_end"].astype(str) + "T23:59:59").all()
    assert list(found.columns[:2]) == ["start_time", "end_time"]
