"""Importing places and rivers from map files: GeoJSON, GeoPackage, OSM extracts; what is wrong is named by feature."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import osmium
import pytest
from geopandas import GeoDataFrame, points_from_xy
from osmium.osm.mutable import Node, Way
from shapely.geometry import box

from geo.errors import ClaimlineError
from geo.gazetteer import Gazetteer
from geo.import_river import import_river
from geo.importer import import_places
from geo.river import forget, line

POINT: dict[str, object] = {"type": "Point", "coordinates": [37.6, 49.7]}


def geojson(path: Path, features: list[dict[str, object]]) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def feature(geometry: dict[str, object] | None, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def test_geojson_places(tmp_path: Path) -> None:
    square = [[[37.0, 49.0], [37.1, 49.0], [37.1, 49.1], [37.0, 49.1], [37.0, 49.0]]]
    path = geojson(
        tmp_path / "places.geojson",
        [
            feature(
                {"type": "Point", "coordinates": [37.6, 49.7]}, name="Нове Місце", place="village", population="120"
            ),
            feature({"type": "Polygon", "coordinates": square}, name="Square"),
            feature(None, name="Nowhere"),
            feature({"type": "Point", "coordinates": [49.7, 37.6]}, name="Swapped"),
            feature({"type": "Point", "coordinates": [4170000.0, 6390000.0]}, name="Metres"),
        ],
    )
    done = import_places(path, folder=tmp_path / "in")
    assert done.kept == 2
    assert [remark.line for remark in done.remarks] == [2, 3, 4, 5]
    assert "middle is used" in done.remarks[0].reason
    assert "not degrees" in done.remarks[-1].reason


def test_a_nameless_feature_is_called_nameless(tmp_path: Path) -> None:
    path = geojson(
        tmp_path / "places.geojson",
        [
            feature(POINT, name="Вигадане", place="village"),
            feature(POINT, place="hamlet"),
            feature(POINT, name="Вигадане", place="village"),
            feature(POINT, highway="stop"),
        ],
    )
    done = import_places(path, folder=tmp_path / "in")
    assert (done.kept, done.passed_over) == (1, 1)
    assert [(remark.line, remark.reason) for remark in done.remarks] == [(2, "no name"), (3, "the same id as line 1")]


OSM = """<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
 <node id="1" lat="49.60" lon="37.90" version="1"><tag k="place" v="village"/><tag k="name" v="Вигаданівка"/>
  <tag k="name:ru" v="Выдумановка"/><tag k="population" v="321"/></node>
 <node id="2" lat="49.61" lon="37.91" version="1"><tag k="place" v="hamlet"/></node>
 <node id="3" lat="49.62" lon="37.92" version="1"><tag k="highway" v="stop"/></node>
 <node id="4" lat="49.70" lon="37.70" version="1"/><node id="5" lat="49.71" lon="37.70" version="1"/>
 <node id="6" lat="49.71" lon="37.71" version="1"/>
 <way id="7" version="1"><nd ref="4"/><nd ref="5"/><nd ref="6"/><nd ref="4"/>
  <tag k="place" v="village"/><tag k="name" v="Полігонне"/></way>
</osm>
"""


def test_an_osm_extract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_CACHE", str(tmp_path / "cache"))
    (tmp_path / "extract.osm").write_text(OSM, "utf-8")
    done = import_places(tmp_path / "extract.osm", folder=tmp_path / "in")
    assert done.kept == 2
    assert [(remark.line, remark.kept) for remark in done.remarks] == [(2, False), (3, True)]
    fuller = Gazetteer.load(tmp_path / "in")
    mentions = fuller.find("Бої біля Вигаданівки та Полігонного. Штурмуют Выдумановку.")
    assert [m.candidates[0].name for m in mentions] == ["Vyhadanivka", "Polihonne", "Vyhadanivka"]
    assert mentions[0].candidates[0].population == 321


def pbf(path: Path) -> Path:
    """Write villages, a river in two pieces that run either way, and a street that has the river's name."""
    writer = osmium.SimpleWriter(str(path))
    writer.add_node(
        Node(id=1, location=(37.9, 49.3), tags={"place": "village", "name": "Вигаданівка", "population": "321"})
    )
    writer.add_node(Node(id=2, location=(37.8, 49.3), tags={"place": "hamlet", "name:ru": "Безымянный"}))
    writer.add_node(Node(id=3, location=(37.7, 49.3), tags={"shop": "bakery", "name": "Хліб"}))
    course = [(37.4083, 49.1), (37.63, 49.7), (37.8, 49.95), (38.0, 50.1), (38.2, 50.3)]
    for number, location in enumerate(course, 10):
        writer.add_node(Node(id=number, location=location))
    writer.add_way(Way(id=1, nodes=[10, 11, 12], tags={"waterway": "river", "name": "Оскіл"}))
    writer.add_way(Way(id=2, nodes=[14, 13, 12], tags={"waterway": "river", "name": "Оскол"}))
    writer.add_way(Way(id=3, nodes=[12, 1, 2, 3], tags={"highway": "primary", "name": "Оскіл"}))
    writer.close()
    return path


