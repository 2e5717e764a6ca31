"""How one place of a sentence follows another: listed with it, telling where it lies, narrowing it, or apart."""

from collections.abc import Sequence

from claims.claim import Relation
from claims.lexicon import everywhere, words
from claims.what.apposed import is_kin, sort_told
from claims.what.enumerations import begins_anew, is_held, only_names, pairs
from claims.what.signs import Signs
from claims.what.usage import is_launched
from claims.where.measured import are_towns, introduces
from claims.where.spot import Spot, is_centre, is_outside, is_wider, on_bank, order, spans
from geo.place import Feature

_LISTING = frozenset((";", ",", "&", "/", "–", "—", "-", "•", "*", "·", "▪")) | everywhere("and", "or")
_WIDEST_LINK = 12
_COUNTED = 5  # tokens of ", two small villages"
_FRONT = 4  # tokens of "Meanwhile, in the" before the region that a sentence opens with
_DASHES = frozenset(("–", "—", "-"))
_QUOTES = frozenset("\"“”'‘’")
_MARKS = _QUOTES | frozenset(";,()&/–—-•*·▪") | {"'s"}
_OPENING = _DASHES | {",", ":"}  # behind the name of a sector they open where in it
_HEADING = _DASHES | {":"}  # a sector stands before them as the heading of its villages
_COLONS = frozenset((":", ";"))
_OPENED = 3  # tokens of ": in the"
_ONLY = 4  # tokens of "only near the town of"
_ASIDE = 8  # tokens in a bracket that a list goes on behind


def link(found: Signs, left: Spot, right: Spot, mentioned: frozenset[int]) -> str:
    """Say how a place follows another: listed with it, locating it, narrowing it, or apart."""
    span = range(left.last, right.first)
    between = [found.tokens[at].norm for at in span if found.tokens[at].text not in _QUOTES]
    kind = found.has("type", right.first) if not between else None
    town = kind is not None and kind.entry.get("value") == "town" and not is_wider(right, left)  # "X village of Y"
    paired = len(between) == 1 and pairs(found, left.last)
    framed = _frames(found, left, right, between) or _follows_river(left, right, between)
    if town or paired or framed or (between and (_holds(found, left, right) or is_kin(found, left, right))):
        return "narrows"
    goal = left.relation is Relation.FROM and right.relation is Relation.TOWARD and "and" not in between
    fired = between[-1:] == ["at"] or between == ["into"]  # "bombs launched from X at Y"
    goal = goal or (left.relation is Relation.FROM and fired)
    timed = words("time link") if right.preposition else frozenset()
    rest = range(left.last + _is_surname(found, left.last), right.first)
    rest = rest[sort_told(found, rest) :]
    site = left.relation is Relation.FROM and is_launched(found, left.first)
    held = {at for at in rest if site and is_held(found, at)}
    linking = all(_links(found, at) or at in mentioned or found.tokens[at].norm in timed or at in held for at in rest)
    anew = not right.preposition and begins_anew(found, left.first, range(left.last, right.first), right.last)
    if goal or anew or len(between) > _WIDEST_LINK or not linking or _turns(found, left, right):
        return "apart"
    bank = set(between) <= words("lies on") and on_bank(left, right)
    if not between or bank:
        return "locates" if bank or is_wider(right, left) or spans(right, left) else "narrows"
    told = (between == [","] and introduces(found, left)) or _pinpoints(found, left, right, between)
    if told and not is_wider(right, left):
        return "narrows"
    stretch = left.relation is Relation.FROM and _leads(found, left, right)  # "the line from X to Y"
    if stretch or any(word in _LISTING or word in words("adding") for word in between):
        return "locates" if _explains(found, left, right, between) or _ends_gap(found, left, between) else "listed"
    narrows = is_wider(left, right) and not (on_a_side(found, right) and (between[0] == "(" or is_outside(right, left)))
    return "sector" if _is_sector(found, left) else "narrows" if narrows else "locates"


def _leads(found: Signs, left: Spot, right: Spot) -> bool:
    """Say whether a way leads from one place to the next: "from X to Y", "from X in the north to Y"."""
    first = left.last
    while first < right.first and (found.has("compass", first) or found.tokens[first].norm in words("in its side")):
        first += 1
    return first < right.first and found.tokens[first].norm in words("up to")


def _turns(found: Signs, left: Spot, right: Spot) -> bool:
    """Say whether other towns are spoken of: "took X, but neighbouring Y is still held", not "but also in Y"."""
    span = range(left.last, right.first)
    if any(found.tokens[at].norm in words("opposing") and found.tokens[at + 1].norm != "also" for at in span):
        return all(token.norm != "only" for token in found.tokens[max(0, left.first - _ONLY) : left.first])
    dash = bool(span) and found.tokens[span[-1]].text in _DASHES
    return (
        dash
        and any(found.tokens[at].norm in words("joint") for at in span)
        and any(are_towns(found, at) for at in span)
    )


