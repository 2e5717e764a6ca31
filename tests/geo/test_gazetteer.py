"""Finding names in running text, and the places of the seeds."""

from pathlib import Path

import pytest

from geo.corrections import corrections
from geo.errors import ClaimlineError
from geo.gazetteer import Gazetteer
from geo.measure import span_m
from geo.place import Feature
from geo.records import DATA, own_records, table
from geo.resolve import Context, resolve


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, str]]:
    return [(m.text, m.candidates[0].name) for m in gazetteer.find(text)]


def test_offsets_lead_back_to_the_text(gazetteer: Gazetteer) -> None:
    text = "Near Kupiansk's edge, in Velyka Novosilka, and by the Oskil River.\n\nІ біля Часового Яру."
    mentions = gazetteer.find(text)
    assert [text[m.start : m.end] for m in mentions] == [m.text for m in mentions]
    assert [m.text for m in mentions] == ["Kupiansk", "Velyka Novosilka", "Oskil River", "Часового Яру"]


def test_the_longest_name_wins(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "at Kupiansk-Vuzlovyi") == [("Kupiansk-Vuzlovyi", "Kupiansk-Vuzlovyi")]
    assert found(gazetteer, "the Kupiansk-Svatove line") == [("Kupiansk", "Kupiansk"), ("Svatove", "Svatove")]


def test_lists_share_their_noun(gazetteer: Gazetteer) -> None:
    names = [name for _, name in found(gazetteer, "in the Kharkiv, Donetsk and Luhansk regions")]
    assert names == ["Kharkiv Oblast", "Donetsk Oblast", "Luhansk Oblast"]
    names = [name for _, name in found(gazetteer, "на Лиманському, Торецькому та Покровському напрямках")]
    assert names == ["Lyman", "Toretsk", "Pokrovsk"]


def test_lists_are_announced_and_directions_are_adjectives(gazetteer: Gazetteer) -> None:
    names = [name for _, name in found(gazetteer, "annexed four regions -- Donetsk, Kherson and Zaporizhzhia")]
    assert names == ["Donetsk Oblast", "Kherson Oblast", "Zaporizhzhia Oblast"]
    assert found(gazetteer, "in Russia's region of Kursk")[-1] == ("Kursk", "Kursk Oblast")
    names = [name for _, name in found(gazetteer, "On the Kurakhove, Novopavlivsk and Orikhiv directions")]
    assert names == ["Kurakhove", "Novopavlivka", "Orikhiv"]
    assert found(gazetteer, "on the Orehovsky direction") == [("Orehovsky direction", "Orikhiv")]
    assert found(gazetteer, "на соледарском тактическом направлении") == [("соледарском", "Soledar")]


