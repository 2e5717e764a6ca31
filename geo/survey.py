"""All toponyms of an article at once: the plain ones settle where it plays, so that namesakes can be told by them."""

import heapq
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from geo.mention import Mention
from geo.place import Feature, Place
from geo.resolve import NARROW, Context, resolve

_MOST = 8
_REACH = 200  # toponyms on either side that are looked at: a long text costs no more a toponym than a short one
_WIDE = {"country", "region"}


class Survey:
    """The places that an article's toponyms mean as far as they settle each other, by where they stand."""

    def __init__(self, mentions: Sequence[Mention], *, day: date | None, article: str) -> None:
        """Settle the mentions with one candidate first, then the others by these, as far as the choice is wide."""
        plain = [m for m in mentions if m.candidates and m.candidates[0].kind not in _WIDE]
        self._settled = [(m.start, m.candidates[0]) for m in plain if len(m.candidates) == 1]
        second: list[tuple[int, Place]] = []
        for mention in plain:
            if len(mention.candidates) == 1:
                continue
            context = Context(near=self.near(mention.start, mention.candidates), day=day, article=article)
            chosen = resolve(mention.candidates, context)
            if chosen.place is not None and chosen.margin >= NARROW:
                second.append((mention.start, chosen.place))
        self._settled = sorted([*self._settled, *second], key=lambda settled: settled[0])

    def near(self, at: int, namesakes: tuple[Place, ...]) -> tuple[Place, ...]:
        """Return settled places around a character, the nearest in the text first, without the toponym's own."""
        own = {place.id for place in namesakes}
        middle = bisect_left(self._settled, at, key=lambda settled: settled[0])
        around = self._settled[max(0, middle - _REACH) : middle + _REACH]
        others = (settled for settled in around if settled[1].id not in own)
        ranked = heapq.nsmallest(4 * _MOST, others, key=lambda settled: abs(settled[0] - at))
        distinct = {place.id: place for _, place in ranked if place.feature is not Feature.LINE}
        return tuple(distinct.values())[:_MOST]