def _heads(found: Signs, mark: int) -> bool:
    """Say whether a mark behind a sector opens the list of its villages: "in the X direction – A and B"."""
    end = next((at for at in range(mark + 1, len(found.tokens)) if found.tokens[at].text == ";"), len(found.tokens))
    return found.tokens[mark].text in _HEADING and only_names(found, mark + 1, end)


def _follows_river(left: Spot, right: Spot, between: list[str]) -> bool:
    """Say whether a river is only the way on which troops come to a place: "along the Dnipro to the village of X"."""
    lines = [any(place.feature is Feature.LINE for place in spot.candidates[:1]) for spot in (left, right)]
    bound = right.relation is Relation.TOWARD or between[:1] in (["to"], ["into"])
    return lines == [True, False] and left.part is None and bound and "and" not in between


def _is_surname(found: Signs, at: int) -> bool:
    """Say whether a word of a list belongs to the name before it, though no gazetteer has it: "Siversk [Malyi], X"."""
    word, follows = found.tokens[at], found.tokens[at + 1].norm if at + 1 < len(found.tokens) else ""
    plain = word.text.istitle() and word.text.isalpha() and not any(f.first <= at < f.last for f in found.forces)
    return plain and follows in (",", "and", ";") and found.has("calendar", at) is None


def _frames(found: Signs, left: Spot, right: Spot, between: list[str]) -> bool:
    """Say whether a wide place opens the clause that tells of what lies in it: "In the X region, Y was shelled"."""
    opens = left.first <= _FRONT or any(t.text in _COLONS for t in found.tokens[left.first - _OPENED : left.first])
    fronted = left.preposition and opens and between in ([","], [",", "the"])
    led = between[:1] == [","] and all(word == "the" or word in words("preposition") for word in between[1:])
    if left.preposition and opens and led and right.axis and right.preposition and order(left) > order(right):
        return True  # "In the X oblast, in the Y direction, our troops …"
    fronted = fronted or (left.axis and len(between) == 1 and _heads(found, left.last))
    return fronted and not right.preposition and not right.axis and order(right) < order(left)


def _holds(found: Signs, left: Spot, right: Spot) -> bool:
    """Say whether a mark opens where in a sector something was: "in the X sector, near Y", not "including"."""
    if not (left.axis or _is_area(found, left)) or right.axis or not right.preposition or is_wider(right, left):
        return False
    plain = (_links(found, at) and not _adds(found, at) for at in range(left.last + 1, right.first))
    return found.tokens[left.last].text in _OPENING and all(plain)


def _is_area(found: Signs, spot: Spot) -> bool:
    """Say whether a name only tells around what something was: "in the X area"."""
    kind = found.has("type", spot.last - 1)
    return kind is not None and kind.entry.get("value") == "area" and kind.first > spot.first


def _adds(found: Signs, at: int) -> bool:
    """Say whether a word adds the place behind it to the one before: "and", "including", not "namely"."""
    word = found.tokens[at].norm
    return word in _LISTING or word in words("adding") or tells_some(found, at)


def tells_some(found: Signs, at: int) -> bool:
    """Say whether a word tells that more is meant than the places behind it: "including"."""
    hit = found.has("telling", at)
    return hit is not None and bool(hit.entry.get("some"))


def _is_sector(found: Signs, spot: Spot) -> bool:
    """Say whether a name is one of the sectors that a list gives with its villages: "in two directions: A near B"."""
    colon = next((at for at in range(spot.first - 1, 0, -1) if found.tokens[at].text == ":"), 0)
    return colon > 0 and found.tokens[colon - 1].norm in words("sectors")


def _pinpoints(found: Signs, left: Spot, right: Spot, between: Sequence[str]) -> bool:
    """Say whether a place only says on which side of it another lies: "to the west of [A] near B"."""
    around = range(max(0, left.first - 2), left.last)
    side = any(found.has("compass", at) and found.tokens[at + 1].norm == "of" for at in around[:-1])
    road = left.part is not None and left.part == left.text and not {",", "and"} & set(between)  # "along the X-Y road"
    listed = any(t.norm in words("joint") or t.text in ",;" for t in found.tokens[right.last : right.last + 1])
    edge = any(found.has("edge", at) for at in around)
    side = side or _is_area(found, left) or (edge and listed)  # "on the outskirts of [A] near B and C"
    return bool(between) and ((side and between[0] in ("near", "in", "at") and not is_centre(left, right)) or road)


def _links(found: Signs, at: int) -> bool:
    """Say whether a token may stand between two places of a list: also the count in "A and 35 settlements of B"."""
    token = found.tokens[at]
    if found.has("link", at) is not None or token.norm in _MARKS or token.text.isdigit():
        return True
    if found.has("calendar", at) is not None or token.norm == "another":
        return True  # "X on Monday and Y on Tuesday", "near X and another 15 near Y"
    named = found.has("community", at + 1) is not None and token.text[:1].isupper()
    counted = at > 0 and found.tokens[at - 1].text.isdigit() and found.has("deed", at) is not None
    return counted or named or found.has("community", at) is not None or _in_bracket(found, at)


