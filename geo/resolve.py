"""Which of the places of a name is meant. Keeps its margin: a narrow win is marked, a tie is a gap."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from geo.beside import Beside
from geo.corrections import correction
from geo.front import front_m, reported
from geo.measure import rough_m
from geo.place import Feature, Place
from geo.spelling import key

_SHOWN = 5
TIE, NARROW = 0.15, 1.0
_REGION_HIT, _REGION_MISS = 5.0, -3.0
_NEAR_WEIGHT, _NEAR_M, _FAR_DEG = 5.0, 28_000.0, 1.0
_COMPANY = 0.7
_AREA_WEIGHT, _SAME_COUNTRY = 1.2, 0.3
_FRONT_WEIGHT, _FRONT_M = 2.5, 20_000.0
_REPORTED_WEIGHT = 4
_STANDING_WEIGHT, _STANDING_MISS, _VAGUE_WEIGHT = 9.0, -3.0, 3.0
_KIND_HIT, _KIND_MISS = 1.5, -1.5
_PEOPLE_WEIGHT = 0.5
_LARGE, _DWARFED = 20_000, 30
_COUNTRIES = {"UA": 1.0, "RU": 0.3}
_RIVER_PRIOR = 0.8
_METROPOLIS, _METROPOLIS_PRIOR = 5_000_000, 3.0
_RAIONS = frozenset(map(key, ("raion", "rayon", "district")))
_KIND_GROUPS = (
    frozenset({"village", "settlement", "hamlet", "township", "dorf", "село", "посёлок", "селище"}),
    frozenset({"city", "town", "stadt", "місто", "город"}),
    frozenset({"river", "fluss", "річка", "река"}),
    frozenset({"oblast", "region", "province", "область"}),
    frozenset({"raion", "district", "район"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the words around a toponym tell.

    `near` are places already resolved, the closest in the text first; `company` the candidates of others that are
    not; `beside` what the text says of how the place lies
    to others ("10 km south of Y"); `regions` names of oblasts and raions beside
    the name; `kinds` words such as "village" or "river" that stand with it; `day` the day the article speaks of;
    `article` its stem, which corrections may be tied to.
    """

    near: tuple[Place, ...] = ()
    company: tuple[tuple[Place, ...], ...] = ()
    beside: tuple[Beside, ...] = ()
    regions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    day: date | None = None
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The place meant, or the reason why none was chosen; the candidates come best first.

    `margin` is how far, in the score's own unit, the best lies before the second; infinite when there was no choice.
    """

    place: Place | None
    gap: str | None
    candidates: tuple[Place, ...]
    margin: float

    @property
    def ambiguous(self) -> bool:
        """Whether the win was so narrow that the other candidates should be shown with it."""
        return self.place is not None and self.margin < NARROW

    @property
    def doubt(self) -> str | None:
        """The place that came second to a narrow win, and by how much; None when the win is wide."""
        if not self.ambiguous:
            return None
        return f"or {_full(self.candidates[1])} (margin {self.margin:.1f})"

    @property
    def ranking(self) -> str:
        """The candidates in their order with what tells them apart, and the margin, as a line for the evidence."""
        named = "; ".join(f"{_full(place)} ({place.id})" for place in self.candidates[:_SHOWN])
        rest = f" and {len(self.candidates) - _SHOWN} more" if len(self.candidates) > _SHOWN else ""
        return f"{named}{rest}; margin {self.margin:.1f}"


def resolve(candidates: tuple[Place, ...], context: Context) -> Resolution:
    """Choose among the places of a name by the words around, the other places, the front, the kind, the people."""
    if not candidates:
        return Resolution(place=None, gap="unknown place", candidates=(), margin=0.0)
    corrected = correction(candidates, context.article)
    if corrected is not None:
        return Resolution(place=corrected, gap=None, candidates=candidates, margin=math.inf)
    score = _scorer(context)
    ranked = sorted(candidates, key=lambda place: (-score(place), place.id))
    if len(ranked) == 1:
        return Resolution(place=ranked[0], gap=None, candidates=candidates, margin=math.inf)
    margin = score(ranked[0]) - score(ranked[1])
    if any(told.misses(ranked[0]) for told in context.beside):
        gap = "unknown place: no place of this name lies as far as stated from the other"
        return Resolution(place=None, gap=gap, candidates=tuple(ranked), margin=margin)
    if margin < TIE and _outweighs(ranked[1], ranked[0], context.day):
        ranked[:2] = ranked[1::-1]
    if margin < TIE and not _outweighs(ranked[0], ranked[1], context.day):
        return Resolution(place=None, gap=_tie(ranked[0], ranked[1]), candidates=tuple(ranked), margin=margin)
    return Resolution(place=ranked[0], gap=None, candidates=tuple(ranked), margin=margin)


def _outweighs(first: Place, second: Place, day: date | None) -> bool:
    """Say which of two that tie is meant: a large city before a village, what the words say before what months do."""
    month = day.replace(day=1) if day else None
    told = reported(second, month) and not reported(first, month)
    return told or (first.population >= _LARGE and first.population > _DWARFED * second.population)


def _tie(first: Place, second: Place) -> str:
    return f"ambiguous place: {_full(first)} or {_full(second)}"


def _full(place: Place) -> str:
    return ", ".join(filter(None, (place.name, place.admin2, place.admin1 or place.country)))


def _scorer(context: Context) -> Callable[[Place], float]:
    regions = frozenset(map(_region_key, context.regions))
    month = context.day.replace(day=1) if context.day else None

    def score(place: Place) -> float:
        return (
            _by_region(place, regions)
            + _by_neighbours(place, context.near, context.company)
            + _by_standing(place, context.beside)
            + _by_kind(place, context.kinds)
            + _by_front(place, month)
            + _PEOPLE_WEIGHT * math.log10(place.population + 1)
            + _COUNTRIES.get(place.country, 0.0)
            + (_RIVER_PRIOR if place.feature is Feature.LINE else 0.0)
            + (_METROPOLIS_PRIOR if place.population >= _METROPOLIS else 0.0)
        )

    return score


@lru_cache(maxsize=4_096)
def _region_key(name: str) -> str:
    """Fold a region's name, raions kept apart from oblasts: Kharkiv Raion is less than Kharkiv Oblast."""
    stem, _, kind = key(name).partition(" ")
    return f"{stem} raion" if kind in _RAIONS else stem


