"""How a text says that a toponym lies to others: the places it is beside, and the regions that it is put in."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geo.link import Link, link, link_before
from geo.measure import rough_bearing_deg, rough_m
from geo.mention import LOOK_BACK, Mention
from geo.place import Feature, Place

_LONGEST, _AHEAD = 120, 4
_REGIONS = frozenset(("oblast", "raion"))
_OF_A_REGION = re.compile(r"(?:['’]s)?(?:\s+(?:villages?|towns?|cit(?:y|ies)|settlements?)(?:\s+of)?)?\s+")
_FOLLOWS = re.compile(
    r",?\s+(?:(?:in|at|near|around|у|в|біля|возле)\s+)?(?:the\s+)?(?:villages?|towns?|settlements?)?(?:\s+of)?\s*"
)
_OUT_OF_REACH_M = 15_000.0
_AND = re.compile(r"\s+(?:and|та|і|й|и|und)\s+")
_COMMA = re.compile(r",\s+(?:(?:and|та|і|й|и|und)\s+)?")
_BETWEEN = re.compile(
    r"(?:between|між|между|zwischen)(?: the)?(?: villages?| towns?| селами| сёлами| містами)?(?: of)?\s+$",
    re.IGNORECASE,
)
_NEAR_M, _TOWARD_M, _SLACK_M = 15_000.0, 40_000.0, 3_000.0
_SLACK, _SLACK_DEG, _DETOUR = 0.2, 45.0, 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A toponym stands so to another, of which these are the candidates; None: the text does not say."""

    anchor: tuple[Place, ...]
    toward_deg: float | None = None
    metres: float | None = None
    other_end: tuple[Place, ...] = ()

    @property
    def vague(self) -> bool:
        """Whether only nearness is told, which speaks for a candidate but not against one."""
        return self.toward_deg is None and self.metres is None and not self.other_end

    def narrowed(self, meant: Mapping[tuple[str, ...], Place]) -> "Beside":
        """Keep of the other toponym's candidates the one that it is known to mean, by the ids of them all."""
        first, second = meant.get(ids(self.anchor)), meant.get(ids(self.other_end))
        return replace(
            self,
            anchor=self.anchor if first is None else (first,),
            other_end=self.other_end if second is None else (second,),
        )

    def misses(self, place: Place) -> bool:
        """Say whether a candidate lies so much farther off than is stated that the text cannot mean it."""
        if self.metres is None:
            return False
        nearest = min(rough_m(anchor.lon, anchor.lat, place.lon, place.lat) for anchor in self.anchor)
        return nearest > 2 * self.metres + _OUT_OF_REACH_M

    def fit(self, place: Place) -> float:
        """Return how well a candidate agrees, from 1 down to 0, with the best candidate for the other toponym."""
        anchors = [anchor for anchor in self.anchor if anchor.id != place.id]
        if self.other_end:
            ends = ((first, second) for first in anchors for second in self.other_end if first.id != second.id)
            return max((_fit_between(place, first, second) for first, second in ends), default=0.0)
        return max((self._fit(place, anchor) for anchor in anchors), default=0.0)

    def _fit(self, place: Place, anchor: Place) -> float:
        away = rough_m(anchor.lon, anchor.lat, place.lon, place.lat)
        if self.metres is None:
            by_distance = math.exp(-away / (_NEAR_M if self.toward_deg is None else _TOWARD_M))
        else:
            slack = _SLACK_M + anchor.radius_m / 2 + _SLACK * self.metres
            by_distance = math.exp(-(((away - self.metres) / slack) ** 2))
        if self.toward_deg is None:
            return by_distance
        # near by, the two centres say less of the direction than the text does
        unsure = math.degrees(math.atan2(_SLACK_M / 2, max(away, 1.0)))
        off = abs((rough_bearing_deg(anchor, place) - self.toward_deg + 180.0) % 360.0 - 180.0)
        return by_distance * math.exp(-((max(0.0, off - unsure) / _SLACK_DEG) ** 2))


