"""A place as a sentence speaks of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from claims.claim import Relation
from claims.lexicon import everywhere
from claims.what.signs import Signs
from claims.where.parts import part_of, relation_of
from geo.place import Feature, Place

_COMMUNITY, _HROMADA = frozenset(("community", "hromada")), 0.7  # wider than the village "of the X community"
_DISTRICT = 0.9  # "X, Y district": wider than what lies in it, also where the gazetteer knows but its town
_SECTOR = 0.5  # a direction is wider than its towns, narrower than a raion
_METROPOLIS = 2_000_000  # people: a name like Kyiv or Moscow more often speaks of a government
_CITY = 10_000  # people
_APPOSED = 4  # words from "a" to "town"
_JOINTS = frozenset((",", ";", ":", "–", "—", "-")) | everywhere("and", "or")  # what stands before is another name's
_TOWNS = frozenset(("city", "town"))
_REGIONS = {"raion": 1, "region": 2, "oblast": 2}
_COMMUNITY, _HROMADA = frozenset(("community", "hromada")), 0.7  # wider than the village "of the X community"
_DISTRICT = 0.9  # "X, Y district": wider than what lies in it, also where the gazetteer knows but its town
_SECTOR = 0.5  # a direction is wider than its towns, narrower than a raion
_PENINSULAS = frozenset(("Crimea",))
_SITES = frozenset(
    ("airport", "bridge", "confluence", "island", "plant", "reservoir", "spit")
)  # nobody's town or village


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a sentence, as the sentence speaks of it.

    `first` and `last` are token indexes of the toponym with its part and kind words, `start` and `end` its
    characters. `back` is true when it only refers back ("the city"), and then `candidates` are those of the place
    meant. `locator` is true when it only says where another place lies, `beside` when it is "nearby". `group` numbers
    the enumerations.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    candidates: tuple[Place, ...]
    back: bool = False
    axis: bool = False
    part: str | None = None
    relation: Relation = Relation.IN
    kinds: tuple[str, ...] = ()
    locator: bool = False
    also: tuple["Spot", ...] = ()
    preposition: bool = False
    beside: bool = False
    group: int = 0


def summed_up(spots: Sequence[Spot], sector: Spot | None, most: int = 3) -> tuple[Spot, ...]:
    """Return what a clause means that names none of these places: of too many the sector that they lie in."""
    few = sum(1 + len(spot.also) for spot in spots) <= most
    meant = tuple(spots) if few else (sector,) if sector is not None else ()
    return tuple(replace(spot, back=True, part=None, locator=False) for spot in meant)


class Focus(NamedTuple):
    """What "there" and "these villages" can mean: the places last spoken of, the last list of towns, their sector."""

    now: tuple[Spot, ...] = ()
    listed: tuple[Spot, ...] = ()
    sector: Spot | None = None


def spot_at(found: Signs, first: int, last: int, candidates: tuple[Place, ...], *, axis: bool) -> Spot:
    """Return the place that a toponym between two token indexes names, with the words around that belong to it."""
    tokens = found.tokens
    part, begin, end = part_of(found, first, last)
    relation, preposition, side = relation_of(found, begin)
    around = [first - 1, first - 2, last] if first and tokens[first - 1].norm not in _JOINTS else [first - 1, last]
    kinds = tuple(tokens[at].norm for at in around if 0 <= at < len(tokens) and found.has("type", at))
    kinds += _of_community(found, last) or _apposed(found, last)
    beside = any(found.has("beside", at) for at in range(max(0, begin - 1), first))
    start, stop = tokens[first].start, tokens[last - 1].end
    text = " ".join(token.text for token in tokens[first:last])
    part = None if is_itself(part, candidates) else part
    return Spot(
        begin, end + 1 if axis and found.has("type", end) else end, start, stop, text, candidates,
        axis=axis, part=part or side, relation=relation, kinds=kinds, preposition=preposition, beside=beside,
    )  # fmt: skip


def is_itself(part: str | None, candidates: tuple[Place, ...]) -> bool:
    """Say whether words are no part of a place but what it is: "the small island", of an island."""
    return bool(part and candidates) and part.casefold().split()[-1] == candidates[0].kind  # type: ignore[union-attr]


def _of_community(found: Signs, last: int) -> tuple[str, ...]:
    """Return that a name is a community's, when words for one follow: "X city community", "X territorial hromada"."""
    hit = found.has("community", last)
    return (found.tokens[hit.last - 1].norm,) if hit is not None and hit.first == last < hit.last - 1 else ()


