"""Names that are almost a place's, where a place must be: in another case, romanised by ear, glued to the next word.

`geo.misspelt` forgives one letter anywhere. Here the words around already say that a place is named ("near X",
"the village of X", "A, X and B"), so two letters are forgiven in a long name, when a place so called lies nearby.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from geo.measure import rough_m
from geo.mention import Mention
from geo.names import nominatives
from geo.place import Feature, Place
from geo.plain import plain_words
from geo.records import DATA, own_records
from geo.spelling import exact_key, key

_NAME = re.compile(r"[A-Z][a-z'’]{4,24}(?:-[A-Z][a-z]{3,20})?(?![\w'’-])")
_BEFORE = re.compile(
    r"(?:\b(?:in|near|towards?|outside|around|inside|through|into|from|villages?|settlements?|towns?|city|hamlet)"
    r"|\b(?:villages?|settlements?|towns?|city|cities|hamlets?|districts?|areas?|outskirts|vicinity|north|south|east|west"
    r"|northeast|northwest|southeast|southwest|direction|part|capture|liberation|control) of"
    r"|\b(?:storm|shell|liberat|captur|recaptur|seiz|enter|attack|approach|bombard|occup|encircl|leav|hold|control)"
    r"(?:e|s|es|ed|y|ied|ing)?|\b(?:struck|hit|took|left|held|entered|retook))(?: the)?"
    r"(?: (?:[Rr]ussian-)?(?:occupied|held|besieged|controlled))? $"
)
_PAIR = re.compile(r"[A-Z][a-z'’]{3,20}[ -][A-Z][a-z'’]{2,20}(?![\w'’-])")
_APPOSED = re.compile(r", (?:an?|the)(?: [\w-]+){0,2} (?:village|settlement|town|hamlet|city)\b")
_INTRODUCED = re.compile(r"\b(?:village|settlement|town|city|hamlet)(?: of)? $")
_LISTED_BEFORE = re.compile(r"(?:,(?: and)?|\band|\bor) $")
_HEADS_BEFORE = re.compile(r"(?:[–—:-]|\b(?:including|namely|as|them)) $")
_HEADS_AFTER = re.compile(r"(?:,| and) (?=[A-Z])")
_LISTED_AFTER = re.compile(r"(?:,|\.|;| and | or | directions?\b| areas?\b| axes\b| sectors?\b| \()")
_GLUED = ("in", "and", "near", "on", "of", "the", "at")
_GLUED_AFTER = re.compile(r" (?:the|a|[A-Z])")
_LOOK_BACK, _LIST_REACH = 40, 3
_BESIDE_M, _NEARBY_M, _FAR_M = 30_000.0, 60_000.0, 250_000.0
_THEATRE = frozenset(("UA", "RU", "BY", "MD"))
_TOWNS = frozenset(("city", "town"))
_LONG = 7  # letters from which on two may differ
_FIRST = {"o": "a", "g": "h"}  # letters that other romanisations begin a name with

Lookup = Callable[[str], tuple[Place, ...]]


def nearly_named(text: str, mentions: Sequence[Mention], lookup: Lookup) -> list[Mention]:
    """Return mentions for unknown words that stand where a place must and are almost the name of one nearby.

    One of two words may take in a known name: "Zeleny Pole" is no "Zelene".
    """
    anchors = tuple(dict.fromkeys(place for m in mentions for place in m.candidates[:1] if _anchors(place, m)))
    if not anchors:
        return []
    taken = {at for m in mentions for at in range(m.start, m.end)}
    starts, ends = {m.start for m in mentions}, {m.end for m in mentions}
    found = _pairs(text, mentions, anchors, lookup)
    taken.update(at for m in found for at in range(m.start, m.end))
    ends.update(m.end for m in found)
    for word in _NAME.finditer(text):
        start, end = word.span()
        if (
            start in taken
            or exact_key(word[0]) in plain_words()
            or not _stands_for_a_place(text, start, end, ends, starts)
        ):
            continue
        meant = _meant(text, word, anchors, lookup)
        if meant:
            found.append(Mention(start=start, end=end, text=word[0], candidates=meant))
            ends.add(end)
    return found


def _pairs(text: str, mentions: Sequence[Mention], anchors: tuple[Place, ...], lookup: Lookup) -> list[Mention]:
    """Return the names of two words, of which the gazetteer knows the first alone or none."""
    known = {m.start: m.end for m in mentions if any(place.country in _THEATRE for place in m.candidates)}
    found = []
    for pair in _PAIR.finditer(text):
        second = pair.start() + len(re.split("[ -]", pair[0])[0]) + 1
        if known.get(pair.start(), 0) >= pair.end() or second in known:
            continue
        if not _BEFORE.search(text[max(0, pair.start() - _LOOK_BACK) : pair.start()]):
            continue
        meant = tuple(place for place in _namesakes(pair[0], lookup) if re.search("[ -]", place.name))
        if meant := _nearby(meant, anchors):
            found.append(Mention(start=pair.start(), end=pair.end(), text=pair[0], candidates=meant))
    return found


def _anchors(place: Place, mention: Mention) -> bool:
    plain = len(mention.candidates) == 1 or place.kind in _TOWNS
    return place.kind == "oblast" or (plain and place.feature is Feature.POINT)


def _stands_for_a_place(text: str, start: int, end: int, ends: set[int], starts: set[int]) -> bool:
    """Say whether the words around leave no doubt that a place is named."""
    before = text[max(0, start - _LOOK_BACK) : start]
    if _BEFORE.search(before) or _APPOSED.match(text, end):
        return True
    heads = _HEADS_AFTER.match(text, end) if _HEADS_BEFORE.search(before) else None
    if heads is not None:
        return heads.end() in starts
    joint = _LISTED_BEFORE.search(before)
    if joint is None or not (_LISTED_AFTER.match(text, end) or _GLUED_AFTER.match(text, end)):
        return False
    left = start - len(joint[0])
    return any(at in ends for at in range(left - _LIST_REACH, left + 1))


def _meant(text: str, word: re.Match[str], anchors: tuple[Place, ...], lookup: Lookup) -> tuple[Place, ...]:
    if _GLUED_AFTER.match(text, word.end()):
        for glued in _GLUED:
            if word[0].endswith(glued) and (meant := lookup(word[0][: -len(glued)])):
                return _nearby(meant, anchors)
    close = _namesakes(word[0], lookup)
    announced = len(close) == 1 and _INTRODUCED.search(text[max(0, word.start() - _LOOK_BACK) : word.start()])
    return _nearby(close, anchors, _FAR_M if announced else _NEARBY_M)


def _namesakes(name: str, lookup: Lookup) -> tuple[Place, ...]:
    """Return all places, also beyond our own tables, of the names that are closest to a spelling."""
    names = dict.fromkeys(place.name for place in _close(key(name)))
    return tuple(dict.fromkeys(place for each in names for place in lookup(each)))


def _nearby(places: Sequence[Place], anchors: tuple[Place, ...], within: float = _NEARBY_M) -> tuple[Place, ...]:
    points = [place for place in places if place.feature is Feature.POINT]
    admin = [place.admin1 for place in points]
    rounds = (
        [p for p in points if any(_lies_by(p, a, far, single=admin.count(p.admin1) == 1) for a in anchors)]
        for far in (_BESIDE_M, within)
    )
    return next((tuple(found) for found in rounds if found), ())


def _lies_by(place: Place, anchor: Place, within: float, *, single: bool) -> bool:
    """Say whether a place is near another, or is the only one so called in an oblast that is named."""
    if anchor.kind == "oblast":
        return single and place.admin1 == anchor.name
    return rough_m(place.lon, place.lat, anchor.lon, anchor.lat) < within


@lru_cache(maxsize=16_384)
def _close(spelled: str) -> tuple[Place, ...]:
    """Return the places whose names differ least from a spelling, by one letter or, in long names, two."""
    names = _names().get(_initial(spelled), {})
    most = 2 if len(spelled) >= _LONG else 1
    close = extract(spelled, names.keys(), scorer=OSA.distance, score_cutoff=most, limit=8)
    least = min((away for _, away, _ in close), default=0)
    return tuple(dict.fromkeys(place for name, away, _ in close if away == least for place in names[name]))


def _initial(spelled: str) -> str:
    return _FIRST.get(spelled[:1], spelled[:1])


@lru_cache(maxsize=1)
def _names() -> dict[str, dict[str, tuple[Place, ...]]]:
    """Return our own names by their first letter, so that few are compared."""
    found: dict[str, dict[str, tuple[Place, ...]]] = {}
    for record in own_records(DATA / "places.csv"):
        for name in nominatives(record):
            same = found.setdefault(_initial(name), {})
            same[name] = (*same.get(name, ()), record.place)
    return found