def _fit_between(place: Place, first: Place, second: Place) -> float:
    whole = rough_m(first.lon, first.lat, second.lon, second.lat)
    ways = [rough_m(place.lon, place.lat, end.lon, end.lat) for end in (first, second)]
    return math.exp(-max(0.0, sum(ways) - whole) / (_DETOUR * whole + _SLACK_M))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the words around one toponym say of where it lies."""

    beside: tuple[Beside, ...] = ()
    regions: tuple[str, ...] = ()


def standings(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Standing]]:
    """Yield the mentions of which the text says how they lie."""
    for at, mention in enumerate(mentions):
        if not mention.candidates or mention.candidates[0].feature is not Feature.POINT:
            continue
        beside, regions = _following(text, mentions, at)
        beside = beside or _turned_round(text, mentions, at) or _mutual(text, mentions, at)
        regions = regions or _leading(text, mentions, at)
        if beside or regions:
            yield mention, Standing(beside=tuple(beside), regions=tuple(regions))


def _following(text: str, mentions: Sequence[Mention], at: int) -> tuple[list[Beside], list[str]]:
    """Read "X, 10 km south of Y" and "X in the Z region" in the words after a toponym."""
    end, regions, listed = mentions[at].end, list[str](), False
    for number, other in enumerate(mentions[at + 1 : at + 1 + _AHEAD], at + 1):
        between = text[end : other.start]
        found = link(between) if len(between) <= _LONGEST and other.candidates else None
        if len(between) > _LONGEST:
            break
        if found is None:
            if _AND.fullmatch(between) or _COMMA.fullmatch(between):
                end, listed = other.end, True  # "A and B were hit south of C" places them both
            continue
        if other.candidates[0].kind in _REGIONS:
            if found.within:
                regions.append(other.candidates[0].name)
            continue
        beside = _to(replace(found, metres=None) if listed else found, other)
        if beside and found.between and number + 1 < len(mentions):
            beside = _with_end(beside[0], text, other, mentions[number + 1])
        return beside, regions
    return [], regions


def _to(found: Link, other: Mention) -> list[Beside]:
    points = tuple(place for place in other.candidates if place.feature is Feature.POINT)
    if found.within or not points:
        return []
    return [Beside(anchor=points, toward_deg=found.toward_deg, metres=found.metres)]


def _with_end(told: Beside, text: str, first: Mention, second: Mention) -> list[Beside]:
    """Read on from "between A": "and B"."""
    ends = tuple(place for place in second.candidates if place.feature is Feature.POINT)
    if not ends or _AND.fullmatch(text, first.end, second.start) is None:
        return [told]
    return [replace(told, other_end=ends)]


def _turned_round(text: str, mentions: Sequence[Mention], at: int) -> list[Beside]:
    """Read "south of Y, in X" in the words before a toponym."""
    if at == 0 or _FOLLOWS.fullmatch(text, mentions[at - 1].end, mentions[at].start) is None:
        return []
    other = mentions[at - 1]
    earliest = max(other.start - LOOK_BACK, mentions[at - 2].end if at > 1 else 0)
    found = link_before(text[earliest : other.start])
    if found is None or (at > 1 and link(text[mentions[at - 2].end : other.start]) is not None):
        return []
    return _to(found, other)


def _mutual(text: str, mentions: Sequence[Mention], at: int) -> list[Beside]:
    """Read "between X and Y" for the one and for the other: what has a between lies close."""
    for first, second, other in ((at, at + 1, at + 1), (at - 1, at, at - 1)):
        if first < 0 or second >= len(mentions):
            continue
        start, end = mentions[first].start, mentions[first].end
        if _AND.fullmatch(text, end, mentions[second].start) and _BETWEEN.search(
            text, max(0, start - LOOK_BACK), start
        ):
            return _to(Link(), mentions[other])
    return []


def _leading(text: str, mentions: Sequence[Mention], at: int) -> list[str]:
    """Read "Kharkiv Oblast's village of X" in the words before a toponym."""
    other = mentions[at - 1] if at else None
    if other is None or not other.candidates or other.candidates[0].kind not in _REGIONS:
        return []
    return [other.candidates[0].name] if _OF_A_REGION.fullmatch(text, other.end, mentions[at].start) else []


def ids(candidates: tuple[Place, ...]) -> tuple[str, ...]:
    """Return what tells one toponym's candidates from another's."""
    return tuple(place.id for place in candidates)
