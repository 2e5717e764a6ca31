"""Layers of others are read with their day and their name, and shown as theirs."""

import json
from datetime import date
from pathlib import Path

import pytest

from geo.errors import ClaimlineError
from layers.context import on_day, read_context

AREA = {"type": "Polygon", "coordinates": [[[37, 49], [38, 49], [38, 50], [37, 49]]]}
KML = """<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>front {{7*7}}</name><LineString><coordinates>37,49,0 37.5,49.5,0</coordinates></LineString></Placemark>
<Placemark><TimeStamp><when>2022-09-12T00:00:00Z</when></TimeStamp><Polygon><outerBoundaryIs><LinearRing><coordinates>
37,49 38,49 38,50 37,49</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>"""


def collection(**properties: str) -> str:
    features = [{"type": "Feature", "properties": {"name": "occupied", **properties}, "geometry": AREA}]
    return json.dumps({"type": "FeatureCollection", "features": features})


@pytest.fixture
def dailies(tmp_path: Path) -> Path:
    folder = tmp_path / "DeepState"
    (folder / "2022-09-12").mkdir(parents=True)
    (folder / "2022-09-10.geojson").write_text(collection())
    (folder / "20220911.json").write_text(collection())
    (folder / "2022-09-12" / "line.kml").write_text(KML)
    return folder


def test_a_folder_of_dailies_is_a_series(dailies: Path) -> None:
    layers = read_context(dailies)
    assert [layer.day.day for layer in layers] == [10, 11, 12]
    assert {layer.source for layer in layers} == {"DeepState"}
    assert layers[0].credit == "Layer by DeepState, 2022-09-10"
    assert [name for name, _ in layers[2].shapes] == ["front {{7*7}}", ""]


def test_a_day_shows_the_newest_layer_drawn_by_then(dailies: Path) -> None:
    layers = read_context(dailies)
    assert on_day(layers, date(2022, 9, 9)) == ()
    assert on_day(layers, date(2022, 9, 11)) == (layers[1],)
    assert on_day(layers, date(2023, 1, 1)) == (layers[2],)


@pytest.mark.parametrize(
    ("name", "content", "source", "day"),
    [
        ("ISW 2022-09-10.geojson", collection(), "ISW", 10),
        ("control.geojson", collection(date="2022-09-11T12:00"), "control", 11),
        ("x_09.09.2022.json", json.dumps(AREA), "x", 9),
        ("line.kml", KML, "line", 12),
    ],
)
def test_a_single_file_says_its_day(name: str, content: str, source: str, day: int, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)
    (layer,) = read_context(tmp_path / name, source)
    assert layer.day == date(2022, 9, day)
    assert layer.source == source


@pytest.mark.parametrize(
    ("name", "content", "amiss"),
    [
        ("x.geojson", collection(), "does not say its day"),
        ("2022-09-10.geojson", "{", "no readable GeoJSON"),
        ("2022-09-10.geojson", '{"type": "FeatureCollection", "features": [3]}', "no readable GeoJSON"),
        ("2022-09-10.geojson", '{"type": "FeatureCollection", "features": []}', "no lines or areas"),
        ("2022-09-10.geojson", collection().replace("38", "380000"), "not in degrees"),
        ("2022-09-10.kml", "<kml>", "no readable KML"),
        ("2022-09-10.kml", '<!DOCTYPE a [<!ENTITY b "c">]><kml>&b;</kml>', "entities"),
        ("2022-09-10.kml", "<kml/>", "no lines or areas"),
    ],
)
def test_what_is_no_layer_is_refused(name: str, content: str, amiss: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(ClaimlineError, match=amiss):
        read_context(tmp_path / name)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClaimlineError, match="holds no"):
        read_context(tmp_path)
    with pytest.raises(ClaimlineError, match="Cannot read"):
        read_context(tmp_path / "2022-09-10.kml")
