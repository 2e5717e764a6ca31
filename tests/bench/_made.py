"""Made-up claims for measuring the map: scattered over the front's region, single days and intervals, four years."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from claims.claim import Actor, Certainty, Claim, ClaimantKind, Kind, Side
from geo.place import Feature

FIRST, DAYS = date(2022, 2, 24), 1400
KINDS, SIDES, VOICES, ACTORS = list(Kind), list(Side), list(ClaimantKind), list(Actor)


def made_claims(count: int, places: int = 20_000) -> Iterator[Claim]:
    """Yield claims in no order; a third hold for up to two months, and a place has many claims when there are many."""
    dice = random.Random(7)  # noqa: S311 - made-up claims, no secrets
    spots = [(35 + 5 * dice.random(), 46.5 + 4 * dice.random()) for _ in range(min(places, count))]
    days = [FIRST + timedelta(days=n) for n in range(DAYS + 90)]
    for number in range(count):
        spot = dice.randrange(len(spots))
        start = dice.randrange(DAYS)
        length = dice.choice((0, 0, dice.randrange(60)))
        lon, lat = spots[spot]
        yield Claim(
            article=f"made-{number // 8}",
            start=number % 8 * 100,
            end=number % 8 * 100 + 60,
            quote="",
            kind=KINDS[number % 10],
            actor=ACTORS[dice.randrange(2)],
            certainty=Certainty.STATED,
            claimant="made up",
            claimant_kind=VOICES[number % 8],
            claimant_side=SIDES[number % 3],
            toponym="made up",
            place=f"Made-up {spot}",
            place_id=f"made:{spot}",
            feature=Feature.POINT,
            lon=lon + dice.gauss(0, 0.01),
            lat=lat + dice.gauss(0, 0.01),
            radius_m=2000.0,
            event_start=days[start],
            event_end=days[start + length],
            said_on=days[start],
            reported_on=days[start],
        )
