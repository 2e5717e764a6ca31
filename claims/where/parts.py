"""Parts of places and how an act lies to them: the words around a toponym."""

from claims.claim import Relation
from claims.lexicon import Hit, words
from claims.what.signs import Signs
from claims.where.foregoing import ends_region, is_named, parts_towns
from claims.where.partwords import begin_of, held_until, written

_FURTHEST = 8  # tokens from a part to the name that it belongs to
_ADJECTIVES = 3  # words between "X's" and its part
_TRAIL = 5  # words from a name to "from the southern outskirts" behind it
_QUOTES = frozenset("\"“”'‘’")
_RELATIONS = {relation.value: relation for relation in Relation}


def part_of(found: Signs, first: int, last: int) -> tuple[str | None, int, int]:
    """Return the named part of a place, and the tokens that the place with its part and kind words takes."""
    begin, at = first, first - 1
    while at >= 0 and first - at <= _FURTHEST:
        hit = found.has("part", at)
        if hit is not None and hit.last <= begin and not _is_other(found, hit):
            return written(found, hit), max(begin_of(found, hit.first), held_until(found, hit)), last
        inside = _inside(found, at)
        if inside is not None:
            return written(found, _with_side(found, inside)), begin_of(found, inside.first), last
        if found.tokens[at].norm == "'s" and found.has("nation", at - 1) is not None:
            at -= 2  # "the northern part of Ukraine's X region"
            continue
        if found.tokens[at].norm == "'s" or not _passes(found, at, first) or ends_region(found, at):
            break
        joined = found.tokens[at].norm == "and"
        if joined and parts_towns(found, at, first):
            break
        begin = at if found.has("type", at) or found.tokens[at].norm == "of" else begin
        at -= 1
        closed = found.tokens[at].text == ")"  # "near X (north of Y City) and Z"
        if joined and (closed or (found.has("type", at) is not None and is_named(found, at))):
            break  # "the Kharkiv Region and X": the kind word is the other name's
    return _beside(found, first, begin, last) or _after(found, begin, last)


def _is_sort(found: Signs, hit: Hit) -> bool:
    """Say whether a word only tells what sort of place it is: "the port city of X", "the X border region"."""
    if hit.entry.get("kind") != "sort":
        return False
    owned = hit.first > 0 and found.tokens[hit.first - 1].text[:1].isupper()  # "the X suburb of Y"
    return found.has("type", hit.last) is not None or (
        owned and found.tokens[min(hit.last, len(found.tokens) - 1)].norm == "of"
    )


def _is_other(found: Signs, hit: Hit) -> bool:
    """Say whether a word before a name is no part of it: it tells its sort, stands only inside, or is another's."""
    return hit.entry.get("inside") == "only" or _is_sort(found, hit) or _is_owned(found, hit)


def _is_owned(found: Signs, hit: Hit) -> bool:
    """Say whether a word for the land around belongs to the name before it: "in the X area near Y"."""
    sort = found.has("type", hit.first)
    area = sort is not None and sort.entry.get("value") == "area"
    return area and hit.first > 0 and found.tokens[hit.first - 1].text[:1].isupper()


def relation_before(found: Signs, begin: int) -> Hit | None:
    """Return the preposition of the place that begins here."""
    at = begin - 1 - (begin > 1 and found.tokens[begin - 1].text == "," and _is_seat(found, begin - 2))
    while at >= 0 and begin - at < _TRAIL and (found.has("between", at) or found.has("type", at)):
        if found.has("relation", at) is not None:
            break
        at -= 1
    if at > 0 and found.tokens[at + 1].norm == "'s" and found.has("nation", at) is not None:
        at -= 1  # "from Ukraine's X region"
    return found.has("relation", at) if at >= 0 else None


