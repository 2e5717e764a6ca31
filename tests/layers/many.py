"""Claims by the thousand, the same each time: for speed, for size, and for pictures of a crowded map."""

import random
from dataclasses import replace
from datetime import date, timedelta

from claims.article import Article
from claims.claim import Actor, Certainty, Claim, Kind, Polarity, Side
from tests.layers import gold

_FIRST = date(2022, 2, 24)
_WORDS = (
    *("according", "to", "the", "general", "staff", "units", "of", "brigade", "have", "taken"),
    *("up", "positions", "on", "outskirts", "village", "and", "repelled", "an", "attack", "near"),
)


def claims(count: int, *, places: int = 300, seed: int = 7) -> tuple[Claim, ...]:
    """Return so many claims at so many places, spread over the years and the three oblasts."""
    chance = random.Random(seed)  # noqa: S311 - drawn numbers, no secrets
    seats = [(round(chance.uniform(36.0, 38.9), 4), round(chance.uniform(47.6, 50.2), 4)) for _ in range(places)]
    return tuple(_claim(number, chance, seats) for number in range(count))


def articles(count: int) -> tuple[Article, ...]:
    """Return the articles that hold so many claims, a hundred each."""
    text = " ".join(_WORDS * 40)
    return tuple(
        Article(stem=f"many-{n}", text=text, publisher=f"Outlet {n % 9}", url=f"https://example.org/{n}")
        for n in range(-(-count // 100))
    )


def _claim(number: int, chance: random.Random, seats: list[tuple[float, float]]) -> Claim:
    place = chance.randrange(len(seats))
    day = _FIRST + timedelta(days=chance.randrange(1380))
    lon, lat = seats[place]
    return replace(
        _BASE,
        article=f"many-{number // 100}",
        start=number,
        end=number + 90,
        quote=f"{' '.join(chance.sample(_WORDS, 14))} {number}",
        kind=chance.choice(list(Kind)),
        actor=chance.choice(list(Actor)),
        polarity=chance.choice([*[Polarity.ASSERT] * 6, Polarity.DENY]),
        certainty=chance.choice([*[Certainty.STATED] * 4, Certainty.HEDGED]),
        claimant=f"Spokesperson {chance.randrange(40)}",
        claimant_side=chance.choice(list(Side)),
        toponym=f"Village {place}",
        place=f"Village {place}",
        place_id=f"many:{place}",
        part=None,
        lon=lon,
        lat=lat,
        radius_m=float(chance.choice((800, 2000, 5000))),
        event_start=day,
        event_end=day,
        said_on=day,
        reported_on=day,
        background=False,
    )


_BASE = gold.claims()[0]
