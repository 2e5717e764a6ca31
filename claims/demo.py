"""Made-up readings by the thousand, for trying out and measuring the map. Nothing in them is news, and they say so."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from claims.article import Article, Reading
from claims.claim import Actor, Certainty, Claim, ClaimantKind, Kind, Polarity, Relation, Side
from geo.place import Feature

PUBLISHER = "Claimline demonstration (synthetic)"
_FIRST, _LAST = date(2022, 2, 24), date(2025, 12, 31)
# A bent line from north to south, degrees WGS84; the places lie scattered along it.
_BENDS = ((37.9, 50.1), (37.8, 49.2), (38.1, 48.6), (37.4, 48.0), (36.6, 47.6), (35.3, 47.4), (33.4, 46.7))
_PLACES = 600
_CLAIMS_AN_ARTICLE = 8
_SPREAD_DEGREES = 0.22
_WORDS = {
    Kind.CONTROL: "control",
    Kind.CAPTURE: "captured",
    Kind.PRESENCE: "entered",
    Kind.WITHDRAWAL: "withdrew from",
    Kind.ADVANCE: "advance towards",
    Kind.REPULSE: "repelled an assault on",
    Kind.CROSSING: "crossed the river at",
    Kind.ENCIRCLEMENT: "encircled",
    Kind.ATTACK: "shelled",
    Kind.EVACUATION: "evacuated civilians from",
}
_VOICES = (
    ("Demo staff of Ukraine", Side.UKRAINE, ClaimantKind.MILITARY),
    ("Demo ministry of Russia", Side.RUSSIA, ClaimantKind.MILITARY),
    ("Demo blogger of Russia", Side.RUSSIA, ClaimantKind.BLOGGER),
    ("Demo monitor", Side.INDEPENDENT, ClaimantKind.MONITOR),
    ("Demo agency", Side.INDEPENDENT, ClaimantKind.MEDIA),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    id: str
    name: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    kind: Kind
    actor: Actor
    spot: _Spot

    @property
    def sentence(self) -> str:
        return f"Demo troops of {self.actor.title()} {_WORDS[self.kind]} {self.spot.name}, it is made up."


def demo_readings(count: int, *, seed: int = 1) -> Iterator[Reading]:
    """Yield readings with so many claims in all, the same ones for the same seed, spread over places and days."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose, nothing is kept secret by it
    spots = tuple(_spots(chance))
    for number, first in enumerate(range(0, count, _CLAIMS_AN_ARTICLE)):
        yield _reading(number, min(_CLAIMS_AN_ARTICLE, count - first), spots, chance)


def _spots(chance: random.Random) -> Iterator[_Spot]:
    for number in range(1, _PLACES + 1):
        leg = chance.randrange(len(_BENDS) - 1)
        (west, south), (east, north), along = _BENDS[leg], _BENDS[leg + 1], chance.random()
        lon = west + (east - west) * along + chance.gauss(0, _SPREAD_DEGREES)
        lat = south + (north - south) * along + chance.gauss(0, _SPREAD_DEGREES / 2)
        yield _Spot(id=f"demo:{number}", name=f"Demo-{number}", lon=round(lon, 5), lat=round(lat, 5))


def _reading(number: int, count: int, spots: tuple[_Spot, ...], chance: random.Random) -> Reading:
    day = _FIRST + timedelta(days=chance.randint(0, (_LAST - _FIRST).days))
    home = chance.randrange(len(spots))
    nearby = [spots[(home + chance.randint(0, 20)) % len(spots)] for _ in range(count)]
    acts = [_Act(kind=chance.choice(tuple(Kind)), actor=chance.choice(tuple(Actor)), spot=spot) for spot in nearby]
    title = f"Demonstration report {number + 1}: nothing in it happened"
    article = Article(
        stem=f"demo-{number + 1:06}",
        text="\n\n".join([title, *(act.sentence for act in acts)]),
        title=title,
        publisher=PUBLISHER,
        published=day,
        published_basis="invented",
    )
    claims, at = [], len(title) + 2
    for act in acts:
        claims.append(_claim(article, at, act, chance))
        at += len(act.sentence) + 2
    return Reading(article=article, claims=tuple(claims), gaps=(), evidence={}, reader_version="demo")


def _claim(article: Article, at: int, act: _Act, chance: random.Random) -> Claim:
    spot = act.spot
    name, side, voice = chance.choice(_VOICES)
    start, end = _interval(article.published or _FIRST, chance)
    return Claim(
        article=article.stem,
        start=at,
        end=at + len(act.sentence),
        quote=act.sentence,
        kind=act.kind,
        actor=act.actor,
        polarity=chance.choices((Polarity.ASSERT, Polarity.DENY), (8, 1))[0],
        certainty=chance.choices((Certainty.STATED, Certainty.HEDGED), (4, 1))[0],
        claimant=name,
        claimant_kind=voice,
        claimant_side=side,
        toponym=spot.name,
        place=spot.name,
        place_id=spot.id,
        feature=Feature.POINT,
        relation=chance.choices((Relation.IN, Relation.NEAR), (4, 1))[0],
        lon=spot.lon,
        lat=spot.lat,
        radius_m=round(800 * math.exp(chance.random() * 2)),
        event_start=start,
        event_end=end,
        said_on=article.published,
        reported_on=article.published,
        background=start < (article.published or _FIRST) - timedelta(days=60),
    )


def _interval(day: date, chance: random.Random) -> tuple[date, date | None]:
    """Return a single day, some days, an open end or a day long past."""
    shape = chance.choices(("day", "days", "open", "past"), (12, 5, 2, 1))[0]
    farthest = {"day": 3, "days": 30, "open": 20, "past": 500}[shape]
    start = day - timedelta(days=chance.randint(farthest // 5, farthest))
    if shape == "open":
        return start, None
    return start, start + timedelta(days=chance.randint(1, 14) if shape == "days" else 0)