def _apposed(found: Signs, last: int) -> tuple[str, ...]:
    """Return what sort of place a name is said to be behind it: "X, a town between the two"."""
    tokens = found.tokens
    if last + 1 >= len(tokens) or tokens[last].text != "," or found.has("article", last + 1) is None:
        return ()
    near = range(last + 2, min(last + 2 + _APPOSED, len(tokens)))
    kind = next((at for at in near if found.has("type", at)), None)
    plain = kind is not None and all(tokens[at].text.islower() for at in range(last + 2, kind))
    return (tokens[kind].norm,) if kind is not None and plain else ()


def is_metropolis(candidates: tuple[Place, ...]) -> bool:
    """Say whether a name more often speaks of a government than of its city."""
    return candidates[0].feature is Feature.POINT and candidates[0].population >= _METROPOLIS if candidates else False


def fits(kind: str, candidates: tuple[Place, ...]) -> bool:
    """Say whether a place can be what "the town", "the region" or "the river" refers to."""
    if not candidates:
        return False
    feature, sort = candidates[0].feature, candidates[0].kind
    if is_metropolis(candidates):
        return False
    point = feature is Feature.POINT and sort not in _SITES
    if kind == "village" and point:
        return any(
            place.kind not in _TOWNS or place.population < _CITY for place in candidates
        )  # of namesakes the place meant is told later
    sorts = {
        "town": point,
        "city": sort in _TOWNS and (len(candidates) == 1 or _outweighs(candidates)),
        "village": point and sort not in _TOWNS,
        "river": feature is Feature.LINE,
        "island": sort == "island",
        "peninsula": sort == "spit" or candidates[0].name in _PENINSULAS,
        "region": sort in ("oblast", "raion", "region"),
    }
    return sorts.get(kind, True)


def is_water(spot: Spot) -> bool:
    """Say whether a river is spoken of, and none of its banks: nothing else but crossing is done there."""
    return spot.part is None and any(place.feature is Feature.LINE for place in spot.candidates[:1])


def on_bank(left: Spot, right: Spot) -> bool:
    """Say whether a bank only tells where the town before it lies: "took X, on the left bank of the river"."""
    point = any(place.feature is Feature.POINT for place in left.candidates[:1])
    line = any(place.feature is Feature.LINE for place in right.candidates[:1])
    return point and line and right.preposition and right.part is not None


def spans(right: Spot, left: Spot) -> bool:
    """Say whether a land of several oblasts is told to hold one: "the Luhansk region of the Donbas"."""
    kinds = [spot.candidates[0].kind for spot in (left, right) if spot.candidates]
    return kinds == ["oblast", "region"]


def is_centre(left: Spot, right: Spot) -> bool:
    """Say whether the place told last is the town that everybody knows: "north of X [near Bakhmut]"."""
    known = bool(left.candidates and right.candidates)
    return known and right.candidates[0].kind in _TOWNS and left.candidates[0].kind not in _TOWNS


def _outweighs(candidates: tuple[Place, ...]) -> bool:
    """Say whether of namesakes the first is meant where a city is: a small town has villages called so beside it."""
    return candidates[0].population >= _CITY or all(place.kind in _TOWNS for place in candidates)


def is_outside(town: Spot, raion: Spot) -> bool:
    """Say whether a town lies in another raion than the one named: "the Brovary district just east of [Kyiv]"."""
    around, inner = raion.candidates[:1], town.candidates[:1]
    return bool(around and inner) and around[0].kind == "raion" and inner[0].admin2 != around[0].name


def is_wider(right: Spot, left: Spot) -> bool:
    """Say whether the right place is of a sort that contains the left one."""
    if not right.candidates:
        return False
    return order(right) > order(left)


def order(spot: Spot) -> float:
    """Return how wide a sort of place a spot is: settlements and rivers, then raions, then oblasts."""
    if spot.axis:
        return _SECTOR
    raion = bool(spot.candidates) and spot.candidates[0].kind in _REGIONS  # "the X community of the Y district"
    if not raion and not _COMMUNITY.isdisjoint(spot.kinds):
        return _HROMADA
    if spot.kinds[:1] == ("district",):
        return _DISTRICT
    return _REGIONS.get(spot.candidates[0].kind, 0) if spot.candidates else 0
