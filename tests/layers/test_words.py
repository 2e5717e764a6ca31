"""The browser says a claim in the words of the lists and pictures; nobody takes all of an area, unless it is said."""

import base64
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from playwright.sync_api import Page

from claims.claim import Actor, Claim, Kind, Polarity, Relation
from geo.place import Feature
from layers.columns import pack
from layers.day import claimed_holder, places_on
from layers.map import WEB
from layers.saying import statement
from layers.view import View
from tests.layers import gold

PLAIN = replace(gold.claims()[0], polarity=Polarity.ASSERT, part=None, event_start=date(2024, 1, 1))
OBLAST = replace(PLAIN, place="Kharkiv Oblast", place_id="oblast:kharkiv", feature=Feature.AREA, relation=Relation.IN)
PARTS = (None, "two villages", "entire", "70 percent", "вся")


def every_way() -> list[Claim]:
    ways = product(Kind, Actor, (Relation.IN, Relation.NEAR), (Feature.POINT, Feature.AREA), PARTS)
    return [
        replace(
            PLAIN,
            start=n,
            kind=kind,
            actor=actor,
            relation=relation,
            feature=feature,
            part=part,
            place=f"P{feature}",
            place_id=f"p:{feature}",
        )
        for n, (kind, actor, relation, feature, part) in enumerate(ways)
    ]


@pytest.mark.browser
def test_the_browser_says_it_in_the_same_words(page: Page) -> None:
    columns = pack(every_way(), {}, version="v")
    page.set_content("<p>")
    for module in ("dom", "data", "time", "words"):
        page.add_script_tag(content=(WEB / f"{module}.js").read_text("utf-8"))
    told = page.evaluate(
        """text => {
          const data = new CL.Data(Uint8Array.from(atob(text), letter => letter.charCodeAt(0)));
          return Array.from({ length: data.n }, (_, i) => CL.deed(data, i, data.places[data.place[i]].name));
        }""",
        base64.b64encode(columns.payload).decode("ascii"),
    )
    assert told == [statement(every_way()[key]) for key in columns.keys]
    assert "Ukraine took places in Parea (two villages)" in told


@pytest.mark.parametrize(
    ("part", "holder"),
    [("two villages", None), (None, None), ("entire", Actor.RUSSIA), ("70 percent", Actor.RUSSIA)],
)
def test_places_taken_in_an_area_say_nothing_of_who_holds_it(part: str | None, holder: Actor | None) -> None:
    claim = replace(OBLAST, kind=Kind.CAPTURE, actor=Actor.RUSSIA, part=part)
    assert claimed_holder(claim) is holder


def test_two_sides_that_take_villages_in_one_oblast_do_not_contradict_each_other() -> None:
    russia = replace(OBLAST, kind=Kind.CAPTURE, actor=Actor.RUSSIA, part="two villages")
    ukraine = replace(russia, actor=Actor.UKRAINE, claimant_side=PLAIN.claimant_side, start=9)
    (place,) = places_on((russia, ukraine), View(day=date(2026, 1, 1)))
    assert not place.contested
    assert not place.holders