def relation_of(found: Signs, begin: int) -> tuple[Relation, bool, str | None]:
    """Return how an act lies to the place that begins here, whether a preposition says so, and a part that it names."""
    hit = relation_before(found, begin)
    if hit is None:
        return Relation.IN, False, None
    if hit.first > 1 and _is_quarter(found, hit.first):
        return Relation.IN, found.has("relation", hit.first - 2) is not None, None
    return _RELATIONS[hit.entry.get("relation")], True, hit.entry.get("part") or None


def _is_seat(found: Signs, at: int) -> bool:
    """Say whether a name in apposition follows: "from the regional capital, X"."""
    return found.tokens[at].norm in words("seat") and found.has("between", at - 1) is not None


def _is_quarter(found: Signs, at: int) -> bool:
    """Say whether a side is a part of what follows, not a way from it: "hold [the north of] X", "to the north of X"."""
    quarter = found.has("compass", at) is not None and found.tokens[at - 1].norm == "the"
    return quarter and found.tokens[at - 2].norm not in ("to", "from")


def _passes(found: Signs, at: int, first: int) -> bool:
    """Say whether a word may stand between a part and its name: "of the strategically important city of"."""
    if found.has("between", at) or found.has("type", at):
        return True
    word = found.tokens[at].text
    free = found.has("relation", at) is None and found.has("act", at) is None and word.isalpha() and word.islower()
    return free and found.has("type", at + 1) is not None and first - at < _FURTHEST


def _inside(found: Signs, at: int) -> Hit | None:
    """Find what lies in or near a place and stands for it: "the city hall in X", "two villages near X"."""
    relation = found.has("relation", at)
    if relation is None or found.tokens[relation.first].norm == "of":
        return None
    hit = found.has("part", relation.first - 1)
    if hit is None or hit.last != relation.first or not hit.entry.get("inside"):
        return None
    crossed = hit.entry.get("kind") == "sort" and found.tokens[relation.first].norm in words("haven")
    return None if crossed or _is_owned(found, hit) else hit  # "the border into X" is not X's


def _with_side(found: Signs, inside: Hit) -> Hit:
    """Take in on which side of a place something lies: "areas [west] of X"."""
    return inside._replace(last=inside.last + (found.has("compass", inside.last) is not None))


def _beside(found: Signs, first: int, begin: int, last: int) -> tuple[str | None, int, int] | None:
    """Read "northern X", and "north and west of X"."""
    if first and found.has("quarter", first - 1) is not None:
        side = _sides(found, first - 1)
        part = " ".join(token.text for token in found.tokens[side:first])
        return None if _describes(found, side, last) else part, min(begin, side), last
    at = begin - 1
    if begin < first and found.tokens[begin].norm == "of":
        at = begin - 1
    elif at >= 0 and found.tokens[at].norm == "of":
        at -= 1
    else:
        return None
    end = at + 1
    while at >= 0 and (found.has("compass", at) or (at + 1 < end and found.tokens[at].norm in ("and", "or"))):
        at -= 1
    first_side = next((near for near in range(at + 1, end) if found.has("compass", near)), end)
    if first_side == end:
        return None
    return " ".join(token.text for token in found.tokens[first_side:end]), begin, last


def _describes(found: Signs, side: int, last: int) -> bool:
    """Say whether a side only tells where a region lies: "in the eastern X region", unlike "in eastern X region"."""
    pointed = side > 0 and found.tokens[side - 1].norm in words("pointing side")
    return pointed and (ends_region(found, last - 1) or ends_region(found, min(last, len(found.tokens) - 1)))


def _sides(found: Signs, at: int) -> int:
    """Return where the sides begin that end here: "northern and eastern"."""
    while at > 1 and found.tokens[at - 1].norm in words("joint of sides") and found.has("quarter", at - 2) is not None:
        at -= 2
    return at


