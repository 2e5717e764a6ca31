"""Parts told with the act, not with the name: "fully controls X", "took three villages in X"."""

from collections.abc import Sequence
from dataclasses import replace

from claims.act import Act
from claims.claim import Kind, Relation
from claims.signs import Signs
from claims.spot import Spot

_HELD = frozenset((Kind.CAPTURE, Kind.CONTROL))
_WIDE = frozenset(("oblast", "raion", "region"))
_BESIDE = 3  # tokens from a verb to its "fully"
_OBJECT, _SUBJECT = 12, 12  # tokens from a verb to the end of its object, and to the beginning of its subject
_NAMING = frozenset(("such", "including", "like", "namely"))  # behind a plural that its names follow
_LONGEST = 6  # words of a part


def portioned(found: Signs, acts: Sequence[Act]) -> tuple[Act, ...]:
    """Give the places of acts that have no part the one that the act's own words tell."""
    if not found.covered.get("portion") and not found.covered.get("extent"):
        return tuple(acts)
    return tuple(replace(act, places=tuple(_with_part(found, act, spot) for spot in act.places)) for act in acts)


def _with_part(found: Signs, act: Act, spot: Spot) -> Spot:
    if spot.part is not None or spot.also:
        return spot
    part = _share(found, act, spot) if _may_be_shared(spot) else None
    part = part or (_extent(found, act) if act.kind in _HELD else None)
    return replace(spot, part=part) if part else spot


def _may_be_shared(spot: Spot) -> bool:
    """Say whether what is told of a place can be a part of it: of a region, or of what only lies near."""
    wide = bool(spot.candidates) and spot.candidates[0].kind in _WIDE
    return wide or spot.axis or spot.back or spot.relation is Relation.NEAR


def _extent(found: Signs, act: Act) -> str | None:
    """Read how far something is held: "fully controls", "complete occupation of"."""
    for at in range(max(0, act.hit.first - _BESIDE), min(act.hit.last + _BESIDE, len(found.tokens))):
        hit = found.has("extent", at)
        between = range(min(at, act.hit.last), max(at, act.hit.first))
        if hit is not None and not any(found.tokens[on].text in ",;:.()" for on in between):
            return " ".join(token.text for token in found.tokens[hit.first : hit.last])
    return None


def _share(found: Signs, act: Act, spot: Spot) -> str | None:
    """Read the object that lies in a place ("took three villages in X"), or the subject of a passive."""
    hit = act.hit
    named = not (act.implied or spot.back)
    end = spot.first if named else min(hit.last + _OBJECT, len(found.tokens))
    head = _head(found, hit.last, min(end, hit.last + _OBJECT))
    if head is None and not named:
        head = _fronted(found, hit.first)
    if head is None and (not named or spot.first >= hit.last or spot.last <= hit.first):
        head = _subject(found, hit.first, spot.last if spot.last <= hit.first else 0)
    if head is None or spot.first <= head[0] < spot.last:
        return None
    first, last = head
    floor = hit.last if first >= hit.last else 0
    while first > floor and last - first < _LONGEST and _describes(found, first - 1):
        first -= 1
    words = found.tokens[first:last]
    alone = len(words) == 1 and found.has("portion", first).entry.get("alone") != "yes"  # type: ignore[union-attr]
    return None if alone else " ".join(token.text for token in words).replace(" %", "%")


def _head(found: Signs, first: int, last: int) -> tuple[int, int] | None:
    """Return the tokens of the first noun that can be a part, before anything else begins."""
    for at in range(first, last):
        hit = found.has("portion", at)
        named = hit is not None and hit.last < last and found.tokens[hit.last].norm in _NAMING
        if hit is not None and hit.first == at and not found.has("relation", at) and not named:
            return at, hit.last
        if found.tokens[at].text in ",;:()" or any(other.first == at for other in found.acts):
            return None
    return None


def _fronted(found: Signs, verb: int) -> tuple[int, int] | None:
    """Return the noun that opens a clause without a name: "In some areas, they break through"."""
    opened = range(max(0, verb - _LONGEST), verb)
    hit = next((each for at in opened if (each := found.has("portion", at)) is not None), None)
    if hit is None or hit.last >= len(found.tokens) or found.tokens[hit.last].text != ",":
        return None
    return (hit.first, hit.last) if any(found.has("relation", at) for at in range(opened.start, hit.first)) else None


def _subject(found: Signs, verb: int, floor: int) -> tuple[int, int] | None:
    """Return the noun right before a verb and its auxiliaries."""
    at = verb - 1
    while at > floor and (found.has("aux", at) or found.tokens[at].norm.endswith("ly")):
        at -= 1
    hit = found.has("portion", at) if at >= floor else None
    return (hit.first, hit.last) if hit is not None and hit.last == at + 1 and verb - at < _SUBJECT else None


def _describes(found: Signs, at: int) -> bool:
    """Say whether a word belongs to the noun behind it: a figure, an adjective, "most of the"."""
    token = found.tokens[at]
    if found.has("portion_not", at) or found.has("relation", at) or found.has("act", at):
        return any(found.has("quantity", near) for near in (at - 1, at - 2) if near >= 0)
    written = token.text.isalpha() and (token.text.islower() or not at or found.has("own", at + 1) is not None)
    return token.text[:1].isdigit() or token.text == "%" or written
