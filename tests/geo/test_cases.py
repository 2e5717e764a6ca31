"""A form that is one place's name and another's case goes by the words before it."""

import pytest

from geo.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("sentence", "written", "name"),
    [
        ("Ворог просунувся біля Новосілки, Багатиря та Комара.", "Новосілки", "Novosilka"),
        ("Ворог просунувся поблизу Багатиря, Новосілки та Комара.", "Новосілки", "Novosilka"),
        ("Ворог захопив Новосілки на Київщині.", "Новосілки", "Novosilky"),
        ("Бої тривають в Іванівці та біля Синьківки.", "Іванівці", "Ivanivka"),
        ("У Лимані пошкоджено будинок.", "Лимані", "Lyman"),
        ("Бои идут в районе Новосёлки.", "Новосёлки", "Novosilka"),
    ],
)
def test_the_words_before_tell_the_case(gazetteer: Gazetteer, sentence: str, written: str, name: str) -> None:
    found = next(m for m in gazetteer.find(sentence) if m.text == written)
    assert {place.name for place in found.candidates} == {name}


@pytest.mark.parametrize(
    "sentence",
    ["Бої біля Західного Бугу тривають.", "Стояли біля Білого дому.", "Північний вітер.", "Були у Північному."],
)
def test_an_adjective_with_its_noun_is_no_village(gazetteer: Gazetteer, sentence: str) -> None:
    assert gazetteer.find(sentence) == []


def test_an_adjective_alone_behind_near_is_one(gazetteer: Gazetteer) -> None:
    assert [m.text for m in gazetteer.find("Ворог просунувся біля Північного.")] == ["Північного"]
    assert [m.text for m in gazetteer.find("Ворог закріпився у Мирному.")] == ["Мирному"]


def test_words_of_settlements_announce_plain_words(gazetteer: Gazetteer) -> None:
    for announced in ("в селе Середа", "в деревне Заря", "до села Мирне"):
        assert len(gazetteer.find(f"Погибли {announced}.")) == 1
    assert gazetteer.find("Среди пострадавших ребёнок, в среду погибли двое.") == []
