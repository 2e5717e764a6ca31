"""Where in a place something happened that the name does not stand beside: "In X, a shell hit a church"."""

from claims.claim import Kind
from claims.lexicon import Hit, words
from claims.what.act import Act
from claims.what.heads import described, subject_of
from claims.what.signs import Signs
from claims.where.spot import Spot, is_itself

_STRUCK = frozenset((Kind.ATTACK, Kind.CAPTURE, Kind.CONTROL, Kind.PRESENCE))  # of a town maybe one building
_MOVING = frozenset((Kind.ADVANCE, Kind.ATTACK))
_OBJECT = 12  # tokens from a verb to the end of its object
_NEAR = 4  # tokens from a verb to "further west", from a river to "the left bank", from a part to its own name


def site(found: Signs, act: Act, spot: Spot) -> str | None:
    """Read the building or the side that an act is about, of a place told before or only meant."""
    hit, named = act.hit, not (act.implied or spot.back)
    if spot.axis or (named and (act.kind not in _STRUCK or spot.last > hit.first or not spot.preposition)):
        return None
    head = _object(found, hit.last, named=named) or _fronted(found, hit.first, named=named)
    if head is None and hit.entry.tag != "deed":  # "street fighting" is on no street
        head = subject_of(found, "part", hit.first, spot.last if named else 0)
    if head is None or (not act.implied and spot.first < head[1] and head[0] < spot.last):
        return None
    part = " ".join(described(found, head, hit.last if head[0] >= hit.last else 0)).replace(" %", "%")
    return None if is_itself(part, spot.candidates) else part


def _object(found: Signs, first: int, *, named: bool) -> tuple[int, int] | None:
    """Return the first part that is told behind a verb, in the same breath."""
    for at in range(first, min(first + _OBJECT, len(found.tokens))):
        hit = found.has("part", at)
        if hit is not None:
            return (hit.first, hit.last) if hit.first >= first and _is_site(found, hit, named=named) else None
        if found.tokens[at].text in ",;:()" or (at > first and any(o.first == at for o in found.acts)):
            return None
    return None


def _fronted(found: Signs, verb: int, *, named: bool) -> tuple[int, int] | None:
    """Return the part that opens a clause without a name: "In the eastern districts, they improved their positions"."""
    opened = range(max(0, verb - _OBJECT), verb)
    hit = next((each for at in opened if (each := found.has("part", at)) is not None), None)
    if named or hit is None or hit.last >= len(found.tokens) or found.tokens[hit.last].text != ",":
        return None
    return (hit.first, hit.last) if any(found.has("relation", at) for at in range(opened.start, hit.first)) else None


def _is_site(found: Signs, hit: Hit, *, named: bool) -> bool:
    """Say whether a part stands for itself, not before a name; of a town named before only what lies in one."""
    if (named and hit.entry.get("inside") != "also") or found.tokens[hit.last - 1].norm in words("hinge"):
        return False
    link = found.has("relation", hit.last)
    behind = range(hit.last, min(hit.last + _NEAR, len(found.tokens)))
    return link is None or not any(found.tokens[at].text[:1].isupper() for at in behind)


def far_bank(found: Signs, act: Act, spot: Spot) -> str | None:
    """Read where a crossing ends: "crossed the X to its left bank"."""
    if act.kind is not Kind.CROSSING or act.implied:
        return None
    for at in range(spot.last, min(spot.last + _NEAR + 1, len(found.tokens))):
        hit = found.has("part", at)
        if hit is not None:
            return " ".join(token.text for token in found.tokens[hit.first : hit.last])
        if found.tokens[at].text in ",;:()":
            return None
    return None


def heading(found: Signs, act: Act, spot: Spot) -> str | None:
    """Read the side on which troops move on, or come at a place: "and pushed further west", "from the north"."""
    if act.kind not in _MOVING or spot.axis:
        return None
    first = act.hit.last
    at = next((on for on in range(act.hit.first, first + _NEAR) if found.has("compass", on)), None)
    if at is None:
        return None
    come = any(found.tokens[on].norm in words("away") for on in range(act.hit.first, at))
    ahead = not (act.implied or spot.back) and spot.first >= first
    if not come and (ahead or act.kind is Kind.ATTACK):
        return None
    last = _sides(found, at)
    closed = ahead or found.has("relation", last) is None
    return " ".join(token.text for token in found.tokens[at:last]) if closed else None


def _sides(found: Signs, at: int) -> int:
    """Return where the sides end that begin here: "north and east"."""
    last = at + 1
    while found.has("join", last) is not None and found.has("compass", last + 1) is not None:
        last += 2
    return last