def _by_region(place: Place, regions: frozenset[str]) -> float:
    if not regions or place.feature is Feature.LINE:
        return 0.0
    own = {_region_key(name) for name in (place.admin1, place.admin2) if name}
    hits = len(own & regions)
    return _REGION_HIT * hits if hits else _REGION_MISS


def _by_front(place: Place, month: date | None) -> float:
    """Weigh that fighting was near, and far more that this very place was told of then: lists leap along a front."""
    return _FRONT_WEIGHT * math.exp(-front_m(place, month) / _FRONT_M) + _REPORTED_WEIGHT * reported(place, month)


def _by_neighbours(place: Place, near: tuple[Place, ...], company: tuple[tuple[Place, ...], ...]) -> float:
    points, areas = [_COMPANY * max(_nearness(place, other) for other in others) for others in company], 0.0
    for other in near:
        if other.id == place.id or other.kind == "country":
            areas += _SAME_COUNTRY if other.country == place.country and other.id != place.id else 0.0
        elif other.feature is Feature.AREA:
            within = other.admin1 == place.admin1 if other.kind != "raion" else other.admin2 == place.admin2
            areas += _AREA_WEIGHT if within and place.admin1 else 0.0
        elif other.feature is Feature.POINT:
            points.append(_nearness(place, other))
    points.sort(reverse=True)
    closest = points[0] + sum(points[1:4]) / 3 if points else 0.0
    return _NEAR_WEIGHT * closest + min(areas, 2 * _AREA_WEIGHT)


def _nearness(place: Place, other: Place) -> float:
    if abs(place.lat - other.lat) > _FAR_DEG:
        return 0.0
    return math.exp(-rough_m(place.lon, place.lat, other.lon, other.lat) / _NEAR_M)


def _by_standing(place: Place, beside: tuple[Beside, ...]) -> float:
    if place.feature is not Feature.POINT:
        return 0.0
    return sum(
        _VAGUE_WEIGHT * told.fit(place) if told.vague else _STANDING_WEIGHT * told.fit(place) + _STANDING_MISS
        for told in beside
    )


def _by_kind(place: Place, kinds: tuple[str, ...]) -> float:
    if not kinds:
        return 0.0
    wanted = {kind.casefold() for kind in kinds}
    groups = [group for group in _KIND_GROUPS if group & wanted]
    if not groups:
        return 0.0
    return _KIND_HIT if any(place.kind in group for group in groups) else _KIND_MISS
