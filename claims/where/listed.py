"""Places in lists: which are named together, which only say where another lies."""

from collections.abc import Sequence
from dataclasses import replace

from claims.claim import Relation
from claims.lexicon import words
from claims.what.asides import explaining
from claims.what.signs import Signs
from claims.where.linked import link, on_a_side, tells_some
from claims.where.spot import Spot, is_wider, order

_LIES = 9  # tokens from "lies" to the place that it tells the way from
_APPOSED = 5  # tokens from "was" to "the last village"
_SHARED = (Relation.NEAR, Relation.TOWARD, Relation.FROM)


def grouped(found: Signs, ordered: Sequence[Spot], mentioned: frozenset[int]) -> tuple[Spot, ...]:
    """Return the places of a sentence with the lists they stand in; `mentioned` are the tokens of all toponyms."""
    result: list[Spot] = []
    group = 0
    head: Spot | None = None
    for spot in ordered:
        previous = result[-1] if result else None
        if previous is not None and spot.first < previous.last:
            continue
        how = "apart" if previous is None else link(found, _parting(head, previous), spot, mentioned)
        if previous is not None and how in ("locates", "listed"):
            how = _settled(found, how, head, previous, spot)
        if previous is not None and how in ("narrows", "listed") and _is_bound(found, head, previous, spot):
            how = "locates"
        told = (spot.locator or how == "locates") and _is_told_of(found, spot)
        how = "apart" if told else how
        if how == "narrows":
            result[-1] = replace(result[-1], locator=True)
        opened = result.pop().first if how == "sector" else spot.first
        opens = len(result) < 2 or result[-2].group != result[-1].group  # noqa: PLR2004
        group += how == "apart" or (how == "narrows" and opens)
        owns = spot.last + 1 < len(found.tokens) and found.tokens[spot.last].norm == "'s"
        names = any(other.first == spot.last + 1 and _ends_there(found, other) for other in ordered)
        owns = owns and (order(spot) > 0 or names) and found.tokens[spot.last + 1].text[:1].isupper()
        sided = previous is not None and on_a_side(found, previous)
        owns = owns or (not sided and not told and _lies_beside(found, spot))
        owns = owns or (previous is not None and _explains_before(found, previous, spot))
        aside = owns or (spot.first > 0 and found.tokens[spot.first - 1].text == "(" and order(spot) > 0)
        result.append(
            replace(spot, first=opened, group=group, locator=how == "locates" or aside or (spot.locator and not told))
        )
        head = result[-1] if how in ("apart", "narrows") else head
    return tuple(result)


def _is_bound(found: Signs, head: Spot | None, left: Spot, right: Spot) -> bool:
    """Say whether a place is the one towards which another lies: "near X in Y Oblast in the direction of Z"."""
    between = found.tokens[left.last : right.first]
    toward = right.relation is Relation.TOWARD and not any(t.norm in words("joint of sides") for t in between)
    return toward and head is not None and head.relation is Relation.NEAR and left.locator and is_wider(left, head)


def _ends_there(found: Signs, spot: Spot) -> bool:
    """Say whether no noun goes on behind a name: "Donetsk's Siversk", but not "Kherson's Dnipro district"."""
    behind = found.tokens[spot.last] if spot.last < len(found.tokens) else None
    named = all(token.text[:1].isupper() for token in found.tokens[spot.first : spot.last])
    ends = behind is None or not behind.text.isalpha() or behind.norm in words("preposition") | words("joint of sides")
    return named and ends


def _parting(head: Spot | None, left: Spot) -> Spot:
    """Let a list share that something comes from its places: "from A and B | toward C"."""
    shares = head is not None and head.relation is Relation.FROM and head.group == left.group and not left.preposition
    return replace(left, relation=Relation.FROM) if shares else left


def _is_told_of(found: Signs, spot: Spot) -> bool:
    """Say whether a place that tells where another lies is then told of: "X lies just west of Y, which was taken"."""
    behind = found.tokens[spot.last : spot.last + 2]
    told = any(hit.first > spot.last and not hit.entry.get("touch") for hit in found.acts)  # "which has been in"
    if not told or behind[0].text != "," or not (behind[1].norm in words("relative pronoun") or _apposes(found, spot)):
        return False
    at = spot.first - 1
    while at > max(0, spot.first - _LIES) and not _predicates(found, at):
        if found.tokens[at].text in ",;" or found.tokens[at].text[:1].isupper() or found.has("act", at):
            return False
        at -= 1
    ahead = range(at + 1, spot.last)
    return _predicates(found, at) and any(found.has("relation", on) or found.has("compass", on) for on in ahead)


