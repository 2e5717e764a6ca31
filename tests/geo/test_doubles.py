"""What an import names again is one place; namesakes stay apart."""

import json
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer
from geo.importer import import_places
from geo.records import DATA, own_records
from geo.spelling import key


def town(number: int, name: str, lat: float, lon: float, people: int) -> str:
    return (
        f"{number}\t{name}\t{name}\t\t{lat}\t{lon}\tP\tPPL\tUA\t\t14\t\t\t\t{people}\t\t100\tEurope/Kyiv\t2024-01-01\n"
    )


def settlement(name: str, lon: float, lat: float) -> dict[str, object]:
    geometry = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "properties": {"name": name, "place": "village"}, "geometry": geometry}


@pytest.fixture
def fuller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gazetteer:
    monkeypatch.setenv("CLAIMLINE_CACHE", str(tmp_path / "cache"))
    again = [
        settlement("Куп'янськ", 37.61, 49.72),
        settlement("Куп'янськ", 24.5, 49.2),
        settlement("Житомир", 28.66, 50.26),
    ]
    path = tmp_path / "again.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": again}), "utf-8")
    import_places(path, folder=tmp_path / "in")
    dump = town(697577, "Pervomaisk", 48.67889, 38.76083, 41_480) + town(1, "Pervomaisk", 48.67889, 38.76083, 40)
    (tmp_path / "UA.txt").write_text(dump, "utf-8")
    import_places(tmp_path / "UA.txt", folder=tmp_path / "in")
    return Gazetteer.load(tmp_path / "in")


def test_a_place_that_is_ours_is_not_imported_again(fuller: Gazetteer) -> None:
    found = fuller.lookup("Kupiansk")
    assert [place.id.partition(":")[0] for place in found] == ["geonames", "import"]
    assert found[1].lon == pytest.approx(24.5)


def test_nor_is_one_that_the_world_has(fuller: Gazetteer) -> None:
    assert [place.id for place in fuller.lookup("Zhytomyr")] == ["geonames:686967"]


def test_two_towns_of_one_name_do_not_lie_close_together_but_a_hamlet_may(fuller: Gazetteer) -> None:
    ids = {place.id for place in fuller.lookup("Pervomaisk")}
    assert "geonames:697577" not in ids
    assert {"geonames:697592", "geonames:1"} <= ids


def test_our_own_table_names_no_place_twice() -> None:
    seen: dict[tuple[str, float, float], str] = {}
    for record in own_records(DATA / "places.csv"):
        place = record.place
        where = (key(place.name), round(place.lon, 2), round(place.lat, 2))
        assert where not in seen, f"{place.id} is {seen[where]}"
        seen[where] = place.id
