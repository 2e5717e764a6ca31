"""Places in lists: which are named together, which only say where another lies."""

from collections.abc import Sequence
from dataclasses import replace

from claims.claim import Relation
from claims.lexicon import words
from claims.signs import Signs
from claims.spot import Spot

_LISTING = frozenset((";", "nor", ",", "and", "or", "&", "/", "–", "-", "as", "but", "та", "і", "й", "и", "або", "или"))
_MARKS = frozenset((";", "'", "’", "‘", "”", "“", '"', ",", ";", "(", ")", "'s", "&", "/", "–", "—", "-"))
_COMMUNITY, _HROMADA = frozenset(("community", "hromada")), 0.7  # wider than the village "of the X community"
_SECTOR = 0.5  # a direction is wider than its towns, narrower than a raion
_WIDEST_LINK = 12
_APPOSED = 5  # tokens from "was" to "the last village"
_ASIDE = 8  # tokens in a bracket that a list goes on behind
_SHARED = (Relation.NEAR, Relation.TOWARD)


def grouped(found: Signs, ordered: Sequence[Spot], mentioned: frozenset[int]) -> tuple[Spot, ...]:
    """Return the places of a sentence with the lists they stand in; `mentioned` are the tokens of all toponyms."""
    result: list[Spot] = []
    group = 0
    head: Spot | None = None
    for spot in ordered:
        previous = result[-1] if result else None
        if previous is not None and spot.first < previous.last:
            continue
        how = "apart" if previous is None else _link(found, previous, spot, mentioned)
        if previous is not None and how in ("locates", "listed"):
            how = _settled(found, how, head, previous, spot)
        if how == "narrows":
            result[-1] = replace(result[-1], locator=True)
        opened = result.pop().first if how == "sector" else spot.first
        opens = len(result) < 2 or result[-2].group != result[-1].group  # noqa: PLR2004
        group += how == "apart" or (how == "narrows" and opens)
        owns = spot.last + 1 < len(found.tokens) and found.tokens[spot.last].norm == "'s"
        owns = owns and _order(spot) > 0 and found.tokens[spot.last + 1].text[:1].isupper()
        owns = owns or _lies_beside(found, spot)
        aside = owns or (spot.first > 0 and found.tokens[spot.first - 1].text == "(" and _order(spot) > 0)
        result.append(replace(spot, first=opened, group=group, locator=how == "locates" or aside or spot.locator))
        head = result[-1] if how in ("apart", "narrows") else head
    return tuple(result)


