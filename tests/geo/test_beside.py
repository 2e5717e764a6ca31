"""What the words between two toponyms say of how they lie."""

from datetime import date

import pytest

from geo.gazetteer import Gazetteer
from geo.link import Link, link, link_before
from geo.survey import Survey


@pytest.mark.parametrize(
    ("between", "meant"),
    [
        (", 10 km south of ", Link(toward_deg=180.0, metres=10_000.0)),
        (
            ", a mining settlement some four kilometres north-east of the city of ",
            Link(toward_deg=45.0, metres=4_000.0),
        ),
        (", 10 km (6 miles) to the south of ", Link(toward_deg=180.0, metres=10_000.0)),
        (" southwest of ", Link(toward_deg=225.0)),
        (" за 10 км на південь від ", Link(toward_deg=180.0, metres=10_000.0)),
        (" западнее ", Link(toward_deg=270.0)),
        (" südöstlich von ", Link(toward_deg=135.0)),
        (", two miles from ", Link(metres=3_218.688)),
        (", close to ", Link()),
        (", a village between ", Link(between=True)),
        (" in the ", Link(within=True)),
        (" and attacked positions north of ", None),
        (". North of ", None),
        (" fell and the army moved toward ", None),
    ],
)
def test_words_between(between: str, meant: Link | None) -> None:
    assert link(between) == meant


def test_words_before() -> None:
    assert link_before("The army attacked 5 km west of ") == Link(toward_deg=270.0, metres=5_000.0)
    assert link_before("The army attacked near ") is None


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("West of Svatove, in Andriivka, shelling went on.", "Andriivka", "geonames:9114586"),
        ("Andriivka fell. Andriivka lies 10 km south of Bakhmut.", "Andriivka", "geonames:9114136"),
        ("Kharkiv Oblast's village of Berestove was taken.", "Berestove", "geonames:712411"),
        ("Russia took Andriivka in Sumy Oblast, after Donetsk Oblast had been quiet.", "Andriivka", "geonames:713416"),
    ],
)
def test_the_place_that_is_described(gazetteer: Gazetteer, text: str, name: str, place_id: str) -> None:
    mentions = gazetteer.find(text)
    survey = Survey(mentions, text=text, day=None, article="a")
    first = next(mention for mention in mentions if mention.text == name)
    chosen = survey.settle(first.start, first.candidates).place
    assert chosen is not None
    assert chosen.id == place_id


def test_a_place_that_is_nowhere_near_is_a_gap(gazetteer: Gazetteer) -> None:
    text = "A depot in Ivanivske, 10 km south of Dzhankoi, was struck."
    mentions = gazetteer.find(text)
    survey = Survey(mentions, text=text, day=None, article="a")
    settled = survey.settle(mentions[0].start, mentions[0].candidates)
    assert settled.place is None
    assert "no place of this name" in (settled.gap or "")


@pytest.mark.parametrize(
    ("text", "name", "lon"),
    [
        ("A drone struck a bus between Torske and Druzhkivka.", "Torske", 37.4191),
        (
            "Assaults on Novooleksandrivka and Kotlyne were beaten off southwest of Pokrovsk.",
            "Novooleksandrivka",
            36.9941,
        ),
    ],
)
def test_a_list_shares_its_direction_and_what_has_a_between_lies_close(
    gazetteer: Gazetteer, text: str, name: str, lon: float
) -> None:
    mentions = gazetteer.find(text)
    survey = Survey(mentions, text=text, day=date(2025, 3, 1), article="")
    meant = next(mention for mention in mentions if mention.text == name)
    place = survey.settle(meant.start, meant.candidates).place
    assert place is not None
    assert place.lon == pytest.approx(lon)


def test_a_plain_word_that_begins_a_list_behind_near_is_a_name(gazetteer: Gazetteer) -> None:
    found = [m.text for m in gazetteer.find("Бої тривали біля Мирного, Новоекономічного та Разиного.")]
    assert found == ["Мирного", "Новоекономічного", "Разиного"]
    assert gazetteer.find("Мирного населення, Покровськ та Торецьк.")[0].text == "Покровськ"
