"""A claim in words: what it says, how it is said, and of which days."""

from dataclasses import replace
from datetime import date

import pytest

from claims.claim import Actor, Certainty, Claim, Kind, Polarity, Relation
from geo.place import Feature
from layers.saying import days, said, statement
from tests.layers import gold

CLAIM = replace(gold.claims()[0], kind=Kind.CAPTURE, actor=Actor.RUSSIA, place="Kupiansk", part=None)
OBLAST = replace(CLAIM, place="Luhansk Oblast", feature=Feature.AREA)
DENIED = replace(CLAIM, polarity=Polarity.DENY)


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (CLAIM, "says: Russia took Kupiansk"),
        (DENIED, "denies that Russia took Kupiansk"),
        (replace(CLAIM, certainty=Certainty.HEDGED), "says, hedged: Russia took Kupiansk"),
        (replace(DENIED, certainty=Certainty.HEDGED), "denies, hedged, that Russia took Kupiansk"),
        (replace(CLAIM, part="northern parts"), "says: Russia took Kupiansk (northern parts)"),
        (replace(CLAIM, kind=Kind.PRESENCE), "says: Russia has troops in Kupiansk"),
        (replace(CLAIM, kind=Kind.PRESENCE, relation=Relation.NEAR), "says: Russia has troops near Kupiansk"),
        (replace(CLAIM, kind=Kind.ADVANCE, relation=Relation.NEAR), "says: Russia gains ground near Kupiansk"),
        (replace(CLAIM, place=None, toponym="Nowhere"), "says: Russia took Nowhere"),
        (replace(CLAIM, relation=Relation.NEAR), "says: Russia took ground near Kupiansk"),
        (replace(OBLAST, part="two villages"), "says: Russia took places in Luhansk Oblast (two villages)"),
        (replace(OBLAST, part="entire"), "says: Russia took Luhansk Oblast (entire)"),
        (replace(OBLAST, part="70 percent"), "says: Russia took Luhansk Oblast (70 percent)"),
        (replace(OBLAST, kind=Kind.ADVANCE), "says: Russia gains ground in Luhansk Oblast"),
        (replace(OBLAST, polarity=Polarity.DENY), "denies that Russia took places in Luhansk Oblast"),
    ],
)
def test_a_claim_is_said_in_words(claim: Claim, words: str) -> None:
    assert said(claim) == words


def test_what_is_denied_is_stated_as_not_so() -> None:
    assert statement(DENIED) == "Russia did not take Kupiansk"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2022, 3, 1), date(2022, 3, 1), "1 Mar 2022"),
        (date(2022, 3, 1), date(2022, 3, 3), "1 Mar 2022 to 3 Mar 2022"),
        (date(2022, 2, 24), None, "since 24 Feb 2022"),
        (None, None, "day unknown"),
    ],
)
def test_days_are_told_the_same_everywhere(start: date | None, end: date | None, words: str) -> None:
    assert days(replace(CLAIM, event_start=start, event_end=end)) == words
