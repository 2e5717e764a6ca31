"""Parts of towns and regions, distances, and what the ellipsoid says of them."""

import pytest

from geo.gazetteer import Gazetteer
from geo.measure import bearing_deg, compass, destination, discrepancy, distance_m, span_m
from geo.part import direction_deg, locate
from geo.place import Feature, Place
from geo.river import side_of


@pytest.fixture
def kupiansk(gazetteer: Gazetteer) -> Place:
    return gazetteer.lookup("Kupiansk")[0]


@pytest.mark.parametrize(
    ("words", "degrees"),
    [
        ("western part", 270),
        ("northeast industrial outskirts", 45),
        ("north-western outskirts", 315),
        ("південно-східна околиця", 135),
        ("северная часть", 0),
        ("östlicher Stadtrand", 90),
        ("nordöstlich", 45),
        ("centre", None),
    ],
)
def test_directions(words: str, degrees: float | None) -> None:
    assert direction_deg(words.casefold()) == degrees


def test_the_river_divides_the_town(kupiansk: Place) -> None:
    west, east = locate(kupiansk, "western part", "in"), locate(kupiansk, "eastern part", "in")
    assert side_of("river:oskil", west.lon, west.lat) == "right"
    assert side_of("river:oskil", east.lon, east.lat) == "left"
    assert max(west.radius_m, east.radius_m) < kupiansk.radius_m


def test_parts_differ_from_the_town(kupiansk: Place) -> None:
    north = locate(kupiansk, "northern parts", "in")
    assert north.lat > kupiansk.lat
    assert north.radius_m < kupiansk.radius_m
    edge = locate(kupiansk, "northeastern outskirts", "in")
    assert edge.lat > kupiansk.lat
    assert edge.lon > kupiansk.lon
    assert locate(kupiansk, "outskirts", "in").radius_m > kupiansk.radius_m
    assert locate(kupiansk, "city center", "in").radius_m < kupiansk.radius_m
    assert locate(kupiansk, "all parts", "in").radius_m == kupiansk.radius_m


def test_near_and_toward_are_wider(kupiansk: Place) -> None:
    assert locate(kupiansk, None, "near").radius_m > locate(kupiansk, None, "in").radius_m
    assert locate(kupiansk, None, "toward").radius_m > locate(kupiansk, None, "in").radius_m


def test_so_many_kilometres_away(kupiansk: Place) -> None:
    there = locate(kupiansk, "10 km north", "in")
    assert span_m(there.lon, there.lat, kupiansk.lon, kupiansk.lat) == pytest.approx(10_000, abs=5)
    miles = locate(kupiansk, "43 miles southwest", "in")
    assert span_m(miles.lon, miles.lat, kupiansk.lon, kupiansk.lat) == pytest.approx(43 * 1609.344, abs=5)
    metres = locate(kupiansk, "на 500 м північніше", "in")
    assert span_m(metres.lon, metres.lat, kupiansk.lon, kupiansk.lat) == pytest.approx(500, abs=5)


def test_between_two_places(gazetteer: Gazetteer, kupiansk: Place) -> None:
    svatove = gazetteer.lookup("Svatove")[0]
    middle = locate(kupiansk, "between", "in", (svatove,))
    to_one = span_m(middle.lon, middle.lat, kupiansk.lon, kupiansk.lat)
    assert to_one == pytest.approx(span_m(middle.lon, middle.lat, svatove.lon, svatove.lat), rel=0.001)


def test_areas_stay_areas(gazetteer: Gazetteer) -> None:
    oblast = gazetteer.place("oblast:kharkiv")
    east = locate(oblast, "eastern part", "in")
    assert east.feature is Feature.AREA
    assert east.lon > oblast.lon
    assert east.radius_m < oblast.radius_m


def test_the_ellipsoid_contradicts_seed_000(gazetteer: Gazetteer, kupiansk: Place) -> None:
    izium = gazetteer.lookup("Izium")[0]
    assert distance_m(kupiansk, izium) == pytest.approx(61_100, abs=500)
    assert compass(bearing_deg(kupiansk, izium)) == "southwest"
    told = discrepancy(kupiansk, izium, 70_000, "southwest")
    assert told is not None
    assert told.measured_toward == told.stated_toward
    assert discrepancy(kupiansk, izium, 61_000, "southwest") is None
    assert discrepancy(kupiansk, izium, 61_000, "north") is not None


def test_destination_and_back() -> None:
    lon, lat = destination(37.6, 49.7, 90, 25_000)
    assert span_m(37.6, 49.7, lon, lat) == pytest.approx(25_000, abs=0.01)


def test_positions_have_no_more_digits_than_texts_support(kupiansk: Place) -> None:
    found = locate(kupiansk, "northern outskirts", "in")
    assert (found.lon, found.lat) == (round(found.lon, 5), round(found.lat, 5))
    assert found.radius_m == round(found.radius_m)


def test_a_rivers_claim_stands_by_the_town_not_by_the_capital_that_speaks(gazetteer: Gazetteer) -> None:
    river = gazetteer.place("river:dnipro")
    kyiv, kherson = (gazetteer.lookup(name)[0] for name in ("Kyiv", "Kherson"))
    assert abs(locate(river, "left bank", "in", (kyiv, kherson)).lat - kherson.lat) < 0.3
    assert abs(locate(river, "left bank", "in", (kyiv,)).lat - kyiv.lat) < 0.3
    moscow = gazetteer.lookup("Moscow")[0]
    assert (locate(river, None, "in", (moscow,)).lon, locate(river, None, "in").lon) == (river.lon, river.lon)
