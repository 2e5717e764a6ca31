"""Where fighting was reported, coarsely: a few dozen points a period, for telling namesakes apart and nothing else."""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from geo.place import Place
from geo.records import table

_METRES_PER_DEGREE = 111_200.0
_MONTH_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPoint:
    """A point near which fighting was reported from one day to another, both included; degrees WGS84."""

    first: date
    last: date
    lon: float
    lat: float


@lru_cache(maxsize=1)
def points() -> tuple[FrontPoint, ...]:
    """Return the whole table."""
    return tuple(
        FrontPoint(
            first=date.fromisoformat(row["first"]),
            last=date.fromisoformat(row["last"]),
            lon=float(row["lon"]),
            lat=float(row["lat"]),
        )
        for row in table("places_front.csv")
    )


@lru_cache(maxsize=1)
def _reported() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the months, first and last as written, in which settlements that have namesakes were in the news."""
    spans: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in table("places_reported.csv"):
        spans[row["id"]] = (*spans.get(row["id"], ()), (row["first"], row["last"]))
    return spans


def reported(place: Place, month: date | None) -> bool:
    """Say whether a change of the front was told of this very settlement in a month; False where none is known."""
    if month is None:
        return False
    return any(first <= month.isoformat()[:7] <= last for first, last in _reported().get(place.id, ()))


@lru_cache(maxsize=1_024)
def _live(month: date | None) -> tuple[FrontPoint, ...]:
    end = None if month is None else month + timedelta(days=_MONTH_DAYS)
    return tuple(p for p in points() if month is None or end is None or (p.first <= end and month <= p.last))


@lru_cache(maxsize=100_000)
def front_m(place: Place, month: date | None) -> float:
    """Return the metres from a place to the nearest fighting of a month (None: of any time); infinity when unknown."""
    live = _live(month)
    scale = math.cos(math.radians(place.lat))
    return min(
        (math.hypot((p.lon - place.lon) * scale, p.lat - place.lat) * _METRES_PER_DEGREE for p in live),
        default=math.inf,
    )
