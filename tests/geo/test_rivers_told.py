"""The rivers and canals that news names: found by their spellings, drawn past the towns on their banks."""

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from geo.gazetteer import Gazetteer
from geo.place import Feature
from geo.river import line, nearest_on
from geo.shapes import outline

_BESIDE_M = 2_000
_LABEL_M = 300


class Told(NamedTuple):
    """One line of the table: what a river is called, and what it runs past."""

    id: str
    spellings: str
    towns: str
    oblasts: str


_ROWS = [
    Told(*row)
    for row in csv.reader(Path(__file__).with_name("rivers.tsv").read_text("utf-8").splitlines()[1:], delimiter="\t")
]


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row.id)
def test_a_river_is_found_by_its_spellings(gazetteer: Gazetteer, row: Told) -> None:
    for spelled in row.spellings.split("|"):
        (mention,) = gazetteer.find(f"Yesterday … {spelled}.")
        assert row.id in {place.id for place in mention.candidates}, spelled
        assert {place.feature for place in mention.candidates} == {Feature.LINE}, spelled


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row.id)
def test_a_river_runs_past_its_towns(gazetteer: Gazetteer, row: Told) -> None:
    course = line(row.id, None)
    assert course is not None
    assert course.is_valid
    assert course.is_simple
    assert 10 <= len(course.coords) <= 150
    for place_id in row.towns.split("|"):
        town = gazetteer.place(place_id)
        there = nearest_on(row.id, town.lon, town.lat)
        assert there is not None
        assert there[2] < _BESIDE_M, town.name


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row.id)
def test_a_river_lies_in_its_oblasts(gazetteer: Gazetteer, row: Told) -> None:
    course, place = line(row.id, None), gazetteer.place(row.id)
    assert course is not None
    for oblast in row.oblasts.split("|"):
        area = outline(f"oblast:{oblast}")
        assert area is not None
        assert course.intersects(area), oblast
    there = nearest_on(row.id, place.lon, place.lat)
    assert there is not None
    assert there[2] < _LABEL_M


@pytest.mark.parametrize(
    "text",
    [
        "Russian troops took Sudzha.",
        "They shelled Kharkiv.",
        "Fighting in the Irpin area continues.",
        "the Sudzha district",
        "the Kharkiv, Donetsk and Luhansk regions",
        "Shells fell across the Kharkiv and Donetsk regions.",
        "They captured Verkhnia Tersa and Loknia.",
        "The Aidar battalion, as Aidar said, left.",
        "Снова обстреляли Харьков.",
        "Бик. Красная площадь, на Красной площади.",
        "1 березня Ірпінь звільнили.",
        "Они взяли Суджу и Снагость.",
    ],
)
def test_towns_and_words_are_no_rivers(gazetteer: Gazetteer, text: str) -> None:
    features = {place.feature for mention in gazetteer.find(text) for place in mention.candidates}
    assert Feature.LINE not in features


@pytest.mark.parametrize(
    ("text", "river"),
    [
        ("They crossed the Irpin.", "river:irpin"),
        ("They crossed the Desna near Chernihiv.", "river:desna"),
        ("They crossed the Kharkiv and went on.", "river:kharkiv"),
        ("along the river Kharkiv", "river:kharkiv"),
        ("west of the Inhulets in spring", "river:inhulets"),
        ("Війська форсували річку Інгулець.", "river:inhulets"),
        ("на берегах Інгульця", "river:inhulets"),
        ("Ворог перейшов р. Ірпінь.", "river:irpin"),
        ("ВСУ переправились через Десну.", "river:desna"),
        ("Они вышли к реке Суджа.", "river:sudzha"),
        ("на річці Верхня Терса", "river:verkhnia-tersa"),
        ("у реки Красной", "river:krasna"),
        ("über den Irpin", "river:irpin"),
    ],
)
def test_words_tell_the_river_from_its_town(gazetteer: Gazetteer, text: str, river: str) -> None:
    assert [place.id for place in gazetteer.find(text)[0].candidates] == [river]


@pytest.mark.parametrize(
    "text",
    [
        "the Siverskyi Donets–Donbas Canal",
        "the Siversky Donets - Donbass canal",
        "канал Сіверський Донець – Донбас",
        "канала «Северский Донец — Донбасс»",
    ],
)
def test_a_canal_is_called_by_its_ends(gazetteer: Gazetteer, text: str) -> None:
    (mention,) = gazetteer.find(text)
    assert [place.id for place in mention.candidates] == ["river:siverskyi-donets-donbas-canal"]


def test_the_ends_of_a_canal_stay_apart_without_it(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.find("from the Siverskyi Donets – Donbas in the south")) == 2


@pytest.mark.parametrize(
    ("text", "reservoir"),
    [
        ("the Kakhovka reservoir", "reservoir:kakhovka"),
        ("біля Печенізького водосховища", "reservoir:pechenihy"),
        ("у Карловского водохранилища", "reservoir:karlivka"),
        ("the Travianske Reservoir", "reservoir:travianske"),
        ("біля Оскільського водосховища", "river:oskil"),
    ],
)
def test_reservoirs_are_found(gazetteer: Gazetteer, text: str, reservoir: str) -> None:
    (mention,) = gazetteer.find(text)
    assert [place.id for place in mention.candidates] == [reservoir]
