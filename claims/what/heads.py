"""Nouns that can be a part of a place, found from the verb: its object, its subject, what opens the clause."""

from claims.lexicon import words
from claims.what.signs import Signs

_SUBJECT = 12  # tokens from a verb to the beginning of its subject
_NAMING = frozenset(("such", "including", "like", "namely"))  # behind a plural that its names follow
_LONGEST = 6  # words of a part


def head_of(found: Signs, tag: str, first: int, last: int) -> tuple[int, int] | None:
    """Return the tokens of the first noun that can be a part, before anything else begins."""
    for at in range(first, last):
        hit = found.has(tag, at)
        named = hit is not None and hit.last < last and found.tokens[hit.last].norm in _NAMING
        if hit is not None and hit.first == at and not found.has("relation", at) and not named:
            return at, hit.last
        if found.tokens[at].text in ",;:()" or any(other.first == at for other in found.acts):
            return None
    return None


def fronted(found: Signs, verb: int) -> tuple[int, int] | None:
    """Return the noun that opens a clause without a name: "In some areas, they break through"."""
    opened = range(max(0, verb - _SUBJECT), verb)
    hit = next((each for at in opened if (each := found.has("portion", at)) is not None), None)
    if hit is None or hit.last >= len(found.tokens) or found.tokens[hit.last].text != ",":
        return None
    return (hit.first, hit.last) if any(found.has("relation", at) for at in range(opened.start, hit.first)) else None


def subject_of(found: Signs, tag: str, verb: int, floor: int) -> tuple[int, int] | None:
    """Return the noun right before a verb and its auxiliaries."""
    at = verb - 1
    while at > floor and (found.has("aux", at) or found.tokens[at].norm.endswith("ly")):
        at -= 1
    hit = found.has(tag, at) if at >= floor else None
    return (hit.first, hit.last) if hit is not None and hit.last == at + 1 and verb - at < _SUBJECT else None


def described(found: Signs, head: tuple[int, int], floor: int) -> list[str]:
    """Return the words of a noun with those that describe it, without its article."""
    first, last = head
    while first > floor and last - first < _LONGEST and _describes(found, first - 1):
        first -= 1
    while last - first > 1 and found.tokens[first].norm in words("article"):
        first += 1
    return [token.text for token in found.tokens[first:last]]


def _describes(found: Signs, at: int) -> bool:
    """Say whether a word belongs to the noun behind it: a figure, an adjective, "most of the"."""
    token = found.tokens[at]
    if found.has("portion_not", at) or found.has("relation", at) or found.has("act", at):
        counts = (found.has(tag, near) for tag in ("quantity", "amount") for near in (at - 1, at - 2) if near >= 0)
        return any(counts)
    written = token.text.isalpha() and (token.text.islower() or not at or found.has("own", at + 1) is not None)
    return token.text[:1].isdigit() or token.text == "%" or written
