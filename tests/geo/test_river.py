"""Rivers, banks and stretches."""

import pytest
from shapely.geometry import Point

from geo.gazetteer import Gazetteer
from geo.measure import span_m
from geo.part import locate
from geo.river import bank_side, line, nearest_on, side_of
from geo.survey import Survey

WEST = ("Kupiansk", "Dvorichna", "Kindrashivka", "Radkivka", "Osynove", "Prystin", "Senkove")
EAST = ("Podoly", "Kucherivka", "Petropavlivka", "Hlushkivka", "Kruhliakivka")


@pytest.mark.parametrize("name", [*WEST, *EAST])
def test_villages_lie_on_their_side(gazetteer: Gazetteer, name: str) -> None:
    home = gazetteer.lookup("Kupiansk")[0]
    place = min(gazetteer.lookup(name), key=lambda p: span_m(p.lon, p.lat, home.lon, home.lat))
    assert side_of("river:oskil", place.lon, place.lat) == ("right" if name in WEST else "left")


@pytest.mark.parametrize(
    ("part", "side"),
    [
        ("east bank", "left"),
        ("west bank", "right"),
        ("right bank", "right"),
        ("лівий берег", "left"),
        ("правом берегу", "right"),
        ("linkes Ufer", "left"),
        ("bridgehead", None),
        (None, None),
    ],
)
def test_words_for_banks(part: str | None, side: str | None) -> None:
    course = line("river:oskil", None)
    assert course is not None
    assert bank_side(course, part) == side


def test_a_bank_runs_beside_the_water_on_its_side() -> None:
    water = line("river:oskil", None, 37.62, 49.71, 6_000)
    bank = line("river:oskil", "east bank", 37.62, 49.71, 6_000)
    assert water is not None
    assert bank is not None
    middle = bank.interpolate(0.5, normalized=True)
    assert side_of("river:oskil", middle.x, middle.y) == "left"
    there = nearest_on("river:oskil", middle.x, middle.y)
    assert there is not None
    assert 100 < there[2] < 260


def test_a_stretch_is_no_longer_than_asked_for() -> None:
    whole, stretch = line("river:oskil", None), line("river:oskil", None, 37.62, 49.71, 8_000)
    assert whole is not None
    assert stretch is not None
    assert stretch.length < whole.length / 5
    assert stretch.distance(Point(37.626, 49.71)) < 0.01


def test_known_points_lie_on_the_oskil() -> None:
    for lon, lat in ((37.626, 49.71), (37.807, 49.95), (37.640, 49.75), (37.4083, 49.1)):
        there = nearest_on("river:oskil", lon, lat)
        assert there is not None
        assert there[2] < 500


def test_rivers_run_downstream() -> None:
    for river in ("oskil", "siverskyi-donets", "dnipro", "zherebets", "vovcha", "haichur"):
        assert line(f"river:{river}", None) is not None
    oskil, dnipro = line("river:oskil", None), line("river:dnipro", None)
    assert oskil is not None
    assert dnipro is not None
    assert oskil.coords[0][1] > oskil.coords[-1][1]
    assert dnipro.coords[0][1] > dnipro.coords[-1][1]


def test_unknown_rivers_have_no_line() -> None:
    assert line("river:styx", None) is None
    assert side_of("river:styx", 37, 49) is None
    assert nearest_on("river:styx", 37, 49) is None


def test_a_claim_about_a_river_lies_near_the_place_it_names(gazetteer: Gazetteer) -> None:
    oskil, kupiansk = gazetteer.place("river:oskil"), gazetteer.lookup("Kupiansk")[0]
    near = locate(oskil, "east bank", "in", (kupiansk,))
    assert span_m(near.lon, near.lat, kupiansk.lon, kupiansk.lat) < 2_000
    alone = locate(oskil, None, "across")
    assert alone.radius_m >= 8_000


@pytest.mark.parametrize(
    ("text", "river"),
    [
        ("Troops crossed the Vovcha River in Vovchansk.", "river:vovcha-donets"),
        ("Troops crossed the Vovcha River near Kostiantynopil.", "river:vovcha"),
    ],
)
def test_rivers_of_one_name_are_told_apart(gazetteer: Gazetteer, text: str, river: str) -> None:
    mentions = gazetteer.find(text)
    survey = Survey(mentions, text=text, day=None, article="a")
    chosen = survey.settle(mentions[0].start, mentions[0].candidates).place
    assert chosen is not None
    assert chosen.id == river


def test_the_vovcha_parts_vovchansk(gazetteer: Gazetteer) -> None:
    sides = {
        name: side_of("river:vovcha-donets", place.lon, place.lat)
        for name in ("Vovchansk", "Vovchanski Khutory", "Tykhe", "Bochkove")
        for place in gazetteer.lookup(name)[:1]
    }
    assert sides == {"Vovchansk": "left", "Vovchanski Khutory": "left", "Tykhe": "right", "Bochkove": "right"}
