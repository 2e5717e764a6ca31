"""Troops driven out: of a whole place, which is then taken, or of positions in it."""

from claims.claim import Relation
from claims.lexicon import Hit
from claims.parsed import Parsed
from claims.where import Spot

_ALL = frozenset(("all", "whole", "entire", "rest"))
_TAKEN = frozenset((Relation.IN, Relation.FROM))


def driven_out(parsed: Parsed, hit: Hit, places: tuple[Spot, ...]) -> bool:
    """Say whether it is the place itself that the other side is driven out of: "pushed the enemy out of X"."""
    aim = hit.first and parsed.found.tokens[hit.first - 1].norm == "to"  # "an operation to push them out of X" goes on
    if aim or not places or places[0].relation not in _TAKEN or places[0].axis:
        return False
    spot = places[0]
    whole = spot.part is None or not _ALL.isdisjoint(spot.part.casefold().split())
    words = [token.norm for token in parsed.found.tokens[hit.first : hit.last]]
    between = range(hit.last, spot.first)
    held = any(parsed.found.has("holder", at) and not parsed.found.has("type", at) for at in between)
    return whole and not held and "back" not in words  # "pushed back from X" are not beyond it yet