def test_plain_words_are_those_that_are_spelled_so(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Долина тут широка.") == []
    assert found(gazetteer, "They fell back to Dolyna.") != []
    assert [text for text, _ in found(gazetteer, "Окупанти були біля села Шевченка.")] == ["Шевченка"]
    assert ("Progress", "Prohres") in found(gazetteer, "near Rozivka, Progress, and Ocheretyne")
    assert found(gazetteer, "Progress is slow near Ocheretyne.") == [("Ocheretyne", "Ocheretyne")]
    assert found(gazetteer, "attacks from Kiev's forces") == [("Kiev", "Kyiv")]


def test_the_confluence_is_one_place(gazetteer: Gazetteer) -> None:
    mention = gazetteer.find("held at the confluence of the Oskol and Northern Donetsk Rivers")[0]
    assert mention.candidates[0].id == "river:oskil-mouth"


def test_the_article_tells_the_river_from_the_town(gazetteer: Gazetteer) -> None:
    the, plain = gazetteer.find("They left the Dnipro and came to Dnipro.")
    assert {place.kind for place in the.candidates} == {"river"}
    assert "city" in {place.kind for place in plain.candidates}


def test_people_and_units_are_left_out(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Leonid Sharov spoke. Sharov said so. The Dnepr group of forces agrees.") == []


def test_one_wrong_letter_near_a_known_place(gazetteer: Gazetteer) -> None:
    assert ("Kindrashyvcka", "Kindrashivka") in found(gazetteer, "north of Kupiansk at Kindrashyvcka")
    assert found(gazetteer, "Kindrashyvcka") == []


def test_far_cities_are_known(gazetteer: Gazetteer) -> None:
    mention = gazetteer.find("the ministry in London said")[0]
    chosen = resolve(mention.candidates, Context()).place
    assert chosen is not None
    assert (chosen.name, chosen.country) == ("London", "GB")


def test_hostile_text_is_only_text(gazetteer: Gazetteer) -> None:
    for text in ("", "\x00\x00", "{{7*7}} ${alert(1)} </script>", "\u202eKupiansk\u202c", "K" * 100_000, "Ж-" * 50_000):
        for mention in gazetteer.find(text):
            assert text[mention.start : mention.end] == mention.text
    assert gazetteer.lookup("") == ()
    assert gazetteer.lookup("'; DROP TABLE places; --") == ()


def test_ids(gazetteer: Gazetteer) -> None:
    assert gazetteer.place("oblast:kharkiv").feature is Feature.AREA
    assert gazetteer.place("geonames:703656").name == "Kupiansk"
    with pytest.raises(KeyError):
        gazetteer.place("geonames:0")
    assert len(gazetteer.version) == 16


@pytest.mark.parametrize(
    ("name", "lat", "lon", "within_m"),
    [
        ("Kupiansk", 49.710, 37.616, 500),
        ("Izium", 49.207, 37.277, 500),
        ("Lyman", 48.988, 37.803, 1_500),
        ("Kindrashivka", 49.766, 37.580, 1_000),
        ("Radkivka", 49.750, 37.590, 1_000),
        ("Kurakhove", 47.985, 37.281, 500),
        ("Kharkiv", 49.982, 36.255, 500),
    ],
)
def test_places_of_the_seeds(gazetteer: Gazetteer, name: str, lat: float, lon: float, within_m: float) -> None:
    kupiansk = gazetteer.lookup("Kupiansk")
    chosen = resolve(gazetteer.lookup(name), Context(near=kupiansk)).place
    assert chosen is not None
    assert span_m(chosen.lon, chosen.lat, lon, lat) < within_m


def test_no_choice_is_a_gap_and_a_tie_is_a_gap(gazetteer: Gazetteer) -> None:
    nothing = resolve((), Context())
    assert (nothing.place, nothing.gap) == (None, "unknown place")
    twins = tuple(place for place in gazetteer.lookup("Vesele") if not place.population)
    tie = resolve((twins[0], twins[0]), Context())
    assert tie.place is None
    assert tie.gap is not None
    assert tie.gap.startswith("ambiguous place")
    assert len(tie.candidates) == 2


def test_a_correction_overrides(gazetteer: Gazetteer) -> None:
    known = corrections()[0]
    chosen = resolve(gazetteer.lookup(known.toponym), Context(article=known.article, near=gazetteer.lookup("Odesa")))
    assert chosen.place is not None
    assert chosen.place.id == known.place_id


def test_every_row_names_its_source() -> None:
    own = ("places.csv", "places_rivers.csv", "places_regions.csv", "places_directions.csv", "places_front.csv")
    for name in (*own, "places_reported.csv"):
        assert all(row["source"].strip() for row in table(name)), name
    assert all(correction.proof for correction in corrections())


def test_there_are_many_villages_and_no_id_twice() -> None:
    ids = [record.place.id for record in own_records(DATA / "places.csv")]
    assert len(ids) > 1_000
    assert len(ids) == len(set(ids))


def test_settlements_told_of_are_in_the_gazetteer(gazetteer: Gazetteer) -> None:
    for row in table("places_reported.csv"):
        assert gazetteer.place(row["id"]).name == row["place"].split(",")[0]
        assert row["first"] <= row["last"]


def test_a_table_with_a_short_row_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("id,name\n1\n", "utf-8")
    with pytest.raises(ClaimlineError, match="line 2"):
        list(table("bad.csv", tmp_path))