def carried(found: Signs, spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Let a list share what is said before its first place: "west of A and B", "on the outskirts of A and B"."""
    result: list[Spot] = []
    for spot in spots:
        at = next((on for on in range(len(result) - 1, -1, -1) if not result[on].locator), -1)
        left = result[at] if at >= 0 else None
        shares = left is not None and left.group == spot.group and not (spot.preposition or spot.locator or spot.back)
        result.append(_sharing(found, left, spot) if left is not None and shares else spot)
        if left is not None and left.group == spot.group and _in_between(found, left, spot):
            part = f"between {left.text} and {spot.text}"
            result[at], result[-1] = replace(left, part=part), replace(result[-1], part=part)
    return tuple(result)


def _in_between(found: Signs, left: Spot, right: Spot) -> bool:
    """Say whether something lies between two places: "positions between A and B"."""
    opened = any(found.has("mid", at) for at in range(max(0, left.first - 3), left.first + 1))
    return opened and any(token.norm == "and" for token in found.tokens[left.last : right.first])


def _tells_what(found: Signs, at: int) -> bool:
    """Say whether a noun tells what a town is: "was the last village [south of X]"."""
    kind = found.has("type", at)
    if kind is None or kind.entry.get("value") != "town" or found.tokens[at].norm not in kind.entry.phrase.split():
        return False
    return any("be" in token.lemmas for token in found.tokens[max(0, at - _APPOSED) : at])


def _sharing(found: Signs, left: Spot, spot: Spot) -> Spot:
    part = left.part if spot.part is None and _spreads(found, left) else spot.part
    lies = left.relation in _SHARED and spot.relation is Relation.IN
    return replace(spot, part=part, relation=left.relation if lies else spot.relation)


def _spreads(found: Signs, spot: Spot) -> bool:
    """Say whether a part is one of each place of the list: a side of them, their outskirts."""
    plural = any(found.has("spread", at) for at in range(max(0, spot.first - 3), spot.last))
    return spot.part is not None and (spot.relation is Relation.NEAR or plural)


def _lies_beside(found: Signs, spot: Spot) -> bool:
    """Say whether a place only says on which side of a name, maybe unknown, another lies: "X, to the west of Y"."""
    at = spot.first - 1
    while at > 0 and (found.has("compass", at) or found.tokens[at].norm in ("of", "the", "to", "and")):
        at -= 1
    side = any(found.has("compass", near) for near in range(at + 1, spot.first))
    if side and _tells_what(found, at):
        return True
    return side and at > 0 and found.tokens[at].text == "," and found.tokens[at - 1].text[:1].isupper()


def _settled(found: Signs, how: str, head: Spot | None, left: Spot, right: Spot) -> str:
    """Weigh a link by the whole list: "captured X in Y, near Z" locates, "west of X near Y; …" goes on listing."""
    between = [token.norm for token in found.tokens[left.last : right.first]]
    if how == "locates" and left.locator and left.relation is Relation.NEAR and not _wider(right, left):
        return "listed"
    near = right.preposition and right.relation is Relation.NEAR
    if (
        how == "listed"
        and near
        and head is not None
        and not head.preposition
        and not {"and", ";", "including"} & set(between)
    ):
        return "locates"
    return how


def _link(found: Signs, left: Spot, right: Spot, mentioned: frozenset[int]) -> str:
    """Say how a place follows another: listed with it, locating it, narrowing it, or apart."""
    span = range(left.last, right.first)
    between = [found.tokens[at].norm for at in span]
    linking = all(_links(found, at) or at in mentioned for at in span)
    kind = found.has("type", right.first) if not between else None
    if kind is not None and kind.entry.get("value") == "town":
        return "narrows"
    if len(between) > _WIDEST_LINK or not linking:
        return "apart"
    if not between:
        return "locates" if _wider(right, left) else "narrows"
    told = (between == [","] and _introduces(found, left)) or _pinpoints(found, left, between)
    if told and not _wider(right, left):
        return "narrows"
    if not any(word in _LISTING for word in between):
        narrows = _wider(left, right) and _order(left) >= _order(right)
        return "sector" if _is_sector(found, left) else "narrows" if between and narrows else "locates"
    return "locates" if _explains(found, left, right, between) else "listed"


def _is_sector(found: Signs, spot: Spot) -> bool:
    """Say whether a name is one of the sectors that a list gives with its villages: "in two directions: A near B"."""
    colon = next((at for at in range(spot.first - 1, 0, -1) if found.tokens[at].text == ":"), 0)
    return colon > 0 and found.tokens[colon - 1].norm in words("sectors")


def _pinpoints(found: Signs, left: Spot, between: Sequence[str]) -> bool:
    """Say whether a place only says on which side of it another lies: "to the west of [A] near B"."""
    around = range(max(0, left.first - 2), left.last)
    side = any(found.has("compass", at) and found.tokens[at + 1].norm == "of" for at in around[:-1])
    return side and bool(between) and between[0] in ("near", "in", "at")


def _introduces(found: Signs, spot: Spot) -> bool:
    """Say whether a place only tells where the town lies that is named next: "a city 70 miles south of X, Y"."""
    at = next(on for on in range(spot.first, spot.last) if found.tokens[on].start >= spot.start) - 1
    side = at
    while at > 0 and (_is_way(found, at) or found.tokens[at].norm in ("of", "from", "the")):
        at -= 1
    kind = found.has("type", at)
    told = any(_is_way(found, on) for on in range(at + 1, side))
    return told and kind is not None and kind.entry.get("value") == "town" and found.tokens[at].text.islower()


def _is_way(found: Signs, at: int) -> bool:
    return bool(found.has("compass", at) or found.has("distance", at)) or found.tokens[at].text[:1].isdigit()


def _links(found: Signs, at: int) -> bool:
    """Say whether a token may stand between two places of a list: also the count in "A and 35 settlements of B"."""
    token = found.tokens[at]
    if found.has("link", at) is not None or token.norm in _MARKS or token.text.isdigit():
        return True
    named = found.has("community", at + 1) is not None and token.text[:1].isupper()
    counted = at > 0 and found.tokens[at - 1].text.isdigit() and found.has("deed", at) is not None
    return counted or named or found.has("community", at) is not None or _in_bracket(found, at)


def _in_bracket(found: Signs, at: int) -> bool:
    """Say whether a word stands in a short bracket: "A (villages of its community), B"."""
    opened = next((on for on in range(at, max(-1, at - _ASIDE), -1) if found.tokens[on].text in "()"), at)
    return found.tokens[opened].text == "(" and any(t.text == ")" for t in found.tokens[at : at + _ASIDE])


def _explains(found: Signs, left: Spot, right: Spot, between: list[str]) -> bool:
    """Say whether a place after a comma only tells where the one before it lies: "X, north of Y", "X, Y Oblast"."""
    if "including" in between:
        return False
    if between[0] not in ("and", "or") and any(
        found.has("compass", at) and found.tokens[at + 1].norm == "of" for at in range(right.first - 3, right.first)
    ):
        return True
    if between[0] == "(" and _wider(right, left):
        return True
    if between[0] != ",":
        return False
    if "which" in between:
        return True
    quarter = found.has("quarter", right.first - 1) is not None
    apposed = any(found.has("article", at) for at in range(left.last, right.first))
    return quarter or apposed or ("and" not in between and _wider(right, left) and not right.axis)


def _wider(right: Spot, left: Spot) -> bool:
    """Say whether the right place is of a sort that contains the left one."""
    if not right.candidates:
        return False
    return _order(right) > _order(left)


def _order(spot: Spot) -> float:
    """Return how wide a sort of place a spot is: settlements and rivers, then raions, then oblasts."""
    if spot.axis:
        return _SECTOR
    if not _COMMUNITY.isdisjoint(spot.kinds):
        return _HROMADA
    return {"raion": 1, "region": 2, "oblast": 2}.get(spot.candidates[0].kind, 0) if spot.candidates else 0
