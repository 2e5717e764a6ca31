"""What a place makes of an act: no border is reached as a town is, a town others are driven out of is taken."""

from claims.claim import Kind, Relation
from claims.lexicon import Hit, words
from claims.what.ended import last
from claims.what.fitting import is_town
from claims.what.parsed import Parsed, Phrase
from claims.what.signs import Signs
from claims.where.places import Spot
from claims.where.spot import is_water

_ALL = frozenset(("all", "whole", "entire", "rest"))
_TAKEN = frozenset((Relation.IN, Relation.FROM))
_GROUND = frozenset((Kind.ADVANCE, Kind.CAPTURE, Kind.ENCIRCLEMENT))
_TRIED = 9  # tokens of "trying to break through the defence and | reach"
_DRIVE = 4  # tokens of "in its new winter | push"


def kind_at(parsed: Parsed, phrase: Phrase, kind: Kind, places: tuple[Spot, ...]) -> Kind:
    """Return the kind of an act where it is done."""
    hit = phrase.hit
    if hit.entry.get("out") and _driven_out(parsed, hit, places):
        return Kind.CAPTURE
    across = kind is Kind.ADVANCE and all(is_water(s) and s.relation is Relation.ACROSS for s in places)
    if across and places:
        return Kind.CROSSING  # "pushed across the river"
    wide = hit.entry.get("wide") and places and (not is_town(parsed, phrase, places[0]) or _is_line(parsed, places))
    if hit.entry.get("tried") and last(parsed.found, "try", max(0, hit.first - _TRIED), hit.first):
        return Kind(hit.entry.get("tried"))
    return Kind(hit.entry.get("wide")) if wide else kind


def _is_line(parsed: Parsed, places: tuple[Spot, ...]) -> bool:
    """Say whether towns only name a line: "reached the Rubizhne–Kreminna line", "the line of X, Y and Z"."""
    tokens, last = parsed.found.tokens, max(spot.last for spot in places)
    ahead = range(max(0, min(spot.first for spot in places) - 2), min(spot.first for spot in places))
    behind = range(last, min(last + 1, len(tokens)))
    return any(tokens[at].norm in words("line") for at in (*ahead, *behind))


def _driven_out(parsed: Parsed, hit: Hit, places: tuple[Spot, ...]) -> bool:
    words = [token.norm for token in parsed.found.tokens[hit.first : hit.last]]
    aim = hit.first and parsed.found.tokens[hit.first - 1].norm == "to"  # "an operation to push them out of X" goes on
    if aim or not places or "back" in words:  # "pushed back from X" are not beyond it yet
        return False
    return driven_out(parsed.found, hit, places[0])


def driven_out(found: Signs, hit: Hit, spot: Spot) -> bool:
    """Say whether it is the place itself that the other side is driven out of: "pushed the enemy out of X"."""
    if spot.relation not in _TAKEN or spot.axis:
        return False
    whole = spot.part is None or not _ALL.isdisjoint(spot.part.casefold().split())
    between = range(hit.last, spot.first)
    return whole and not any(found.has("holder", at) and not found.has("type", at) for at in between)


def is_drive(found: Signs, hit: Hit) -> bool:
    """Say whether a noun tells in what drive a place was taken: "took a village in its push | towards X"."""
    inside = any(token.norm == "in" for token in found.tokens[max(0, hit.first - _DRIVE) : hit.first])
    bound = found.tokens[hit.last - 1].norm in words("bound for")
    return inside and bound and hit.entry.get("kind") in (Kind.ADVANCE, Kind.ATTACK)


def is_goal(parsed: Parsed, advance: Phrase, capture: Phrase) -> bool:
    """Say whether a verb only tells where an advance is bound: "launched an offensive to capture X"."""
    joined = parsed.found.tokens[capture.hit.first - 1].norm in ("and", "or") and capture.hit.first > 1
    before = next((each for each in parsed.phrases if joined and each.hit.last == capture.hit.first - 1), None)
    if before is not None and before is not advance and before.verb:
        return is_goal(parsed, advance, before)  # "in a campaign to encircle and capture X"
    tokens, to = parsed.found.tokens, capture.hit.first - 1
    kinds = [Kind(each.hit.entry.get("kind")) for each in (advance, capture)]
    bound = kinds[0] is Kind.ADVANCE and kinds[1] in (Kind.CAPTURE, Kind.REPULSE, Kind.ENCIRCLEMENT)
    bound = bound or (kinds[0] is Kind.ATTACK and kinds[1] in _GROUND and to == advance.hit.last)  # "attacks to regain"
    aimed = to > 0 and tokens[to].norm == "at" and "aim" in tokens[to - 1].lemmas
    return bound and to >= 0 and (tokens[to].norm == "to" or aimed)