def _after(found: Signs, begin: int, last: int) -> tuple[str | None, int, int]:
    """Read "X's northern outskirts", "X city hall", and "X from the southern outskirts"."""
    tokens = found.tokens
    owned = last < len(tokens) and tokens[last].norm == "'s"
    at = last + owned
    end = at
    while owned and end < len(tokens) and end - at < _ADJECTIVES and not found.has("part", end):
        if not (tokens[end].text.islower() or tokens[end].text in _QUOTES or tokens[end - 1].text in _QUOTES):
            break
        end += 1
    hit = found.has("part", end) if owned or _counted(found, begin, last) is None else None
    sort = found.has("type", end)
    raion = not owned and sort is not None and sort.entry.get("value") == "region"  # "the X district" is X's own
    another = hit is not None and (not owned or hit.entry.get("kind") == "sort") and _named_next(found, hit)
    another = another or (hit is not None and _heads(found, hit))  # "X's suburb of Y" is Y
    if hit is not None and hit.first <= end and not raion and not another and not _is_sort(found, hit):
        return " ".join(token.text for token in tokens[at : hit.last] if token.text not in _QUOTES), begin, hit.last
    kind = found.has("type", last)
    behind = kind is not None and kind.first == last and kind.entry.get("value") != "axis"
    behind = behind and not (kind.last < len(tokens) and tokens[kind.last].norm == "of")  # type: ignore[union-attr]
    if kind is not None and kind.entry.get("value") == "town" and _named_next(found, kind):
        behind = False
    end = kind.last if kind is not None and behind else last
    part = (
        _counted(found, begin, last)
        or _trailing(found, last)
        or _trailing(found, end, wide=ends_region(found, end - 1))
    )
    return part, begin, end


def _counted(found: Signs, begin: int, last: int) -> str | None:
    """Read how many of a region's villages are meant: "took [17] X [communities]"."""
    noun = found.has("portion", last)
    figure = begin > 0 and found.tokens[begin - 1].text.isdigit()
    return f"{found.tokens[begin - 1].text} {found.tokens[last].text}" if figure and noun is not None else None


def _named_next(found: Signs, hit: Hit) -> bool:
    """Say whether a part or a kind word belongs to the name behind it: "the X suburb of Y"."""
    at = hit.last + (hit.last < len(found.tokens) and found.tokens[hit.last].norm == "of")
    return at < len(found.tokens) and found.tokens[at].text[:1].isupper()


def _heads(found: Signs, hit: Hit) -> bool:
    """Say whether a noun introduces names of its own: "the X region's villages of A and B"."""
    after = hit.last + (hit.last < len(found.tokens) and found.tokens[hit.last].norm == "of")
    return hit.entry.get("inside") == "only" and after < len(found.tokens) and found.tokens[after].text[:1].isupper()


def _trailing(found: Signs, last: int, *, wide: bool = False) -> str | None:
    """Read the part that is told behind a name; of a region also what it lies near: "the X region near the border"."""
    tokens = found.tokens
    if last >= len(tokens) or tokens[last].norm not in words("lies beside" if wide else "lies in"):
        return None
    side = _side(found, last)
    if side is not None:
        return side
    for at in range(last + 1, min(last + _TRAIL, len(tokens))):
        hit = found.has("part", at)
        if hit is not None:
            closed = hit.last >= len(tokens) or tokens[hit.last].norm not in ("of", "in", "near")
            return written(found, hit) if closed and hit.entry.get("trailing", "yes") == "yes" else None
        if not found.has("between", at):
            return None
    return None


def _side(found: Signs, last: int) -> str | None:
    """Read the side that something comes from: "X from the south", "X from the north and east"."""
    if found.has("relation", last) is None or found.has("relation", last).entry.get("relation") != Relation.FROM:  # type: ignore[union-attr]
        return None
    tokens, at = found.tokens, last + 1
    at += at < len(tokens) and found.has("between", at) is not None
    first = at
    while at < len(tokens) and (found.has("compass", at) or (at > first and found.has("between", at))):
        at += 1
    while at > first and not found.has("compass", at - 1):
        at -= 1
    closed = at >= len(tokens) or found.has("relation", at) is None
    return " ".join(token.text for token in tokens[first:at]) if at > first and closed else None
