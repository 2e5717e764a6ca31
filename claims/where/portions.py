"""Parts told with the act, not with the name: "fully controls X", "took three villages in X"."""

from collections.abc import Sequence
from dataclasses import replace

from claims.claim import Kind, Relation
from claims.lexicon import words
from claims.what.act import Act
from claims.what.heads import described, fronted, head_of, subject_of
from claims.what.signs import Signs
from claims.where.parts import relation_before
from claims.where.sites import far_bank, heading, site
from claims.where.spot import Spot

_TOLD = ("portion", "extent", "part", "compass", "quantity", "relation")
_HELD = frozenset((Kind.CAPTURE, Kind.CONTROL))
_WIDE = frozenset(("oblast", "raion", "region"))
_BESIDE = 3  # tokens from a verb to its "fully"
_OBJECT = 12  # tokens from a verb to the end of its object


def portioned(found: Signs, acts: Sequence[Act]) -> tuple[Act, ...]:
    """Give the places of acts that have no part the one that the act's own words tell."""
    if not any(found.covered.get(tag) for tag in _TOLD):
        return tuple(acts)
    return tuple(replace(act, places=tuple(_with_part(found, act, spot) for spot in act.places)) for act in acts)


def _with_part(found: Signs, act: Act, spot: Spot) -> Spot:
    if spot.part is not None or spot.also:
        return spot
    told = (rule(found, act, spot) for rule in (_share, site, far_bank, heading, _extent, _around))
    part = next((each for each in told if each), None)
    return replace(spot, part=part) if part else spot


def _may_be_shared(spot: Spot) -> bool:
    """Say whether what is told of a place can be a part of it: of a region, or of what only lies near."""
    return _is_wide(spot) or spot.axis or spot.back or spot.relation is Relation.NEAR


def _is_wide(spot: Spot) -> bool:
    return bool(spot.candidates) and spot.candidates[0].kind in _WIDE


def _extent(found: Signs, act: Act, _: Spot) -> str | None:
    """Read how far something is held: "fully controls", "complete occupation of", "is 80% under control"."""
    if act.kind not in _HELD:
        return None
    for at in range(max(0, act.hit.first - _BESIDE), min(act.hit.last + _BESIDE, len(found.tokens))):
        hit = found.has("extent", at)
        between = range(min(at, act.hit.last), max(at, act.hit.first))
        if hit is not None and not any(found.tokens[on].text in ",;:.()" for on in between):
            return " ".join(token.text for token in found.tokens[hit.first : hit.last])
    return _percentage(found, act.hit.first)


def _around(found: Signs, act: Act, spot: Spot) -> str | None:
    """Read what lies around the places of a list and is spoken of: "in the areas of A and B"."""
    if act.implied or spot.back or spot.relation is not Relation.NEAR:
        return None
    first = next(each for each in act.places if each.group == spot.group)
    hit = relation_before(found, first.first)
    return hit.entry.get("called") or None if hit is not None else None


def _percentage(found: Signs, verb: int) -> str | None:
    """Read the figure right before what it tells of: "is 80% under control"."""
    at = verb - 1
    if at < 1 or not found.tokens[at - 1].text[:1].isdigit() or found.has("quantity", at) is None:
        return None
    return f"{found.tokens[at - 1].text} {found.tokens[at].text}".replace(" %", "%")


def _share(found: Signs, act: Act, spot: Spot) -> str | None:
    """Read the object that lies in a place ("took three villages in X"), or the subject of a passive."""
    if not _may_be_shared(spot):
        return None
    hit, named = act.hit, not (act.implied or spot.back)
    head = _told(found, act, spot, named=named)
    if head is None or spot.first <= head[0] < spot.last or (named and _introduces(found, head, spot)):
        return None
    noun = described(found, head, hit.last if head[0] >= hit.last else 0)
    alone = len(noun) == 1 and found.has("portion", head[0]).entry.get("alone") != "yes"  # type: ignore[union-attr]
    before = range(hit.last, head[0])
    bare = hit.last <= head[0] and all(found.tokens[at].norm in words("article") for at in before)
    bare = bare and found.has("relation", head[1]) is not None  # "captures village in X"
    return None if alone and not bare else " ".join(noun).replace(" %", "%")


def _told(found: Signs, act: Act, spot: Spot, *, named: bool) -> tuple[int, int] | None:
    """Return the tokens of the object, or of the subject, that can be a part of the place."""
    hit = act.hit
    end = spot.first if named else len(found.tokens)
    head = head_of(found, "portion", hit.last, min(end, hit.last + _OBJECT))
    if head is None and not named:
        head = fronted(found, hit.first)
    if head is None and (not named or spot.first >= hit.last or spot.last <= hit.first):
        head = subject_of(found, "portion", hit.first, spot.last if named and spot.last <= hit.first else 0)
    return head


def _introduces(found: Signs, head: tuple[int, int], spot: Spot) -> bool:
    """Say whether a noun only tells what the names behind it are: "near the villages of A and B"."""
    if _is_wide(spot) or head[1] > spot.first:
        return False
    behind = head[1] + (found.tokens[head[1]].norm in words("hinge"))
    return found.tokens[behind].text[:1].isupper()
