"""Where: the places of a sentence, in the groups in which it lists them."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from claims.segment import Token
from claims.what.asides import one_place
from claims.what.signs import Signs
from claims.where.back import described, pointed_back
from claims.where.listed import carried, grouped
from claims.where.measured import located, measured
from claims.where.spot import Focus, Spot, fits, spot_at
from claims.where.toponyms import ROADS
from claims.where.unknown import ends_unknown_name, is_no_place, unknown_names
from geo.mention import Mention
from geo.place import Feature, Place

__all__ = ["Mentions", "Spot", "fits", "spots"]

_THEATRE = frozenset(("UA", "RU", "BY", "MD", ""))
_NOWHERE = Focus()
_ADJECTIVE = re.compile(r"[-–][a-z]")  # "Moscow-backed officials"


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
    named += unknown_names(found, taken, mentioned)
    named = one_place(found, sorted(named, key=lambda spot: spot.first))
    named = described(found, measured(found, named), last_places)
    taken = {at for spot in named for at in range(spot.first, spot.last)}
    lists = grouped(found, named, mentioned)
    back = pointed_back(found, taken, [spot for spot in lists if not spot.locator], last_places, focus)
    if back:
        back = located(found, named, back)
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


def _describes(found: Signs, mention: Mention, last: int) -> bool:
    """Say whether a name only begins an adjective: "Moscow-backed officials"."""
    token = found.tokens[last - 1]
    return _ADJECTIVE.match(token.text, mention.end - token.start) is not None


def _named(found: Signs, mention: Mention) -> Spot | None:
    first, last = _tokens_of(found.tokens, mention.start, mention.end)
    if first >= last or found.tokens[first].start < mention.start or is_no_place(found, first, last):
        return None
    if any(force.first <= first and last <= force.last for force in found.forces) or _describes(found, mention, last):
        return None
    if ends_unknown_name(found, first):
        return None
    if found.has("nation", first) and last < len(found.tokens) and found.tokens[last].norm == "'s":
        return None
    kinds = (found.has("type", last), found.has("type", last - 1), found.has("shared", first))
    axis = any(kind is not None and kind.entry.get("value") == "axis" for kind in kinds)
    if not any(place.country in _THEATRE and place.kind != "country" for place in mention.candidates):
        return None
    towns = tuple(place for place in mention.candidates if place.feature is Feature.POINT) if axis else ()
    spot = spot_at(found, first, last, towns or mention.candidates, axis=axis)  # a direction is called after a town
    community = found.has("community", last)
    apart = (
        community is None or community.first != last or found.tokens[community.last % len(found.tokens)].norm == "of"
    )
    end = spot.last if community is None or apart else community.last
    return replace(spot, last=max(spot.last, end), part=_own_part(found, mention, (first, last)) or spot.part)


def _own_part(found: Signs, mention: Mention, span: tuple[int, int]) -> str | None:
    """Return what a name means only a part of: a road, a plant that stands for its town, a town's community."""
    first, last = span
    if mention.text.endswith(ROADS):
        return mention.text
    landmark, community = found.has("landmark", first), found.has("community", last)
    if landmark is not None and landmark.entry.get("part") != "no":
        return " ".join(token.text for token in found.tokens[first:last])
    if community is None or community.first != last:
        return None
    return " ".join(token.text for token in found.tokens[last : community.last])


def offices(
    found: Signs, mentions: Sequence[Mention], lookup: Callable[[str], tuple[Place, ...]]
) -> tuple[tuple[Place, ...], ...]:
    """Return the towns and regions whose officials are spoken of: "the mayor of X", "the X governor", or by name."""
    heads = dict.fromkeys(hit for _, hit in sorted(found.covered.get("head", {}).items()))
    spoken = [lookup(hit.entry.get("place")) for hit in heads]
    for mention in mentions if found.covered.get("office") else ():
        first, last = _tokens_of(found.tokens, mention.start, mention.end)
        after = last + (last < len(found.tokens) and found.tokens[last].norm == "'s")
        behind = found.has("office", after)
        before = found.has("office", first - 1)
        held = behind if behind is not None and behind.first == after else None
        held = held or (before if before is not None and before.last == first else None)
        if held is not None and held.entry.get("of") == "region":
            spoken.append(tuple(p for p in lookup(f"{mention.text} Oblast") or mention.candidates if p.is_region))
        elif held is not None and fits("town", mention.candidates):
            spoken.append(mention.candidates)
    return tuple(places for places in spoken if places)


def _tokens_of(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    first = next((i for i, token in enumerate(tokens) if token.end > start), len(tokens))
    last = first
    while last < len(tokens) and tokens[last].start < end:
        last += 1
    return first, last
