"""The words around a place that tie it to an act or to another: goals, asides, counts and shared objects."""

from collections.abc import Sequence

from claims.claim import Kind, Relation
from claims.lexicon import Hit, words
from claims.what.enumerations import listed_behind
from claims.what.relatives import keeps_place
from claims.what.signs import Signs
from claims.where.places import Spot
from claims.where.spot import fits
from geo.place import Feature

_APPOSED, _HINGE = 8, 3  # tokens of ", a logistics hub toward", and of ", around"
_ELLIPSIS = 4  # tokens of ", and in the", and to "two more villages"
_LIST = 8  # tokens of "the cities of A and B,"
_SIDE = 4  # tokens of "the other side of"
_PURSUED = frozenset((Kind.ATTACK, Kind.ADVANCE))
_JOINED = frozenset(("and", "but", "yet", "then"))
_ACROSS = frozenset(("other", "opposite", "far"))


def counts_on(found: Signs, spot: Spot) -> bool:
    """Say whether a place shares the act of the one before: "in X they repelled 25 attacks, and in Y 40"."""
    leading = range(max(0, spot.first - _ELLIPSIS - 1), spot.first)
    hits = [hit for at in leading if (hit := found.has("telling", at)) is not None]
    if any(hit.entry.get("some") for hit in hits):
        return True  # "in X they attacked 14 times, in particular near Y"
    before = [token.norm for token in found.tokens[max(0, spot.first - _ELLIPSIS) : spot.first]]
    after = [token.text for token in found.tokens[spot.last : spot.last + 2]]
    return not {"and", ";", ","}.isdisjoint(before) and any(text.isdigit() for text in after)


def trails(found: Signs, first: int, last: int) -> bool:
    """Say whether what stands behind a comma only tells what else is meant: "…, trying to threaten Y"."""
    commas = (at for at in range(first, last) if found.tokens[at].text == "," and not found.has("telling", at + 1))
    return any(found.tokens[at + 1].norm.endswith("ing") for at in commas)


def is_goal(found: Signs, spot: Spot) -> bool:
    """Say whether a town is where troops withdraw to, or a river what they withdraw behind: they have not left it."""
    before = {token.norm for token in found.tokens[max(0, spot.first - _SIDE) : spot.first]}
    before |= set((spot.part or "").casefold().split())
    if spot.relation is Relation.TOWARD or ("side" in before and not before.isdisjoint(_ACROSS)):
        return True
    at = spot.first - 1
    while at > 0 and found.has("between", at) and found.has("relation", at) is None:
        at -= 1  # "retreated to the nearby | city of X"
    return spot.part is None and not spot.back and at >= 0 and found.tokens[at].norm in ("to", "into")


def left_for(found: Signs, hit: Hit, spot: Spot) -> bool:
    """Say whether a place is where those go who leave, or are made to: "forced them to retreat toward X"."""
    if hit.entry.get("kind") == Kind.WITHDRAWAL:
        return is_goal(found, spot)
    return hit.entry.get("kind") == Kind.REPULSE and "retreat" in hit.entry.phrase and is_bound(found, spot)


def is_bound(found: Signs, spot: Spot) -> bool:
    """Say whether a way leads to a place: "from X toward Y", "from X to the outskirts of Y"."""
    at = spot.first - 1 - (spot.first > 1 and found.tokens[spot.first - 1].norm == "the")
    return spot.relation is Relation.TOWARD or (at > 0 and found.tokens[at].norm in ("to", "into"))


def is_stretch(found: Signs, places: Sequence[Spot], spot: Spot) -> bool:
    """Say whether a stretch begins at a place: "along the line from X to Y"."""
    return any(s.group == spot.group and s is not spot and is_bound(found, s) for s in places)


def aimed_at(found: Signs, spots: Sequence[Spot]) -> list[Spot]:
    """Return of the places of a strike those struck: not where drones flew from, nor the river that a bridge spans."""
    near = [s for s in spots if s.relation is not Relation.FROM or is_stretch(found, spots, s)]
    spanned = bool(near) and any(found.has("span", at) for at in range(max(0, near[0].first - _SIDE), near[0].last))
    lines = [s for s in near if any(place.feature is Feature.LINE for place in s.candidates[:1])]
    towns = [s for s in near if s not in lines]
    return towns if spanned and lines[:1] == near[:1] and towns else near


