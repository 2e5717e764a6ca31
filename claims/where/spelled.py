"""Places that spell out a count: "two cities in X Oblast — A and B", "five settlements near X: they are A, B and C"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from claims.lexicon import words
from claims.what.enumerations import pairs
from claims.what.signs import Signs
from claims.where.linked import tells_some
from claims.where.places import Spot

_MARKS = frozenset(("-", "–", "—", ":", "(", ","))
_FOLLOWING = 14  # tokens from "the following areas" to their list
_WIDE = frozenset(("oblast", "region", "raion"))
_COMMUNITY = frozenset(("community", "hromada"))
_BEFORE, _BETWEEN = 9, 6
_DASHES = frozenset(("-", "–", "—"))
_ITEMS = _DASHES | {"•", "*", "·", "▪"}


def spelled_out(found: Signs, spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Put the places of a spelled-out count where the count stands; the place that the count lies in only locates."""
    result: list[Spot] = []
    taken = 0
    for at, spot in enumerate(spots):
        if at < taken:
            continue
        before = result[-1] if result else None
        count = _count(found, before, spot)
        if count is None:
            result.append(spot)
            continue
        run, lying = _run(spots, at)
        taken = at + len(run) + len(lying)
        head = before if before is not None and _named_at(found, before) > count else None
        villages = found.has("counted", count) is not None and not _is_counted(found, count)  # are not the town itself
        if head and not villages and any(tells_some(found, on) for on in range(head.last, spot.first)):
            result += [replace(one, group=head.group, locator=False) for one in run]  # the count tells more of them
            result += lying
            continue
        first, last = (head.first, head.last) if head else (count, count + 1)
        group = head.group if head else spot.group
        named = replace(
            spot, first=first, last=last, preposition=bool(head), group=group, also=tuple(run[1:]), locator=False
        )
        while head and result and result[-1].group == group and _named_at(found, result[-1]) > count:
            result.pop()
        result += [named, *lying]
    return tuple(result)


def _run(spots: Sequence[Spot], at: int) -> tuple[list[Spot], list[Spot]]:
    """Return the places listed together from one on, and those that only say where these lie."""
    found = list(takewhile(lambda spot: spot.group == spots[at].group, spots[at:]))
    return [spot for spot in found if not spot.locator], [spot for spot in found if spot.locator]


def _count(found: Signs, before: Spot | None, spot: Spot) -> int | None:
    """Return the token of the plural noun that the names from here on spell out."""
    if spot.back or spot.locator:
        return None
    near = before is not None and spot.first - before.last <= _BETWEEN + 1
    left = before.last if before is not None and near else max(0, spot.first - _BETWEEN)
    mark = next((at for at in range(left, spot.first) if found.tokens[at].text in _MARKS), None)
    if mark is None or (near and not _only_time(found, left, mark)) or pairs(found, mark):
        return None
    naming = range(mark + 1 + (found.tokens[mark].text == ":" and _is_item(found, mark + 1)), spot.first)
    comma = found.tokens[mark].text == "," and not any(found.has("telling", at) for at in naming)
    counted = _past_country(found, mark - 1) if comma and not naming and not near else 0
    if counted and _is_counted(found, counted):
        return counted
    single = comma and not naming and before is not None and _is_region(before) and not _is_region(spot)
    single = single and before is not None and not before.locator  # "named them as X in the Y region, Z"
    end = _named_at(found, before) if before is not None and near else mark
    floor = 0 if before is None or near else before.last
    floor = max([floor, *(at for at in range(floor, mark) if found.tokens[at].text == ";")])  # another list ends there
    apart = _FOLLOWING if found.tokens[mark].text == ":" else _BETWEEN
    back = range(end - 1, max(floor, end - _BEFORE if near else end - apart) - 1, -1)
    single_out = () if naming or _is_region(spot) else back if near else () if comma else (mark - 1,)
    one = next((at for at in single_out if _is_another(found, at)), None)
    if not all(found.has("naming", at) for at in naming) or (comma and not single and one is None):
        return None
    counts = (at for at in back if _is_plural(found, at) and (not comma or (single and _is_counted(found, at))))
    count = next(counts, None)
    count = _announced(found, before, mark) if count is None and not comma else count
    count = one if count is None else count
    return None if count is not None and near and _names(found, count, before) else count


