"""A picture of the claims that a view needs shows what a picture made of all claims shows."""

from dataclasses import replace
from datetime import date

import pytest

from claims.claim import Certainty, ClaimantKind, Kind, Side
from claims.demo import demo_readings
from claims.table import table
from layers.needed import needed
from layers.snapshot.marks import shown
from layers.view import View, mentions
from tests.layers import gold

DEMO = list(demo_readings(400))
UNPLACED = replace(gold.claims()[0], place_id=None, lon=None, lat=None, radius_m=None, start=0, end=4)
UNDATED = replace(gold.claims()[1], event_start=None, event_end=None, start=1, end=5)
CLAIMS = (*gold.claims(), UNPLACED, UNDATED, *(claim for reading in DEMO for claim in reading.claims))
ARTICLES = (*gold.articles(), *(reading.article for reading in DEMO))
LATE = View(day=date(2025, 12, 16))
VIEWS = {
    "all days before": LATE,
    "an early day": View(day=date(2022, 9, 10)),
    "a window": View(day=date(2024, 12, 1), window_days=30),
    "as known earlier": View(day=date(2025, 12, 16), known_on=date(2024, 11, 20)),
    "known later, in a window": View(day=date(2022, 6, 1), known_on=date(2025, 12, 16), window_days=365),
    "sides and kinds": replace(LATE, sides=(Side.RUSSIA,), kinds=(Kind.CAPTURE, Kind.ATTACK)),
    "voices": replace(LATE, claimant_kinds=(ClaimantKind.MILITARY,), claimants=("Demo staff of Ukraine",)),
    "publishers": replace(LATE, publishers=(gold.articles()[0].publisher,)),
    "hedged, without background": replace(LATE, certainty=Certainty.HEDGED, background=False),
    "a box": replace(LATE, bbox=(37.0, 49.0, 38.0, 50.0)),
    "words": replace(LATE, words="kupiansk troops"),
    "contested": replace(LATE, contested_only=True),
    "silent": replace(LATE, silent_days=90),
}


@pytest.mark.parametrize("view", [pytest.param(view, id=name) for name, view in VIEWS.items()])
def test_needed_claims_show_the_same(view: View) -> None:
    publishers = {article.stem: article.publisher for article in ARTICLES}
    told = {key: [c.quote, c.claimant, c.claimant_role or "", c.place or "", c.toponym] for key, c in enumerate(CLAIMS)}
    mentioned = {key for key, words in told.items() if mentions(view.words, " ".join(words))} if view.words else None
    keys, tally = needed(table(CLAIMS), publishers, view, mentioned)
    some = [CLAIMS[key] for key in keys.tolist()]
    assert shown(some, ARTICLES, view, tally) == shown(CLAIMS, ARTICLES, view)


def test_what_a_window_does_not_show_is_not_needed() -> None:
    keys, tally = needed(table(CLAIMS), {}, VIEWS["a window"])
    assert 0 < len(keys) < len(CLAIMS) / 4
    assert sum(tally.values()) == len(CLAIMS) - 1, "but it is counted"


def test_no_claims_need_none() -> None:
    keys, tally = needed(table(()), {}, LATE)
    assert (len(keys), dict(tally)) == (0, {})
