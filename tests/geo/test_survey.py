"""Namesakes told apart by everything an article names, before and after."""

from datetime import date

from geo.gazetteer import Gazetteer
from geo.resolve import Context, resolve
from geo.survey import Survey

TEXT = (
    "Pishchane was attacked. The village lies by Kupiansk-Vuzlovyi and Kurylivka, the staff said.\n\n"
    "Far from there, at Pishchane, drones were seen; Kotlyne and Udachne near Pokrovsk were shelled."
)


def test_what_comes_later_tells_too(gazetteer: Gazetteer) -> None:
    mentions = gazetteer.find(TEXT)
    survey = Survey(mentions, day=date(2025, 1, 10), article="a")
    first = next(m for m in mentions if m.text == "Pishchane")
    near = survey.near(first.start, first.candidates)
    assert "Kupiansk-Vuzlovyi" in {place.name for place in near}
    chosen = resolve(first.candidates, Context(near=near[:2], day=date(2025, 1, 10))).place
    assert chosen is not None
    assert chosen.admin2 == "Kupiansk Raion"


def test_a_toponym_is_not_its_own_witness(gazetteer: Gazetteer) -> None:
    mentions = gazetteer.find("Vesele and Vesele and Kupiansk")
    survey = Survey(mentions, day=None, article="a")
    assert {place.name for place in survey.near(0, mentions[0].candidates)} == {"Kupiansk"}
    assert Survey([], day=None, article="a").near(0, ()) == ()