def test_an_osm_extract_as_it_is_downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_DATA", str(tmp_path))
    path = pbf(tmp_path / "extract.osm.pbf")
    done = import_places(path, folder=tmp_path / "in")
    assert (done.kept, done.remarks) == (2, ())
    (table,) = (tmp_path / "in").glob("*.csv")
    names = [row["name"] for row in csv.DictReader(table.read_text("utf-8").splitlines())]
    assert names == ["Vyhadanivka", "Bezymyannyy"]
    assert import_river(path, "river:oskil") == 5
    with pytest.raises(ClaimlineError, match="no line for Dnipro"):
        import_river(path, "river:dnipro")


@pytest.mark.parametrize("name", ["cut.osm.pbf", "noise.osm.pbf", "cut.osm"])
def test_a_damaged_osm_extract_is_one_line(tmp_path: Path, name: str) -> None:
    whole = pbf(tmp_path / "extract.osm.pbf").read_bytes()
    (tmp_path / name).write_bytes(bytes(range(256)) if "noise" in name else whole[: len(whole) // 2])
    with pytest.raises(ClaimlineError, match=f"{name} cannot be read as a map file"):
        import_places(tmp_path / name, folder=tmp_path / "in")
    with pytest.raises(ClaimlineError, match=f"{name} cannot be read as a map file"):
        import_river(tmp_path / name, "river:oskil")
    assert list((tmp_path / "in").iterdir()) == []


def frame_of(lons: list[float], lats: list[float], names: list[str]) -> GeoDataFrame:
    return GeoDataFrame({"name": names, "id": range(len(names))}, geometry=points_from_xy(lons, lats), crs="EPSG:4326")


def test_a_geopackage_of_another_crs_and_with_more_layers(tmp_path: Path) -> None:
    path = tmp_path / "places.gpkg"
    square = GeoDataFrame({"name": ["Square"]}, geometry=[box(37.0, 49.0, 37.1, 49.1)], crs="EPSG:4326")
    square.to_file(path, layer="areas", driver="GPKG")
    frame_of([37.6], [49.7], ["Vyhadane"]).to_crs("EPSG:3857").to_file(path, layer="places", driver="GPKG")
    assert import_places(path, folder=tmp_path / "in").kept == 1
    with (tmp_path / "in" / "places-gpkg.csv").open(encoding="utf-8") as rows:
        row = next(csv.DictReader(rows))
    assert (row["name"], float(row["lon"]), float(row["lat"])) == ("Vyhadane", 37.6, 49.7)


def test_metres_that_are_called_degrees(tmp_path: Path) -> None:
    frame_of([4185617.0], [6388800.0], ["Vyhadane"]).to_file(tmp_path / "m.gpkg", driver="GPKG")
    with pytest.raises(ClaimlineError, match="not degrees of WGS84"):
        import_places(tmp_path / "m.gpkg", folder=tmp_path / "in")


def test_swapped_axes_are_noticed_by_the_places_that_are_known(tmp_path: Path) -> None:
    georgia = frame_of([41.7, 42.3, 41.6, 42.5], [44.8, 42.7, 41.6, 41.9], ["Tbilisi", "Kutaisi", "Batumi", "Enguri"])
    georgia.to_file(tmp_path / "ge.geojson", driver="GeoJSON")
    with pytest.raises(ClaimlineError, match="line 1: longitude and latitude look swapped"):
        import_places(tmp_path / "ge.geojson", folder=tmp_path / "in")


def test_a_country_that_would_lie_in_ours_if_turned_round_is_taken_as_it_stands(tmp_path: Path) -> None:
    kuwait = frame_of([47.98, 48.08, 47.9], [29.37, 29.08, 29.3], ["Kuwait City", "Al Ahmadi", "Elsewhere"])
    kuwait.to_file(tmp_path / "kw.geojson", driver="GeoJSON")
    assert import_places(tmp_path / "kw.geojson", folder=tmp_path / "in").kept == 3


def test_a_better_river_is_used_from_then_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_DATA", str(tmp_path))
    upstream = [[37.4083, 49.1], [37.63, 49.7], [37.8, 49.95], [38.0, 50.1]]
    path = geojson(
        tmp_path / "rivers.geojson",
        [
            feature({"type": "LineString", "coordinates": upstream}, name="Оскіл"),
            feature({"type": "LineString", "coordinates": [[30, 50], [31, 51], [32, 52]]}, name="Other"),
        ],
    )
    assert import_river(path, "river:oskil") == 4
    course = line("river:oskil", None)
    forget()
    assert course is not None
    assert course.coords[0][1] > course.coords[-1][1]
    with pytest.raises(ClaimlineError, match="no river"):
        import_river(path, "river:styx")
    with pytest.raises(ClaimlineError, match="no line"):
        import_river(
            geojson(tmp_path / "points.geojson", [feature({"type": "Point", "coordinates": [1, 2]})]), "river:oskil"
        )


@pytest.fixture(autouse=True)
def _our_own_rivers_again() -> Iterator[None]:
    yield
    forget()
