"""Spellings that share a key, and words that must not."""

import pytest

from geo.declension import forms
from geo.gazetteer import Gazetteer
from geo.spelling import key, loose_keys
from geo.transliterate import romanise, russian_form, russian_forms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kupiansk", "Kup'yans'k"),
        ("Kupiansk", "Купʼянськ"),
        ("Kupiansk", "Kupjansk"),
        ("Izium", "Izyum"),
        ("Illinka", "Il'inka"),
        ("Tabaivka", "Tabajiwka"),
        ("Kharkiv", "Харків"),
        ("Belgorod", "BELGOROD"),
        ("Avdiivka", "Avdiyivka"),
        ("Velyka Novosilka", "velyka-novosilka"),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("german", "name"),
    [("Isjum", "Izium"), ("Charkiw", "Kharkiv"), ("Kindraschiwka", "Kindrashivka"), ("Tschassiw Jar", "Chasiv Yar")],
)
def test_german_spellings_meet_loosely(german: str, name: str) -> None:
    assert set(loose_keys(german)) & set(loose_keys(name))


@pytest.mark.parametrize(
    ("ukrainian", "latin"),
    [
        ("Куп'янськ", "Kupiansk"),
        ("Київ", "Kyiv"),
        ("Згурівка", "Zghurivka"),
        ("Ямпіль", "Yampil"),
        ("Нью-Йорк", "Niu-York"),
    ],
)
def test_official_romanisation(ukrainian: str, latin: str) -> None:
    assert romanise(ukrainian) == latin


def test_russian_forms_follow_from_endings() -> None:
    assert russian_form("Радьківка") == "радьковка"
    assert russian_form("Крохмальне") == "крохмальное"
    assert "дорошовка" in russian_forms("Дорошівка")
    assert "ольговское" in russian_forms("Ольгівське")
    assert "новояковлевка" in russian_forms("Новояковлівка")
    assert "залесье" in russian_forms("Залісся")
    assert "счастливое" in russian_forms("Щасливе")
    assert russian_forms("") == ()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Куп'янськ", "куп'янську"),
        ("Кіндрашівка", "кіндрашівці"),
        ("Велика Новосілка", "великої новосілки"),
        ("Часів Яр", "часовому яру"),
        ("Роботине", "роботиного"),
        ("Піски", "пісках"),
    ],
)
def test_ukrainian_cases(name: str, form: str) -> None:
    assert form in forms(name, russian=False)


@pytest.mark.parametrize(("name", "form"), [("Работино", "работина"), ("Великая Новосёлка", "великую новосёлку")])
def test_russian_cases(name: str, form: str) -> None:
    assert form in forms(name, russian=True)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Kubyansk", "Kupiansk"),
        ("Isjum", "Izium"),
        ("Artemivsk", "Bakhmut"),
        ("Artyomovsk", "Bakhmut"),
        ("Krasnoarmiisk", "Pokrovsk"),
        ("Dzerzhynsk", "Toretsk"),
        ("Ugledar", "Vuhledar"),
        ("Uhledar", "Vuhledar"),
        ("Selidovo", "Selydove"),
        ("Kurakhovo", "Kurakhove"),
        ("Volchansk", "Vovchansk"),
        ("Krasny Liman", "Lyman"),
        ("Кондрашовке", "Kindrashivka"),
        ("Сєвєродонецьком", "Sievierodonetsk"),
        ("Gebiet Charkiw", "Kharkiv Oblast"),
        ("Харківською областю", "Kharkiv Oblast"),
        ("Покровському напрямку", "Pokrovsk"),
        ("Красноармейском направлении", "Pokrovsk"),
        ("Northern Donetsk", "Siverskyi Donets"),
        ("Donetsk People's Republic", "Donetsk Oblast"),
    ],
)
def test_the_gazetteer_knows_the_spelling(gazetteer: Gazetteer, spelling: str, name: str) -> None:
    assert name in {place.name for place in gazetteer.lookup(spelling)}
