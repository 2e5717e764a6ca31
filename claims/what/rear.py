"""Behind the invader's lines: in Russia, and on ground that Russia holds, it is Ukraine that strikes."""

from claims.claim import Kind, Relation
from claims.lexicon import Hit
from claims.what.parsed import Parsed, Phrase
from claims.where.spot import Spot
from geo.place import Place

_SINCE_2014 = frozenset(("Crimea", "Sevastopol"))


def behind_lines(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether an act is done to a place behind the invader's lines."""
    start, end = parsed.cut.start(phrase.hit.first), parsed.cut.end(phrase.hit.last - 1)
    near = [spot for spot in parsed.places if start <= spot.first < end and spot.candidates]
    near = [spot for spot in near if spot.relation is not Relation.FROM] or near  # "drones launched from X hit Y"
    near = near or [spot for spot in parsed.places if spot.last <= start and spot.candidates and not spot.locator]
    near = near or [spot for spot in parsed.memory.focus if spot.candidates]
    struck = phrase.hit.entry.get("kind") == Kind.ATTACK
    if struck and any(_is_held(parsed, spot) for spot in near[:1]):
        return True
    return any(all(_is_rear(place, struck=struck) for place in spot.candidates) for spot in near[:1])


def _told_held(parsed: Parsed, spot: Spot) -> Hit | None:
    """Find the adjective that an aside tells of a place: "X, a Russian-held town, came under fire"."""
    tokens = parsed.found.tokens
    opens = spot.last + 1 < len(tokens) and tokens[spot.last].text == ","
    return parsed.found.has("occupied", spot.last + 2) if opens and parsed.found.has("article", spot.last + 1) else None


def _is_rear(place: Place, *, struck: bool) -> bool:
    """Say whether a place lies in Russia, or where Russia has been since 2014."""
    return place.country == "RU" or (struck and not _SINCE_2014.isdisjoint((place.admin1, place.name)))


def _is_held(parsed: Parsed, spot: Spot) -> bool:
    """Say whether an adjective calls a place held by the invader: "a depot in Russian-occupied X"."""
    held = parsed.found.has("occupied", spot.first - 1) or parsed.found.has("occupied", spot.first)
    held = held or _told_held(parsed, spot)
    if spot.back or held is None:
        return False
    verbs = (each.hit for each in parsed.phrases if each.verb)
    return not any(verb.first <= held.first < verb.last for verb in verbs)