def _apposes(found: Signs, spot: Spot) -> bool:
    """Say whether words behind a name tell what it was to an army: "Y, a prize that Russian forces seized"."""
    ahead = range(spot.last + 2, min(spot.last + 2 + _LIES, len(found.tokens)))
    noun = next((at for at in ahead if found.tokens[at].norm in words("held so") or found.has("type", at)), 0)
    opened = found.has("article", spot.last + 1) is not None or found.tokens[spot.last + 1].norm in words("describing")
    that = noun > 0 and noun + 1 < len(found.tokens) and found.tokens[noun + 1].norm in words("relative pronoun")
    return opened and noun > 0 and any(force.first == noun + 1 + that for force in found.forces)


def _predicates(found: Signs, at: int) -> bool:
    """Say whether a verb says no more of its subject than where it is: "lies", "is [located]"."""
    word = found.tokens[at]
    return "be" in word.lemmas or (found.has("lies", at) is not None and word.norm.endswith("s"))


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


def _explains_before(found: Signs, left: Spot, spot: Spot) -> bool:
    """Say whether a place stands in an aside on the one before it, or on the one that this one explains, too."""
    comma = next((at for at in range(spot.first - 1, 0, -1) if found.tokens[at].text == ","), 0)
    named = left.last == comma and not (left.locator or is_wider(left, spot) or on_a_side(found, left))
    again = left.locator and left.first > comma
    return (named or again) and explaining(found, comma, spot.last)


def _tells_what(found: Signs, at: int) -> bool:
    """Say whether a noun tells what a town is: "was the last village [south of X]"."""
    kind = found.has("type", at)
    if kind is None or kind.entry.get("value") != "town" or found.tokens[at].norm not in kind.entry.phrase.split():
        return False
    return any("be" in token.lemmas for token in found.tokens[max(0, at - _APPOSED) : at])


def _sharing(found: Signs, left: Spot, spot: Spot) -> Spot:
    if any(tells_some(found, at) for at in range(left.last, spot.first)):
        return spot  # "the northern districts of the region, primarily X"
    shares = spot.part is None and (_spreads(found, left) or _of_kind(found, spot))
    part = left.part if shares else spot.part
    lies = left.relation in _SHARED and spot.relation is Relation.IN
    return replace(spot, part=part, relation=left.relation if lies else spot.relation)


def _of_kind(found: Signs, spot: Spot) -> bool:
    """Say whether one kind word ends the list of names: "southern A and B regions"."""
    kind = found.has("type", spot.last - 1)
    plural = kind is not None and kind.entry.get("value") == "region" and found.tokens[kind.last - 1].norm.endswith("s")
    return plural and kind is not None and found.tokens[kind.first].start >= spot.end


def _spreads(found: Signs, spot: Spot) -> bool:
    """Say whether a part is one of each place of the list: a side of them, their outskirts."""
    plural = any(found.has("spread", at) for at in range(max(0, spot.first - 3), spot.last))
    return spot.part is not None and (spot.relation is Relation.NEAR or plural)


def _lies_beside(found: Signs, spot: Spot) -> bool:
    """Say whether a place only says on which side of a name, maybe unknown, another lies: "X, to the west of Y"."""
    at = spot.first - 1
    while at > 0 and (found.has("compass", at) or found.tokens[at].norm in ("of", "the", "to", "and")):
        if found.tokens[at].norm == "and" and found.has("compass", at - 1) is None:
            return False  # "X, and south of Y" lists
        at -= 1
    side = any(found.has("compass", near) for near in range(at + 1, spot.first))
    if side and _tells_what(found, at):
        return True
    return side and at > 0 and found.tokens[at].text == "," and found.tokens[at - 1].text[:1].isupper()


def _settled(found: Signs, how: str, head: Spot | None, left: Spot, right: Spot) -> str:
    """Weigh a link by the whole list: "captured X in Y, near Z" locates, "west of X near Y; …" goes on listing."""
    adding = words("joint of sides") | {";"}
    adds = any(found.tokens[at].norm in adding or tells_some(found, at) for at in range(left.last, right.first))
    gap = any(found.has("mid", at) for at in range(left.last, right.first))  # "X, 5 km from Y between A and B"
    if how == "locates" and left.locator and left.relation is Relation.NEAR and not (gap or is_wider(right, left)):
        return "listed"
    if how == "listed" and left.locator and left.relation is Relation.FROM and not right.preposition:
        return "locates"  # "advances on X from Y and Z"
    near = right.preposition and right.relation is Relation.NEAR
    if (
        head is not None
        and head.relation in (Relation.IN, Relation.ACROSS)
        and left.locator
        and (is_wider(left, head) or (left.relation is Relation.IN and left.preposition))
        and near
        and not adds
    ):
        return "locates"  # "in X, Y Oblast, near Z"
    inside = head is not None and (not head.preposition or head.relation is Relation.FROM)  # "withdrew from X, near Y"
    edge = right.preposition and right.part is not None and left.part is None and left.relation is Relation.IN
    behind = found.tokens[right.last : right.last + 2]
    goes_on = any(token.norm in words("joint of sides") for token in behind)
    if how == "listed" and not adds and ((near and inside) or (edge and not goes_on)):
        return "locates"  # "captured X, on the outskirts of Y"
    return how
