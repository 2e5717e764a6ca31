"""The words of a part of a place: with the figure before it, without the "of" behind it."""

from claims.lexicon import Hit, words
from claims.what.signs import Signs

_QUOTES = frozenset("\"“”'‘’")


def begin_of(found: Signs, first: int) -> int:
    """Take in the figure before a share ("around 90%"), what kind of district it is, and its own name."""
    tokens = found.tokens
    named = found.has("own", first) is not None
    while first > 0 and (
        tokens[first - 1].text[:1].isdigit()
        or (found.has("measure", first - 1) and (tokens[first - 1].norm != "over" or tokens[first].text[:1].isdigit()))
        or found.has("quarter", first - 1)
        or (named and first > 1 and (tokens[first - 1].text[:1].isupper() or tokens[first - 1].text in _QUOTES))
    ):
        first -= 1
    return first


def held_until(found: Signs, hit: Hit) -> int:
    """Return where a part goes on behind a word that claims something itself: "the Russian-held [side of]"."""
    deed = found.has("deed", hit.first)
    return deed.last if deed is not None and deed.first == hit.first and deed.last < hit.last else 0


def written(found: Signs, hit: Hit) -> str:
    """Return the words of a part: "around 90%", "western outskirts"."""
    first = begin_of(found, hit.first)
    while first and found.has("size", first - 1) is not None:
        first = begin_of(found, first - 1)
    told = [token.text for token in found.tokens[first : hit.last] if token.text not in _QUOTES]
    while len(told) > 1 and told[-1].casefold() in words("hinge") and told[-2].casefold() not in words("close"):
        told.pop()
    while len(told) > 1 and told[0].casefold() in words("article"):
        del told[0]
    return " ".join(told).replace(" %", "%")
