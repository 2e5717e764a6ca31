"""Names with one wrong letter: taken only when long, when one name alone is that close, and when it lies nearby."""

from bisect import bisect_right
from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from geo.measure import rough_m
from geo.mention import Mention
from geo.names import nominatives
from geo.place import Feature, Place
from geo.records import DATA, own_records
from geo.tokens import Words

_SHORTEST = 8
_NEARBY_M = 80_000.0
_LIKE_A_TOPONYM = (
    "ka", "ky", "sk", "ske", "skoye", "ove", "ovo", "yne", "ino", "pil", "pillia", "hrad", "grad", "iv",
    "не", "ве", "во", "ка", "ськ", "ск",
)  # fmt: skip


def misspelt(text: str, tokens: Words, mentions: list[Mention]) -> list[Mention]:
    """Return mentions for capitalised words that no name matches but one place's name nearly does."""
    anchors = [m.candidates[0] for m in mentions if _anchors(m)]
    if not anchors:
        return []
    distinct = tuple(dict.fromkeys(anchors))
    found = []
    starts = [m.start for m in mentions]
    for word in tokens.capitals:
        if not (len(word.text) >= _SHORTEST and word.text.endswith(_LIKE_A_TOPONYM)):
            continue
        last = bisect_right(starts, word.start) - 1
        if last >= 0 and word.start < mentions[last].end:
            continue
        near = tuple(place for place in _near_name(word.key) if any(_nearby(place, anchor) for anchor in distinct))
        if near:
            found.append(Mention(start=word.start, end=word.end, text=text[word.start : word.end], candidates=near))
    return found


def _nearby(place: Place, other: Place) -> bool:
    return rough_m(place.lon, place.lat, other.lon, other.lat) < _NEARBY_M


def _anchors(mention: Mention) -> bool:
    return len(mention.candidates) == 1 and mention.candidates[0].feature is Feature.POINT


@lru_cache(maxsize=16_384)
def _near_name(spelled: str) -> tuple[Place, ...]:
    """Return the places of our tables whose name is one edit away, when that is one name or one place; else none."""
    names = _names()
    close = extract(spelled, names.keys(), scorer=Levenshtein.distance, score_cutoff=1, limit=3)
    places = {place.id: place for name, _, _ in close for place in names[name]}
    return tuple(places.values()) if len(close) == 1 or len(places) == 1 else ()


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for record in own_records(DATA / "places.csv"):
        for name in nominatives(record):
            found[name] = (*found.get(name, ()), record.place)
    return found
