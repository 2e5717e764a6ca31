"""Names behind a distance: where something happened ("advanced 2 km north of X"), or what tells where another lies.

"The village, 15 km south of X" and "lies 15 km from X" only measure; "advanced 15 km south of X" is about X.
"""

from collections.abc import Sequence
from dataclasses import replace

from claims.claim import Relation
from claims.lexicon import words
from claims.what.signs import Signs
from claims.where.spot import Spot, is_water

_FURTHEST = 7  # tokens from a unit of length to the name that it counts from
_LIES = 4  # tokens from "lies" or "located" to the figure
_TOLD = 5  # tokens of "a small mining town"
_HINGES = ("of", "from", "to")


def measured(found: Signs, spots: Sequence[Spot]) -> list[Spot]:
    """Tell each place behind a distance from one that only measures; the former keeps the distance as its part."""
    result: list[Spot] = []
    for spot in spots:
        figure = _figure(found, spot, result[-1].last if result else 0)
        if figure is None and _lies(found, spot, result):
            result.append(replace(spot, locator=True))
        elif figure is None:
            result.append(spot)
        elif _only_measures(found, figure, result):
            result.append(replace(spot, locator=True))
        else:
            result.append(replace(spot, part=_words(found, figure, spot) or spot.part, relation=_relation(spot)))
    return result


def located(found: Signs, spots: Sequence[Spot], back: Sequence[Spot]) -> list[Spot]:
    """Tell which words that point back only tell where a place lies: "X, located on the city's outskirts"."""
    result = []
    for spot in back:
        before = [other for other in spots if other.last <= spot.first]
        result.append(replace(spot, locator=True) if before and _lies(found, spot, before) else spot)
    return result


def _figure(found: Signs, spot: Spot, floor: int) -> int | None:
    """Return the token of the figure before a name, behind the name before: "15" of "15 km (9 miles) south of X"."""
    name = next(at for at in range(spot.first, spot.last) if found.tokens[at].start >= spot.start)
    if name < 2 or found.tokens[name - 1].norm not in _HINGES:  # noqa: PLR2004
        return None
    units = [at for at in range(max(1, floor, name - _FURTHEST), name - 1) if found.has("distance", at)]
    return units[0] - 1 if units else None


def _lies(found: Signs, spot: Spot, before: Sequence[Spot]) -> bool:
    """Say whether a place only tells where another lies: "The village is near X", "both lie between X and Y"."""
    opens = spot.first - 1
    opens -= opens > 0 and found.tokens[opens].norm in words("article")  # "located on the X river"
    at = opens
    while at > 0 and (found.has("relation", at) or found.has("compass", at) or found.tokens[at].norm in _HINGES):
        at -= 1
    if at == opens or at < 1:
        return False
    if is_water(spot) and found.tokens[at].text == "," and before and before[-1].last == at:
        return True  # "rolled into X, on the Y river"
    verb = next((on for on in range(at, max(0, at - _FURTHEST), -1) if found.has("lies", on) is not None), None)
    if verb is not None and not _of_place(found, verb, before):
        return False  # "struck a command post located near X"
    if verb is not None:
        told = [*(hit.first for hit in found.acts), *(force.first for force in found.forces)]
        return not any(verb - _LIES < on < spot.first for on in told)
    named = (bool(before) and before[-1].last == at) or found.tokens[at - 1].norm in words("relative pronoun")
    subject = found.has("type", at - 1) is not None or named
    return subject and "be" in found.tokens[at].lemmas and not spot.axis


def _of_place(found: Signs, verb: int, before: Sequence[Spot]) -> bool:
    """Say whether it is a place that lies somewhere: "X, located near Y", "the town is located", no depot."""
    at = verb - 1
    while at > 0 and (
        found.tokens[at].text in ",–—" or found.has("aux", at) or found.tokens[at].norm in words("relative pronoun")
    ):
        at -= 1
    apposed = bool(before) and found.tokens[before[-1].last].text == "," and at - before[-1].last <= _FURTHEST
    named = not found.tokens[at].text.islower() or _is_place(found, at)
    return named or apposed or found.has("relation", at) is not None


def _only_measures(found: Signs, figure: int, before: Sequence[Spot]) -> bool:
    """Say whether a place, or "the town", stands before the distance with no act in between, or it "lies" there."""
    lies = any(found.has("lies", at) for at in range(max(0, figure - _LIES), figure))
    forces = any(figure - 2 * _LIES <= force.first < figure for force in found.forces)
    if lies:
        return not forces
    named = before[-1].last if before else 0
    told = [hit.last for hit in found.acts if hit.last <= figure]
    meant = [at for at in range(1, figure) if _is_place(found, at) and found.tokens[at - 1].norm == "the"]
    return max([named, *(at + 1 for at in meant)]) > max([0, *told])


def _is_place(found: Signs, at: int) -> bool:
    """Say whether a noun stands for a place: "the town", not "the front line", which may be so far from one."""
    kind = found.has("type", at)
    return kind is not None and kind.entry.get("value") != "axis"


def _relation(spot: Spot) -> Relation:
    return Relation.NEAR if spot.relation is Relation.IN else spot.relation


def _words(found: Signs, figure: int, spot: Spot) -> str | None:
    """Return the distance with its direction, as far as both are told: "1.5 kilometers southwest"."""
    span = range(figure, spot.last)
    unit = next(at for at in span if found.has("distance", at))
    sides = [found.tokens[at].text for at in span if at > unit and found.has("compass", at)]
    return " ".join([found.tokens[figure].text, found.tokens[unit].text, *sides[:1]]) if sides else None


def introduces(found: Signs, spot: Spot) -> bool:
    """Say whether a place only tells where the town lies that is named next: "a city 70 miles south of X, Y"."""
    at = next(on for on in range(spot.first, spot.last) if found.tokens[on].start >= spot.start) - 1
    side = at
    while at > 0 and (_is_way(found, at) or found.tokens[at].norm in ("of", "from", "the")):
        at -= 1
    kind = found.has("type", at)
    told = any(_is_way(found, on) for on in range(at + 1, side))
    if spot.part and _is_some_town(found, spot):
        return True
    return told and kind is not None and kind.entry.get("value") == "town" and found.tokens[at].text.islower()


def _is_some_town(found: Signs, spot: Spot) -> bool:
    """Say whether the words around a name tell of a town near it: "a small mining [town close to X], Y was shelled"."""
    kind = found.has("type", spot.first)
    opens = any(found.has("article", at) is not None for at in range(max(0, spot.first - _TOLD), spot.first))
    near = (found.has("relation", at) for at in range(spot.first, spot.last))
    beside = any(hit is not None and hit.entry.get("relation") == "near" for hit in near)
    town = kind is not None and kind.entry.get("value") == "town" and not are_towns(found, spot.first)
    return town and opens and beside


def _is_way(found: Signs, at: int) -> bool:
    return bool(found.has("compass", at) or found.has("distance", at)) or found.tokens[at].text[:1].isdigit()


def are_towns(found: Signs, at: int) -> bool:
    """Say whether a noun stands for several places: "villages"."""
    return _is_town(found, at) and found.tokens[at].norm.endswith("s")


def _is_town(found: Signs, at: int) -> bool:
    kind = found.has("type", at)
    return kind is not None and kind.entry.get("value") == "town"
