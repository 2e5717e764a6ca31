"""Lists of places inside a sentence: the marks that only part their members are no ends of a clause."""

from collections.abc import Sequence

from claims.lexicon import Hit, words
from claims.what.signs import Signs
from claims.what.usage import is_finite
from claims.where.spot import Spot

_CUTS = frozenset((";", ":", "—", "–", "(", ")", "[", "]", "..."))
_ITEMS = frozenset(("•", "*", "·", "▪", "-", "–", "—"))
LEADING = frozenset(("and", "particularly", "especially", "namely", "also", "specifically", "notably"))
_WAYS = 60  # tokens in which a list of ways goes on behind "in the directions"
_FRONT = 4  # tokens of "And on the" before the sector that a list opens with
_OPENED = 5  # tokens before the "as" of a sentence that opens with a clause
_FEW = 2  # plain words in a list of places


def pairs(found: Signs, at: int) -> bool:
    """Say whether a dash leads from one village to the next in a list of ways: "in the directions A — B, C — D"."""
    tokens = found.tokens
    if tokens[at].text not in "–—-" or not 0 < at < len(tokens) - 1:
        return False
    named = tokens[at - 1].text[:1].isupper() or tokens[at - 1].text == ")"
    ways = any(token.norm in words("sectors") or token.norm == "direction" for token in tokens[max(0, at - _WAYS) : at])
    return named and tokens[at + 1].text[:1].isupper() and ways


def goes_on(found: Signs, at: int) -> bool:
    """Say whether only more places follow a mark: "battles near A; to the west of B; and in C"."""
    first = at + 1
    while first < len(found.tokens) and found.tokens[first].norm in LEADING:
        first += 1
    relation = found.has("relation", first)
    if (relation is None or relation.first != first) and not _heads_names(found, at):
        return False
    stops = (on for on in range(first, len(found.tokens)) if found.tokens[on].text in _CUTS)
    end = next(stops, len(found.tokens))
    told = any(first <= hit.first < end for hit in found.acts)
    return not told and not any({"be", "have"} & set(token.lemmas) for token in found.tokens[first:end])


def _heads_names(found: Signs, at: int) -> bool:
    """Say whether a mark stands between a sector and the names of its villages: "in the X direction – A and B"."""
    sector = found.has("type", at - 1)
    following = found.tokens[min(at + 1, len(found.tokens) - 1)]
    named = following.text[:1].isupper() and found.tokens[at - 2].text.istitle()
    named = named and not any(force.first == at + 1 for force in found.forces)
    return named and sector is not None and sector.entry.get("value") == "axis"


def lists_on(found: Signs, at: int) -> bool:
    """Say whether a semicolon only parts the places of a list: "near X; to the west of Y; and in Z"."""
    tokens = found.tokens
    after = at + 1 + (at + 1 < len(tokens) and (tokens[at + 1].norm == "and" or tokens[at + 1].text in _ITEMS))
    if found.has("relation", after) is not None:
        return True
    marks = [on for on, token in enumerate(tokens) if token.text in ";:"]
    before = max((on for on in marks if on < at), default=-1)
    end = next((on for on in marks if on > at), len(tokens))
    named = after < len(tokens) and tokens[after].text.istitle()
    return named and (only_names(found, before + 1, at) or only_names(found, after, end))


def only_names(found: Signs, first: int, last: int) -> bool:
    """Say whether nothing is told between two tokens, only named: "X, Y of the Z Region"."""
    told = any(first <= hit.first < last for hit in found.acts)
    plain = [at for at in range(first, last) if found.tokens[at].text.islower() and found.tokens[at].text.isalpha()]
    plain = [
        at for at in plain if not any(found.has(tag, at) for tag in ("type", "relation", "part", "quarter", "link"))
    ]
    wordy = sum(found.tokens[at].norm not in ("of", "the", "and", "s") for at in plain) > _FEW
    return not told and not wordy and not any({"be", "have"} & set(t.lemmas) for t in found.tokens[first:last])


def next_sector(found: Signs, places: tuple[Spot, ...]) -> Hit | None:
    """Return the word for a sector in a sentence that does no more than list its villages: "In the Y axis – A, B"."""
    head = places[0] if places else None
    if head is None or not head.axis or head.first > _FRONT or not only_names(found, 0, len(found.tokens)):
        return None
    return found.has("type", head.last - 1) or found.has("type", head.first)


def listed_behind(found: Signs, hit: Hit, places: Sequence[Spot]) -> tuple[Spot, ...]:
    """Return the places that a list goes on with behind its verb: "X was shelled; Y and Z in the W region"."""
    behind = hit.last < len(found.tokens) and found.tokens[hit.last].text == ";"
    if not behind or not only_names(found, hit.last + 1, len(found.tokens)):
        return ()
    return tuple(spot for spot in places if spot.first > hit.last and not spot.locator)


def begins_anew(found: Signs, first: int, between: range, last: int) -> bool:
    """Say whether the name behind a comma is a new subject: "As they closed in on X, the town of Y was shelled".

    `first` is where the name before begins, `last` where the one behind ends.
    """
    opened = next((at for at in range(min(first, _OPENED)) if found.tokens[at].norm in words("fronting")), None)
    if opened is None or not between or found.tokens[between[0]].text != "," or last >= len(found.tokens):
        return False
    joined = any(found.tokens[at].norm in words("joint") for at in between)
    told = any(opened < hit.first < first for hit in found.acts)
    return told and not joined and is_finite(found, last)


def is_held(found: Signs, at: int) -> bool:
    """Say whether a word is part of "temporarily occupied" or "Russian-held", which only describe a place."""
    return any(on in found.covered.get("occupied", {}) for on in (at, at + 1))
