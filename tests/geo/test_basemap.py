"""The base map, from `data/` alone."""

from datetime import date

from shapely.geometry import Point

from geo.basemap import basemap, min_zoom
from geo.front import front_m, reported
from geo.gazetteer import Gazetteer
from geo.place import Feature
from geo.shapes import drawings, outline

_PISHCHANE = {  # three villages of one name, by the month in which one of them was fought for
    date(2024, 8, 1): ["geonames:697524"],
    date(2025, 1, 1): ["geonames:697528"],
    date(2026, 1, 1): ["geonames:813319"],
}


def test_layers_are_wgs84_and_named() -> None:
    base = basemap()
    for frame in (base.oblasts, base.countries, base.rivers, base.reservoirs, base.towns):
        assert frame.crs == "EPSG:4326"
        assert len(frame)
        assert frame.geometry.is_valid.all()
    assert "Kharkiv Oblast" in set(base.oblasts["name"])
    assert "Oskil" in set(base.rivers["name"])


def test_reservoirs_are_empty_when_they_are() -> None:
    base, kept = basemap(), {"reservoir:pechenihy", "reservoir:kurakhove"}
    assert set(base.water_on(date(2021, 6, 1))["id"]) == kept | {"reservoir:oskil", "reservoir:kakhovka"}
    assert set(base.water_on(date(2022, 9, 10))["id"]) == kept | {"reservoir:kakhovka"}
    assert set(base.water_on(date(2023, 6, 6))["id"]) == kept
    assert base.reservoirs.geometry.is_valid.all()


def test_labels_come_by_rank() -> None:
    towns = basemap().towns.set_index("name")
    assert towns.loc["Kharkiv", "rank"] == 1
    assert min_zoom(1) < min_zoom(3) < min_zoom(6) <= 14


def test_outlines(gazetteer: Gazetteer) -> None:
    area = outline("oblast:kharkiv")
    kupiansk = gazetteer.lookup("Kupiansk")[0]
    assert area is not None
    assert area.contains(outline(kupiansk.id).centroid)  # type: ignore[union-attr]
    assert outline("oblast:nowhere") is None


def test_raions_are_areas_within_their_oblasts(gazetteer: Gazetteer) -> None:
    drawn = [place_id for place_id in drawings("outlines.geojson") if place_id.startswith("raion:")]
    assert len(drawn) > 35
    for place_id in drawn:
        raion, area = gazetteer.place(place_id), outline(place_id)
        assert area is not None
        assert area.is_valid
        assert raion.feature is Feature.AREA
        oblast = outline(f"oblast:{raion.admin1.removesuffix(' Oblast').casefold()}")
        assert oblast is not None
        assert area.intersection(oblast).area > 0.98 * area.area
    kupiansk = outline("raion:kupiansk")
    assert kupiansk is not None
    for name in ("Kupiansk", "Dvorichna", "Kindrashivka"):
        place = gazetteer.lookup(name)[0]
        assert kupiansk.contains(Point(place.lon, place.lat))


def test_a_town_of_the_world_table_knows_its_raion(gazetteer: Gazetteer) -> None:
    pokrovske = gazetteer.place("geonames:696720")
    assert (pokrovske.admin1, pokrovske.admin2) == ("Dnipropetrovsk Oblast", "Synelnykove Raion")


def test_a_village_with_namesakes_is_told_of_in_its_months(gazetteer: Gazetteer) -> None:
    months = {month: [p.id for p in gazetteer.lookup("Pishchane") if reported(p, month)] for month in _PISHCHANE}
    assert list(months.values()) == list(_PISHCHANE.values())
    assert not any(reported(place, None) for place in gazetteer.lookup("Pishchane"))


def test_the_front_moves(gazetteer: Gazetteer) -> None:
    kyiv, pokrovsk = gazetteer.place("geonames:703448"), gazetteer.lookup("Pokrovsk")[0]
    assert front_m(kyiv, date(2022, 3, 1)) < 40_000
    assert front_m(kyiv, date(2025, 3, 1)) > 200_000
    assert front_m(pokrovsk, date(2025, 3, 1)) < 5_000


def test_towns_lie_within_their_outlines(gazetteer: Gazetteer) -> None:
    towns = basemap().built
    assert len(towns) >= 8
    for town in towns.itertuples(index=False):
        place = gazetteer.place(town.id)
        assert town.geometry.buffer(0.005).contains(Point(place.lon, place.lat)), place.name
