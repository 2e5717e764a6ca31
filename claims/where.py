"""Where: the places of a sentence, in the groups in which it lists them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.claim import Relation
from claims.lexicon import Hit
from claims.parts import part_of, relation_of
from claims.segment import Token
from claims.signs import Signs
from geo.gazetteer import Gazetteer
from geo.mention import Mention
from geo.place import Feature, Place


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a sentence, as the sentence speaks of it.

    `first` and `last` are token indexes of the toponym with its part and kind words, `start` and `end` its
    characters. `back` is true when it only refers back ("the city"), and then `candidates` are those of the place
    meant. `locator` is true when it only says where another place lies. `group` numbers the enumerations.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    candidates: tuple[Place, ...]
    back: bool = False
    axis: bool = False
    part: str | None = None
    relation: Relation = Relation.IN
    kinds: tuple[str, ...] = ()
    locator: bool = False
    also: tuple["Spot", ...] = ()
    preposition: bool = False
    group: int = 0


_BORDER = re.compile(r"\s+(?:border|frontier)\s+(?:region|area|oblast|province)\b", re.IGNORECASE)
_WIDE = re.compile(
    r"\b(?:across|throughout|northern|southern|eastern|western|province of|region of)\s+$", re.IGNORECASE
)
_TOWN = re.compile(r"\b(?:city|town|outskirts|mayor) of\s+$", re.IGNORECASE)
# Cities that the front has not reached while their oblasts were fought over: the bare name means the oblast.
_OBLASTS = frozenset(("kursk", "luhansk", "lugansk"))


def toponyms(gazetteer: Gazetteer, text: str) -> list[Mention]:
    """Find the toponyms of a text; "the X border region" is the oblast."""
    found = gazetteer.find(text)
    for at, mention in enumerate(found):
        before = text[max(0, mention.start - 20) : mention.start]
        bare = mention.text.casefold() in _OBLASTS and not _TOWN.search(before)
        if bare or _BORDER.match(text, mention.end) or _WIDE.search(before):
            meant = gazetteer.lookup(f"{mention.text} Oblast")
            found[at] = replace(mention, candidates=meant or mention.candidates)
    return found


class Mentions:
    """The toponyms of an article, asked for sentence by sentence."""

    def __init__(self, found: Sequence[Mention]) -> None:
        """Keep them with their starts for searching."""
        self._found = found
        self._starts = [mention.start for mention in found]

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions that begin in a half-open interval of characters."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


_THEATRE = frozenset(("UA", "RU", "BY", "MD", ""))
_METROPOLIS = 2_000_000  # people: a name like Kyiv or Moscow more often speaks of a government
_LISTING = frozenset(("nor", ",", "and", "or", "&", "/", "–", "-", "as", "but", "та", "і", "й", "и", "або", "или"))
_MARKS = frozenset(("'", "’", "‘", "”", "“", '"', ",", ";", "(", ")", "'s", "&", "/", "–", "-"))
_WIDEST_LINK = 10
_SHORTEST_NAME = 3


def spots(
    found: Signs, mentions: Sequence[Mention], last_places: "dict[str, tuple[Place, ...]]", focus: tuple[Spot, ...] = ()
) -> tuple[Spot, ...]:
    """Return the places of a sentence in order.

    `last_places` are those that "the city" or "the river" can mean, `focus` those that "these villages" means.
    """
    named = [spot for mention in mentions if (spot := _named(found, mention)) is not None]
    taken = {at for spot in named for at in range(spot.first, spot.last)}
    named += _unknown(found, taken)
    named.sort(key=lambda spot: spot.first)
    taken = {at for spot in named for at in range(spot.first, spot.last)}
    mentioned = frozenset(at for m in mentions for at in range(*_tokens_of(found.tokens, m.start, m.end)))
    grouped = _grouped(found, named, mentioned)
    back = _back(found, taken, [spot for spot in grouped if not spot.locator], last_places, focus)
    return _grouped(found, sorted([*named, *back], key=lambda spot: spot.first), mentioned) if back else grouped


def _named(found: Signs, mention: Mention) -> Spot | None:
    first, last = _tokens_of(found.tokens, mention.start, mention.end)
    if first >= last or found.tokens[first].start < mention.start or _no_place(found, first, last):
        return None
    if any(force.first <= first and last <= force.last for force in found.forces):
        return None
    if found.has("nation", first) and last < len(found.tokens) and found.tokens[last].norm == "'s":
        return None
    kinds = (found.has("type", last), found.has("type", last - 1), found.has("shared", first))
    axis = any(kind is not None and kind.entry.get("value") == "axis" for kind in kinds)
    if not any(place.country in _THEATRE and place.kind != "country" for place in mention.candidates):
        return None
    return _spot(found, first, last, mention.candidates, axis=axis)


def _spot(found: Signs, first: int, last: int, candidates: tuple[Place, ...], *, axis: bool) -> Spot:
    tokens = found.tokens
    part, begin, end = part_of(found, first, last)
    relation, preposition = relation_of(found, begin)
    kinds = tuple(
        tokens[at].norm for at in (first - 1, first - 2, last) if 0 <= at < len(tokens) and found.has("type", at)
    )
    start, stop = tokens[first].start, tokens[last - 1].end
    text = " ".join(token.text for token in tokens[first:last])
    return Spot(
        begin, end + 1 if axis and found.has("type", end) else end, start, stop, text, candidates,
        axis=axis, part=part, relation=relation, kinds=kinds, preposition=preposition,
    )  # fmt: skip


def _tokens_of(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    first = next((i for i, token in enumerate(tokens) if token.end > start), len(tokens))
    last = first
    while last < len(tokens) and tokens[last].start < end:
        last += 1
    return first, last


def _no_place(found: Signs, first: int, last: int) -> bool:
    """Say whether the name belongs to a street, an office, a paper or a distance."""
    while last < len(found.tokens) and found.tokens[last].text in "\"“”'‘’":
        last += 1
    after = found.has("noplace", last)
    if after is not None and after.first == last:
        return not (after.entry.phrase in ("road", "highway") and found.tokens[first - 1].text in "-–" and first > 1)
    if last < len(found.tokens) and found.tokens[last].norm == "'s":
        office = found.has("noplace", last + 1)
        if office is not None:
            return True
    if _is_distance(found, first):
        return True
    while first and found.tokens[first - 1].text in "\"“”'‘":
        first -= 1
    before = found.has("noplace_before", first - 1) if first else None
    if before is None and first > 1 and found.tokens[first - 1].norm == "the":
        before = found.has("noplace_before", first - 2)
    return before is not None and before.last >= first - 1


def _is_distance(found: Signs, first: int) -> bool:
    """Say whether the name only measures: "15 kilometers (9 miles) south of X"."""
    if first < 2 or found.tokens[first - 1].norm not in ("of", "from", "to"):  # noqa: PLR2004
        return False
    return any(found.has("distance", at) for at in range(max(0, first - 7), first - 1))


def _unknown(found: Signs, taken: set[int]) -> list[Spot]:
    """Find names that no gazetteer holds: "the village of X", and members of a list of places."""
    tokens, new = found.tokens, []
    for at, token in enumerate(tokens):
        if at in taken or not token.text[:1].isupper() or len(token.text) < _SHORTEST_NAME:
            continue
        if (
            found.has("force", at)
            or found.has("nation", at)
            or not (_introduced(found, at) or _listed(found, at, taken))
        ):
            continue
        last = at + 1
        while last < len(tokens) and last not in taken and tokens[last].text[:1].isupper():
            last += 1
        if not _no_place(found, at, last):
            new.append(_spot(found, at, last, (), axis=False))
            taken.update(range(at, last))
    return new


def _introduced(found: Signs, at: int) -> bool:
    """Say whether a kind word introduces a name: "the village of X", "the settlement X"."""
    before = at - 2 if at > 1 and found.tokens[at - 1].norm == "of" else at - 1
    kind = found.has("type", before) if before >= 0 else None
    return kind is not None and kind.entry.get("value") == "town"


def _listed(found: Signs, at: int, taken: set[int]) -> bool:
    """Say whether a name stands in a list of places: "A, X and B"."""
    tokens = found.tokens
    before = (
        at > 1
        and tokens[at - 1].norm in (",", "and")
        and (at - 2 in taken or (tokens[at - 2].text == "," and at - 3 in taken))
    )
    if not before:
        return False
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    return follows is None or follows.norm in ("and", ",", ".", ";", "directions", "areas", "axes", "sectors")


def _back(
    found: Signs,
    taken: set[int],
    named: list[Spot],
    last_places: "dict[str, tuple[Place, ...]]",
    focus: tuple[Spot, ...],
) -> list[Spot]:
    spots_: list[Spot] = []
    hits: dict[int, Hit] = {hit.first: hit for hit in found.covered.get("back", {}).values()}
    for whole in hits.values():
        hit = _innermost(found, whole)
        if any(at in taken for at in range(hit.first, hit.last)) or _names_a_place(found, hit, taken):
            continue
        if _is_idle_there(found, hit):
            continue
        kind = hit.entry.get("kinds")
        if kind == "all":
            spots_ += [
                replace(_pointed(found, hit, s.candidates, axis=s.axis), also=(*s.also, *focus[1:])) for s in focus[:1]
            ]
            continue
        if hit.entry.get("part") and hit.last < len(found.tokens) and found.tokens[hit.last].norm == "of":
            continue
        meant = _antecedent(kind, hit.first, named) or last_places.get(kind, ())
        if not meant and kind == "axis":
            meant = last_places.get("any", ())
        if meant:
            spots_.append(_pointed(found, hit, meant, axis=kind == "axis"))
    return spots_


def _innermost(found: Signs, hit: Hit) -> Hit:
    """Leave out the part that a gap took in: "the northern part of [the city]"."""
    own = [at for at in range(hit.first + 1, hit.last) if found.tokens[at].norm in ("the", "this")]
    return replace(hit, first=own[-1]) if own else hit


def _pointed(found: Signs, hit: Hit, meant: tuple[Place, ...], *, axis: bool) -> Spot:
    spot = _spot(found, hit.first, hit.last, meant, axis=axis)
    words = [token.text for token in found.tokens[hit.first : hit.last]]
    part = " ".join(w for w in words if w.casefold() != "the" and w.isalpha()) if hit.entry.get("part") else spot.part
    return replace(spot, back=True, text=" ".join(words), part=part, last=max(spot.last - axis, hit.last))


def _is_idle_there(found: Signs, hit: Hit) -> bool:
    """Say whether it is the "there" of "there was a threat", which points at no place."""
    following = found.tokens[hit.last] if hit.last < len(found.tokens) else None
    if following is not None and following.norm == "that":
        return True
    return (
        found.tokens[hit.first].norm == "there"
        and following is not None
        and (bool({"be", "have", "remain", "'s"} & set(following.lemmas)))
    )


def _names_a_place(found: Signs, hit: Hit, taken: set[int]) -> bool:
    """Say whether the kind word introduces a name: "the city of X", "the village X"."""
    at = hit.last
    if at < len(found.tokens) and found.tokens[at].norm == "of":
        return any(i in taken for i in range(at + 1, min(at + 5, len(found.tokens))))
    return at in taken


def _antecedent(kind: str, before: int, named: list[Spot]) -> tuple[Place, ...]:
    for spot in reversed(named):
        if spot.last <= before and fits(kind, spot.candidates):
            return spot.candidates
    return ()


def fits(kind: str, candidates: tuple[Place, ...]) -> bool:
    """Say whether a place can be what "the city", "the region" or "the river" refers to."""
    if not candidates:
        return False
    feature, sort = candidates[0].feature, candidates[0].kind
    if feature is Feature.POINT and candidates[0].population >= _METROPOLIS:
        return False
    if kind == "town":
        return feature is Feature.POINT
    if kind == "river":
        return feature is Feature.LINE
    if kind == "region":
        return sort in ("oblast", "raion", "region")
    return True


def _grouped(found: Signs, ordered: list[Spot], mentioned: frozenset[int]) -> tuple[Spot, ...]:
    result: list[Spot] = []
    group = 0
    for spot in ordered:
        previous = result[-1] if result else None
        if previous is not None and spot.first < previous.last:
            continue
        how = "apart" if previous is None else _link(found, previous, spot, mentioned)
        if how == "narrows":
            result[-1] = replace(result[-1], locator=True)
        opens = len(result) < 2 or result[-2].group != result[-1].group  # noqa: PLR2004
        group += how == "apart" or (how == "narrows" and opens)
        aside = spot.first > 0 and found.tokens[spot.first - 1].text == "(" and _order(spot) > 0
        result.append(replace(spot, group=group, locator=how == "locates" or aside))
    return tuple(result)


def _link(found: Signs, left: Spot, right: Spot, mentioned: frozenset[int]) -> str:
    """Say how a place follows another: listed with it, locating it, narrowing it, or apart."""
    span = range(left.last, right.first)
    between = [found.tokens[at].norm for at in span]
    linking = all(_links(found, at) or at in mentioned for at in span)
    if not between and found.has("type", right.first) is not None:
        return "narrows"
    if len(between) > _WIDEST_LINK or not linking:
        wider_before = len(between) == 0 and _wider(right, left)
        return "locates" if wider_before else "apart"
    if _pinpoints(found, left, between):
        return "narrows"
    if not any(word in _LISTING for word in between):
        return "narrows" if between and _wider(left, right) else "locates"
    return "locates" if _explains(found, left, right, between) else "listed"


def _pinpoints(found: Signs, left: Spot, between: Sequence[str]) -> bool:
    """Say whether a place only says on which side of it another lies: "to the west of [A] near B"."""
    at = next((at for at in range(left.first - 1, max(0, left.first - 3), -1) if found.has("compass", at)), None)
    return at is not None and bool(between) and between[0] in ("near", "in", "at") and left.first - at <= 2  # noqa: PLR2004


def _links(found: Signs, at: int) -> bool:
    """Say whether a token may stand between two places of a list: also the count in "A and 35 settlements of B"."""
    token = found.tokens[at]
    return found.has("link", at) is not None or token.norm in _MARKS or token.text.isdigit()


def _explains(found: Signs, left: Spot, right: Spot, between: list[str]) -> bool:
    """Say whether a place after a comma only tells where the one before it lies: "X, north of Y", "X, Y Oblast"."""
    if any(
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
    return (right.axis and not left.axis) or _order(right) > _order(left)


def _order(spot: Spot) -> int:
    """Return how wide a sort of place a spot is: settlements and rivers, then raions, then oblasts."""
    return {"raion": 1, "region": 2, "oblast": 2}.get(spot.candidates[0].kind, 0) if spot.candidates else 0
