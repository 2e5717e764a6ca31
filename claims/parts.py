"""Parts of places and how an act lies to them: the words around a toponym."""

from claims.claim import Relation
from claims.signs import Signs

_SKIPPED = frozenset(
    (
        "the",
        "of",
        "'s",
        "town",
        "city",
        "village",
        "a",
        "its",
        "and",
        "strategically",
        "important",
        "strategic",
        "settlement",
        "frontline",
        "embattled",
        "villages",
        "towns",
        "settlements",
        "key",
        "(",
        ")",
    )
)
_FURTHEST = 8
_ADJECTIVES = 3  # words between "X's" and its part


def part_of(found: Signs, first: int, last: int) -> tuple[str | None, int, int]:
    """Return the named part of a place, and the tokens that the place with its part and kind words takes."""
    begin, at = first, first - 1
    part: str | None = None
    while at >= 0 and first - at <= _FURTHEST:
        hit = found.has("part", at)
        if hit is not None and hit.last <= begin and _is_of(found, hit.last, begin):
            at, begin = hit.first - 1, hit.first
            part = _words(found, _from(found, hit.first), hit.last, part)
            begin = _from(found, hit.first)
            break
        if found.tokens[at].norm == "in" and _is_building(found, at - 1):
            at -= 1
            continue
        if found.tokens[at].norm not in _SKIPPED and found.has("type", at) is None and not _adjective(found, at, first):
            break
        begin_of_kind = found.has("type", at) or found.tokens[at].norm == "of"
        begin = at if begin_of_kind else begin
        at -= 1
    if part is not None:
        return part, begin, last
    if first and found.has("quarter", first - 1) is not None:
        return found.tokens[first - 1].text, min(begin, first - 1), last
    return _after(found, begin, last)


def _is_building(found: Signs, at: int) -> bool:
    hit = found.has("part", at) if at >= 0 else None
    return hit is not None and hit.last == at + 1 and bool(hit.entry.get("building"))


def _adjective(found: Signs, at: int, first: int) -> bool:
    """Say whether a word between "city" and its name only describes it."""
    return (
        found.has("type", at + 1) is not None
        and found.tokens[at].text.islower()
        and first - at < _FURTHEST
        and (found.has("relation", at) is None and found.has("act", at) is None and found.tokens[at].text.isalpha())
    )


def _is_of(found: Signs, left: int, right: int) -> bool:
    return all(
        found.tokens[i].norm in _SKIPPED or found.has("type", i) or found.tokens[i].text.islower()
        for i in range(left, right)
    )


def _from(found: Signs, first: int) -> int:
    """Take in the figure before a share: "70 percent of", "around 90%"."""
    while first > 0 and (
        found.tokens[first - 1].text[:1].isdigit()
        or found.tokens[first - 1].norm
        in (
            "around",
            "about",
            "almost",
            "nearly",
            "approximately",
            "over",
            "industrial",
            "northern",
            "southern",
            "eastern",
            "western",
            "northeast",
            "central",
        )
    ):
        first -= 1
    return first


def _words(found: Signs, first: int, last: int, fallback: str | None) -> str | None:
    words = [token.text for token in found.tokens[first:last]]
    while words and words[-1].casefold() in ("of", "in", "the"):
        words.pop()
    return " ".join(words).replace(" %", "%") or fallback


def _after(found: Signs, begin: int, last: int) -> tuple[str | None, int, int]:
    at = last
    if at < len(found.tokens) and found.tokens[at].norm == "'s":
        at += 1
    end = at
    while (
        end < len(found.tokens)
        and end - at < _ADJECTIVES
        and found.has("part", end) is None
        and found.tokens[end].text.islower()
        and at > last
    ):
        end += 1
    hit = found.has("part", end)
    if hit is None or hit.first > end or (end > at and at == last):
        kind = found.has("type", last)
        return (
            None,
            begin,
            kind.last if kind is not None and kind.first == last and kind.entry.get("value") != "axis" else last,
        )
    return _words(found, at, hit.last, None), begin, hit.last


_RELATIONS = {relation.value: relation for relation in Relation}


def relation_of(found: Signs, begin: int) -> tuple[Relation, bool]:
    """Return how an act lies to the place that begins here, by the preposition before it, and whether there is one."""
    at = begin - 1
    while at >= 0 and begin - at <= 4 and (found.tokens[at].norm in _SKIPPED or found.has("type", at) is not None):  # noqa: PLR2004
        if found.has("relation", at) is not None and found.tokens[at].norm != "the":
            break
        at -= 1
    hit = found.has("relation", at) if at >= 0 else None
    if hit is None:
        return Relation.IN, False
    return _RELATIONS[hit.entry.get("relation")], True