def left_behind(found: Signs, group: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Return of the places of a withdrawal those that were left: "from X to Y" is X."""
    parted = group[0].relation is Relation.FROM
    return tuple(spot for spot in group if spot is group[0] or not (parted and is_bound(found, spot)))


def reached_from(group: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Leave out where troops come from: "tries to enter X from the east, in particular from Y and Z" is X."""
    parted = any(spot.relation is Relation.FROM for spot in group[:1])
    return tuple(spot for spot in group if parted or spot.relation is not Relation.FROM)


def stands(hit: Hit, spot: Spot) -> bool:
    """Say whether a place is one that an act can be about: it does not only locate, or it is the river crossed."""
    line = any(place.feature is Feature.LINE for place in spot.candidates[:1])
    return not spot.locator or (line and hit.entry.get("kind") == Kind.CROSSING)


def is_home(found: Signs, spot: Spot) -> bool:
    """Say whether a region is only what towns are of: "A and B are the largest cities of the X region"."""
    words_of = (at for at in range(spot.first, spot.last - 1) if found.tokens[at].start < spot.start)
    of_it = (found.has("type", at) is not None and found.tokens[at + 1].norm == "of" for at in words_of)
    return _is_land(spot) and spot.part is None and any(of_it)


def _is_land(spot: Spot) -> bool:
    return bool(spot.candidates) and spot.candidates[0].kind in ("oblast", "region", "raion")


def explained(found: Signs, spot: Spot, start: int) -> bool:
    """Say whether a relative clause is about the name right before it, even one that only locates.

    "…, south of X, around which", "…, south of X, a hub toward which".
    """
    hinge = found.has("relation", start - 1) is not None
    apposed = found.tokens[spot.last].text == "," and found.has("article", spot.last + 1) is not None
    return start - spot.last <= _APPOSED and hinge and (apposed or start - spot.last <= _HINGE)


def is_scene(found: Signs, spot: Spot, start: int, head: Sequence[Spot]) -> bool:
    """Say whether a relative clause tells of a region, not of the villages in it: "took A in the B region, where".

    Of a town that only tells where several others lie it tells too: "took A and B, near C, which had fallen".
    """
    alone = bool(head) and not any(s.group == head[-1].group for s in head[:-1])
    if head and not alone and spot.locator and spot.last == start - 1 and found.tokens[start].norm == "which":
        return not of_them_all(found, start)
    if found.tokens[start].norm != "where" or not _is_land(spot) or spot.last not in (start, start - 1):
        return False
    return spot.last == start or not (alone and fits("city", head[-1].candidates))


def earlier_subject(found: Signs, places: Sequence[Spot], start: int, floor: int) -> list[Spot]:
    """Return the subject of a clause that has none: "X – a town in Y – | was taken", "X held out, | but was taken"."""
    before = [s for s in places if s.last <= start and not s.locator]
    if found.has("aux", start):
        return before
    joined = found.tokens[start].norm in _JOINED and found.has("aux", start + 1) is not None
    return [s for s in before if joined and floor <= s.first <= floor + 1 and not s.preposition]


def borrowed(found: Signs, hit: Hit, later: Sequence[tuple[Hit, tuple[Spot, ...]]]) -> tuple[Spot, ...]:
    """Return the places of the next act when both share them: "shelled and stormed X"."""
    for other, places in later:
        amid = _breaks_out(found, hit, other) or keeps_place(found, hit, other)
        if places and (amid or _happens_amid(found, hit, other, places[0])):
            return places  # "clashes broke out as troops entered X", "fighting rages amid an offensive in X"
        other_one = hit.entry.tag == "deed" and other.entry.tag == "act"  # "built on their breakthrough and took X"
        if other_one or (places and places[0].last <= other.first):
            return ()  # "has been destroyed, X is under our control"
        between = [token.norm for token in found.tokens[hit.last : other.first]]
        if between[-1:] == [","] and found.tokens[other.first].norm.endswith("ing"):
            return places if _pursues(found, hit, other) else ()  # "retreated, focusing on X"
        span = range(hit.last, other.first)
        held = any(found.has("holder", at) for at in span)  # "took two villages and shelled X"
        held = held or any(found.has("bound", at) for at in span)  # "was stopped, although fighting goes on in X"
        if held or "with" in between or any(hit.last <= force.first < other.first for force in found.forces):
            return ()
        few = 3 + 2 * any(word.endswith("ed") for word in between)  # "liberated, secured, and cleared X"
        during = other.entry.tag == "deed" and between[:1] and between[0] in words("circumstance")
        if during or (len(between) <= few and any(word in ("and", "or", ",", "then") for word in between)):
            return places  # also "fighting continues | during the liberation of X"
    return ()


def _happens_amid(found: Signs, hit: Hit, other: Hit, spot: Spot) -> bool:
    """Say whether a deed is only amid what something is told: "retook some ground amid an offensive in X"."""
    span = range(hit.last, other.first)
    amid = any((word := found.has("amid", at)) is not None and not word.entry.get("of") for at in span)
    held = any(found.has("holder", at) for at in span)
    gained = hit.entry.get("kind") == Kind.ADVANCE and other.entry.get("kind") == Kind.ATTACK
    fought = hit.entry.tag == "act" and (held or gained or hit.entry.get("kind") == Kind.ATTACK)
    deed = other.entry.tag == "deed" or (gained and other.entry.get("form") == "clause")
    return amid and fought and deed and spot.last > other.first


def added(found: Signs, hit: Hit, places: Sequence[Spot], end: int) -> tuple[Spot, ...]:
    """Return the places that a passive adds behind itself: "A had been captured, as well as B", "A was shelled; B"."""
    if more := listed_behind(found, hit, places):
        return more
    at = hit.last + (hit.last < len(found.tokens) and found.tokens[hit.last].text == ",")
    ahead = found.tokens[at : at + _HINGE]
    first = next((spot for spot in places if hit.last < spot.first < end and not spot.locator), None)
    joins = bool(ahead) and ahead[0].norm in words("adding") and any(t.norm in words("adding to") for t in ahead[1:])
    if first is None or not joins or any(hit.last < other.first < first.first for other in found.acts):
        return ()
    return tuple(spot for spot in places if spot.group == first.group and not spot.locator)


def _pursues(found: Signs, hit: Hit, other: Hit) -> bool:
    """Say whether a participle only tells where it was done: "began a new offensive on Friday, targeting X"."""
    span = range(hit.last, other.first)
    led = hit.entry.get("kind") in _PURSUED and other.entry.get("kind") in _PURSUED
    elsewhere = (found.has(tag, at) for at in span for tag in ("bound", "elsewhere", "type"))  # "along the front line"
    closed = any(elsewhere) or any({"be", "have"} & set(found.tokens[at].lemmas) for at in span)
    troops = any(hit.last <= f.first < other.first and f.side != "some" for f in found.forces)
    return led and not closed and not troops


def does_more(found: Signs, span: range) -> bool:
    """Say whether another verb follows before a place: "had taken a town and unleashed a barrage on X"."""
    return any(
        found.tokens[at].norm == "and"
        and found.tokens[at + 1].norm.endswith("ed")
        and (found.tokens[at + 2].norm in words("determiner") or found.tokens[at + 2].text[:1].isdigit())
        for at in span[:-2]
    )


def _breaks_out(found: Signs, hit: Hit, other: Hit) -> bool:
    """Say whether a fight is told by what goes on in it: "clashes broke out as troops entered X"."""
    fights = not words("fights").isdisjoint(hit.entry.phrase.split()[0].split("|"))
    between = [token.norm for token in found.tokens[hit.last : other.first]]
    return fights and "as" in between and not {",", ";", ":", "well"} & set(between)


def only_in(found: Signs, hit: Hit, spots: Sequence[Spot]) -> bool:
    """Say whether a place is only where something fell: "in Moscow, stocks fell"."""
    inside = bool(spots) and all(spot.preposition and not spot.part and not spot.back for spot in spots)
    return inside and not any(found.has("holder", at) for at in range(spots[0].last, hit.last))


def tells_names(found: Signs, mark: int) -> bool:
    """Say whether a comma opens the names of what is told: "10 settlements came under fire, including X"."""
    if mark < len(found.tokens) and found.tokens[mark].norm == "by":  # "were hit by shelling, including X"
        mark = next(
            (at for at in range(mark, mark + _HINGE + 2) if found.tokens[at : at + 1] and found.tokens[at].text == ","),
            mark,
        )
    comma = mark < len(found.tokens) and found.tokens[mark].text == ","
    return comma and any(found.has("telling", at) for at in (mark + 1, mark + 2))


def of_them_all(found: Signs, start: int) -> bool:
    """Say whether a relative clause is about all places of a list: "A and B, which have been", "A and B, where"."""
    word, after = found.tokens[start].norm, found.tokens[start + 1].norm if start + 1 < len(found.tokens) else ""
    many = any(found.tokens[at].norm in words("kinds of place") for at in range(max(0, start - _LIST), start))
    many = many and any(force.first == start + 1 for force in found.forces)  # "in the cities of A and B, which Moscow"
    led = start > 1 and found.tokens[start - 1].norm in words("preposition") and found.tokens[start - 2].text == ","
    plural = many or after in words("plural form") or led or (start > 0 and found.tokens[start - 1].norm == "of")
    return (word == "where" and not _explains_last(found, start)) or (word == "which" and plural)


def _explains_last(found: Signs, start: int) -> bool:
    """Say whether only the last of a list is explained before a clause on it: "A and B, a town to the north, where"."""
    comma = next((at for at in range(start - 2, max(0, start - _APPOSED), -1) if found.tokens[at].text == ","), 0)
    return comma > 0 and found.tokens[start - 1].text == "," and found.has("article", comma + 1) is not None


def takes_places(found: Signs, hit: Hit) -> bool:
    """Say whether a verb takes places that it does not name: "In the X region, they took two more villages"."""
    return any(found.has("portion", at) is not None for at in range(hit.last, hit.last + _ELLIPSIS))