def _past_country(found: Signs, at: int) -> int:
    """Go back over the country that a count is told of: "two villages [in eastern Ukraine], A and B"."""
    over = ("nation", "quarter", "relation")
    start = at
    while at > 0 and any(found.has(tag, at) is not None for tag in over):
        at -= 1
    return at if found.has("nation", start) is not None else start


def _is_item(found: Signs, at: int) -> bool:
    """Say whether a list begins with the mark of an item: "these villages: - X - Y"."""
    return at < len(found.tokens) and found.tokens[at].text in _ITEMS


def _only_time(found: Signs, first: int, last: int) -> bool:
    """Say whether nothing but a time stands between two tokens: "four villages near X [over the past week]: A, B"."""
    timely = words("time link")
    near = found.tokens[first:last]
    days = (found.has("calendar", at) is not None for at in range(first, last))
    return all(
        day or token.norm in timely or token.norm in ("the", "on") or token.text[:1].isdigit()
        for token, day in zip(near, days, strict=True)
    )


def _announced(found: Signs, before: Spot | None, mark: int) -> int | None:
    """Return the noun that a list behind a colon spells out: "the following areas were shelled: A, B"."""
    floor = max(0, mark - _FOLLOWING, before.last if before is not None and before.last <= mark else 0)
    if found.tokens[mark].text in _DASHES:
        told = found.has("deed", mark - 1)  # "repelled 5 attacks - these are A and B"
        if told is not None and found.tokens[told.first - 1].text.isdigit():
            return mark - 1
        deeds = (at for at in range(mark - 1, floor, -1) if found.has("deed", at) is not None)
        counted = (at for at in deeds if any(t.text.isdigit() for t in found.tokens[max(0, at - 2) : at]))
        these = mark + 1 < len(found.tokens) and found.tokens[mark + 1].norm in ("these", "they", "this")
        return next(counted, None) if these else None  # "19 attacks were repelled by the army - these are A and B"
    if found.tokens[mark].text != ":":
        return None
    nouns = (at for at in range(floor, mark) if _is_plural(found, at))
    return next((at for at in nouns if found.tokens[at - 1].norm == "following"), None)


def _named_at(found: Signs, spot: Spot) -> int:
    """Return the token where the name itself begins, behind its part: "five settlements near [X]"."""
    return next((at for at in range(spot.first, spot.last) if found.tokens[at].start >= spot.start), spot.first)


def _names(found: Signs, count: int, before: Spot | None) -> bool:
    """Say whether the plural only introduces the place behind it: "the villages of A - B"."""
    if before is None or _is_region(before):
        return False
    return all(found.tokens[at].norm in ("of", "the") for at in range(count + 1, _named_at(found, before)))


def _is_counted(found: Signs, at: int) -> bool:
    """Say whether a number of places has just been told: "two more villages, A and B"."""
    near = range(max(0, at - 3), at)
    return _is_plural(found, at) and any(found.has("number", on) or found.tokens[on].text.isdigit() for on in near)


def _is_region(spot: Spot) -> bool:
    return bool(spot.candidates) and (spot.candidates[0].kind in _WIDE or not _COMMUNITY.isdisjoint(spot.kinds))


def _is_another(found: Signs, at: int) -> bool:
    """Say whether a single place is announced here: "another village in the region, X"."""
    another = any(found.has("another", on) for on in range(max(0, at - 2), at))
    return another and found.has("countable", at) is not None


def _is_plural(found: Signs, at: int) -> bool:
    return found.tokens[at].norm.endswith("s") and found.has("countable", at) is not None
