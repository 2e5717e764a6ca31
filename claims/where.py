"""Where: the places of a sentence, in the groups in which it lists them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claims.back import pointed_back
from claims.listed import carried, grouped
from claims.measured import measured
from claims.segment import Token
from claims.signs import Signs
from claims.spot import Focus, Spot, fits, spot_at
from claims.toponyms import ROADS
from geo.mention import Mention
from geo.place import Place

__all__ = ["Mentions", "Spot", "fits", "spots"]

_THEATRE = frozenset(("UA", "RU", "BY", "MD", ""))
_SHORTEST_NAME = 3
_TOLD = 4  # tokens from an act to the place that it is told of
_NOWHERE = Focus()


class Mentions:
    """The toponyms of an article, asked for sentence by sentence."""

    def __init__(self, found: Sequence[Mention]) -> None:
        """Keep them with their starts for searching."""
        self._found = found
        self._starts = [mention.start for mention in found]

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions that begin in a half-open interval of characters."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def spots(
    found: Signs, mentions: Sequence[Mention], last_places: "dict[str, tuple[Place, ...]]", focus: Focus = _NOWHERE
) -> tuple[Spot, ...]:
    """Return the places of a sentence in order.

    `last_places` are those that "the city" or "the river" can mean, `focus` those that "these villages" means.
    """
    named = _all_named(found, mentions)
    taken = {at for spot in named for at in range(spot.first, spot.last)}
    mentioned = frozenset(at for m in mentions for at in range(*_tokens_of(found.tokens, m.start, m.end)))
    named += _unknown(found, taken, mentioned)
    named = measured(found, sorted(named, key=lambda spot: spot.first))
    taken = {at for spot in named for at in range(spot.first, spot.last)}
    lists = grouped(found, named, mentioned)
    back = pointed_back(found, taken, [spot for spot in lists if not spot.locator], last_places, focus)
    if back:
        lists = grouped(found, sorted([*named, *back], key=lambda spot: spot.first), mentioned)
    return carried(found, lists)


def _all_named(found: Signs, mentions: Sequence[Mention]) -> list[Spot]:
    """Return the places that are named; one glued to another by a hyphen comes with it: "the A-B line"."""
    named: list[Spot] = []
    for mention in mentions:
        spot = _named(found, mention)
        if spot is not None:
            named.append(spot)
        elif named and mention.start < named[-1].end and fits("town", mention.candidates):
            other = replace(named[-1], candidates=mention.candidates, text=mention.text, also=())
            named[-1] = replace(named[-1], also=(*named[-1].also, other))
    return named


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
    spot = spot_at(found, first, last, mention.candidates, axis=axis)
    if mention.text.endswith(ROADS):
        return replace(spot, part=mention.text)
    landmark = found.has("landmark", first)
    if landmark is not None and landmark.entry.get("part") != "no":
        spot = replace(spot, part=" ".join(token.text for token in found.tokens[first:last]))
    return spot


def offices(found: Signs, mentions: Sequence[Mention]) -> tuple[tuple[Place, ...], ...]:
    """Return the towns whose officials are spoken of: "the X city military administration", "the mayor of X"."""
    spoken = []
    for mention in mentions if found.covered.get("office") else ():
        first, last = _tokens_of(found.tokens, mention.start, mention.end)
        after = last + (last < len(found.tokens) and found.tokens[last].norm == "'s")
        behind = found.has("office", after)
        before = found.has("office", first - 1)
        held = (behind is not None and behind.first == after) or (before is not None and before.last == first)
        if held and fits("town", mention.candidates):
            spoken.append(mention.candidates)
    return tuple(spoken)


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
    kind = found.has("type", last)
    if after is not None and after.first == last and not (kind is not None and kind.last > after.last):
        return not (after.entry.phrase in ("road", "highway") and found.tokens[first - 1].text in "-–" and first > 1)
    if last < len(found.tokens) and found.tokens[last].norm == "'s":
        office = found.has("noplace", last + 1)
        if office is not None:
            return True
    while first and found.tokens[first - 1].text in "\"“”'‘":
        first -= 1
    before = found.has("noplace_before", first - 1) if first else None
    if before is None and first > 1 and found.tokens[first - 1].norm == "the":
        before = found.has("noplace_before", first - 2)
    return before is not None and before.last >= first - 1


def _unknown(found: Signs, taken: set[int], mentioned: frozenset[int]) -> list[Spot]:
    """Find names that no gazetteer holds: "the village of X", and members of a list of places."""
    tokens, new = found.tokens, []
    for at, token in enumerate(tokens):
        if at in taken or not token.text[:1].isupper() or len(token.text) < _SHORTEST_NAME:
            continue
        if (
            found.has("force", at)
            or found.has("nation", at)
            or not (_introduced(found, at) or _listed(found, at, taken) or _told(found, at, mentioned))
        ):
            continue
        last = at + 1
        while last < len(tokens) and last not in taken and tokens[last].text[:1].isupper():
            last += 1
        if not _no_place(found, at, last):
            new.append(spot_at(found, at, last, (), axis=False))
            taken.update(range(at, last))
    return new


def _introduced(found: Signs, at: int) -> bool:
    """Say whether a kind word introduces a name: "the village of X", "the settlement X"."""
    before = at - 2 if at > 1 and found.tokens[at - 1].norm == "of" else at - 1
    if before == at - 2 and found.has("part", before) is not None:
        return True
    kind = found.has("type", before) if before >= 0 else None
    if kind is not None and kind.entry.get("value") == "area":
        return found.tokens[at - 1].norm == "of"
    return kind is not None and kind.entry.get("value") == "town"


def _told(found: Signs, at: int, mentioned: frozenset[int]) -> bool:
    """Say whether an act is told of a name: "fighting continues inside X", "advanced near X"."""
    token, before = found.tokens[at], found.has("inside", at - 1) if at > 1 else None
    if before is None or at in mentioned or not token.text.istitle() or found.has("calendar", at):
        return False
    alone = at + 1 >= len(found.tokens) or not (found.tokens[at + 1].text[:1].isupper() or at + 1 in mentioned)
    acted = range(max(0, at - _TOLD), at - 1)
    return alone and any(found.has("act", on) or found.has("deed", on) for on in acted)


def _listed(found: Signs, at: int, taken: set[int]) -> bool:
    """Say whether a name stands in a list of places: "A, X and B"."""
    tokens = found.tokens
    before = (
        at > 1
        and tokens[at - 1].norm in (",", "and")
        and (at - 2 in taken or (tokens[at - 2].text == "," and at - 3 in taken))
    )
    if at > 1 and tokens[at - 1].norm == "'s" and at - 2 in taken:
        return True
    if at and at + 2 in taken and tokens[at + 1].norm in (",", "and") and found.has("lister", at - 1):
        return True  # "among them X, A and B"
    if at and tokens[at - 1].text in ":;" and at + 2 in taken and tokens[at + 1].norm in ("in", "of"):
        return True  # "were shelled: X in Y region; …"
    if not before:
        return False
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    return follows is None or follows.norm in ("and", ",", ".", ";", "directions", "areas", "axes", "sectors")