def _in_bracket(found: Signs, at: int) -> bool:
    """Say whether a word stands in a short bracket: "A (villages of its community), B"."""
    opened = next((on for on in range(at, max(-1, at - _ASIDE), -1) if found.tokens[on].text in "()"), at)
    return found.tokens[opened].text == "(" and any(t.text == ")" for t in found.tokens[at : at + _ASIDE])


def _explains(found: Signs, left: Spot, right: Spot, between: list[str]) -> bool:
    """Say whether a place after a comma only tells where the one before it lies: "X, north of Y", "X, Y Oblast"."""
    if "well" in between or any(tells_some(found, at) for at in range(left.last, right.first)):
        return False
    if not {"and", "or"} & set(between[:2]) and on_a_side(found, right):
        return not on_a_side(found, left)  # "north of A, west of B and near C" lists
    wider = is_wider(right, left)
    if (between[0] == "(" and wider) or (between == [","] and _is_seat(found, left, right)):
        return True
    further = right.preposition and "and" not in between and any(found.has("compass", left.last + on) for on in (1, 2))
    mid = any(found.has("mid", at) for at in range(left.last + 1, right.first))
    if between[0] == "," and (further or mid or _is_edge(found, left, right, between)):
        return True  # "X, halfway between Y and Z", "X, further south near Y", "X, on the outskirts of Y"
    apposed = "and" not in between and any(found.has("article", left.last + on) for on in (1, 2))
    if between[0] in _DASHES and (apposed or _placed(found, left.last + 1)):
        return wider  # "X – a village in the Y region"
    return between[0] == "," and ("which" in between or _is_told(found, left, right, between))


def _is_edge(found: Signs, left: Spot, right: Spot, between: Sequence[str]) -> bool:
    """Say whether a village is told to lie at the edge of a town: "X, on the southern outskirts of Y, was"."""
    if not (left.candidates and right.candidates) or order(right) or between[:2] != [",", "on"]:
        return False
    around = (found.tokens[left.first - 1], *found.tokens[right.last : right.last + 2])
    listed = any(token.norm in words("joint") for token in around)
    return not listed and any(found.has("edge", at) for at in range(right.first, right.last))


def _is_seat(found: Signs, left: Spot, right: Spot) -> bool:
    """Say whether a region is called by its town alone, behind one that lies there: "X, Zaporizhzhia"."""
    seat = right.candidates[0] if right.candidates else None
    if seat is None or right.kinds or right.part or seat.kind != "city" or seat.admin1 != f"{seat.name} Oblast":
        return False
    within = any(place.admin1 == seat.admin1 and place.name != seat.name for place in left.candidates)
    before = found.tokens[max(0, left.first - 1) : left.first]
    listed = any(token.norm in words("joint") or token.text == "," for token in before)
    behind = found.tokens[right.last : right.last + 2]
    goes_on = any(token.norm in words("joint") or token.text[:1].isupper() for token in behind)
    return within and not listed and not goes_on


def _placed(found: Signs, at: int) -> bool:
    """Say whether words behind a dash only say where it lies: "A and B – in the Y region", "– both in the Y region"."""
    return found.has("relation", at + (found.tokens[at].norm in words("aside"))) is not None


def _ends_gap(found: Signs, left: Spot, between: list[str]) -> bool:
    """Say whether two places together only tell where another lies: "X, which lies between [Y and Z]"."""
    near = range(max(0, left.first - 2), left.last)
    mid = any(found.has("mid", at) or found.has("border", at) for at in near)  # "on the border of Y and Z"
    return left.locator and mid and between == ["and"]


def _is_told(found: Signs, left: Spot, right: Spot, between: list[str]) -> bool:
    """Say whether a place behind a comma is the wider one, is a quarter of it, or belongs to an apposition."""
    span = range(left.last, right.first)
    many = any(found.tokens[at].norm in words("one of many") for at in span[1:3])  # "X, one of the towns near Y"
    many = many and any(found.has("countable", at) for at in range(left.last, right.last))
    another = len(between) > 1 and between[1] in words("describing") and found.has("type", right.first) is not None
    many = many or (another and not are_towns(found, right.first))  # "X, another village near Y"
    if many or found.has("quarter", right.first - 1) or any(found.has("article", at) for at in span):
        return True
    counted = range(left.last + 2, min(left.last + _COUNTED, right.last))
    if found.has("number", left.last + 1) and any(are_towns(found, at) for at in counted):
        return right.part is not None or right.preposition  # "X and Y, two villages near Z"
    return "and" not in between and is_wider(right, left) and not right.axis


def on_a_side(found: Signs, spot: Spot) -> bool:
    """Say whether a place is told as the one that something lies north, south, east or west of."""
    around = range(max(0, spot.first - 3), spot.last)
    return any(found.has("compass", at) and found.tokens[at + 1].norm == "of" for at in around[:-1])
