"""All toponyms of an article at once: the plain ones settle where it plays, so that namesakes can be told by them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from geo.beside import Standing, standings
from geo.mention import Mention
from geo.place import Feature, Place
from geo.resolve import NARROW, Context, resolve

_MOST = 8
_REACH = 200  # toponyms on either side that are looked at: a long text costs no more a toponym than a short one
_UNSAID = Standing()
_WIDE = {"country", "region"}


class Survey:
    """The places that an article's toponyms mean as far as they settle each other, by where they stand."""

    def __init__(self, mentions: Sequence[Mention], *, text: str = "", day: date | None, article: str) -> None:
        """Settle the mentions with one candidate first, then the others by these, as far as the choice is wide."""
        self._day, self._article = day, article
        plain = [m for m in mentions if m.candidates and m.candidates[0].kind not in _WIDE]
        self._standing: dict[int, Standing] = {}
        self._of_name: dict[tuple[Place, ...], Standing] = {}
        for mention, standing in standings(text, mentions):
            self._standing[mention.start] = standing
            self._of_name.setdefault(mention.candidates, standing)
        self._settled = [(m.start, m.candidates[0]) for m in plain if len(m.candidates) == 1]
        second: list[tuple[int, Place]] = []
        for mention in plain:
            if len(mention.candidates) == 1:
                continue
            chosen = resolve(mention.candidates, self.context(mention.start, mention.candidates))
            if chosen.place is not None and chosen.margin >= NARROW:
                second.append((mention.start, chosen.place))
        self._settled = sorted([*self._settled, *second], key=lambda settled: settled[0])

    def context(
        self, at: int, candidates: tuple[Place, ...], *, regions: tuple[str, ...] = (), kinds: tuple[str, ...] = ()
    ) -> Context:
        """Return what is known of the toponym at a character: how the text says that it lies counts for all its places.

        `regions` are those of the sentence; they give way to the ones that the text puts this very toponym in.
        """
        standing = self.standing(at, candidates)
        return Context(
            near=self._around(at, candidates, standing), beside=standing.beside, regions=standing.regions or regions,
            kinds=kinds, day=self._day, article=self._article,
        )  # fmt: skip

    def standing(self, at: int, candidates: tuple[Place, ...]) -> Standing:
        """Return what the text says of how a toponym lies, here or else where it is named first with such words."""
        return self._standing.get(at) or self._of_name.get(candidates) or _UNSAID

    def _around(self, at: int, candidates: tuple[Place, ...], standing: Standing) -> tuple[Place, ...]:
        """Leave out the places that this one is said to lie away from: they are weighed by how far and where."""
        anchors = {place.id for told in standing.beside for place in told.anchor}
        return tuple(place for place in self.near(at, candidates) if place.id not in anchors)

    def near(self, at: int, namesakes: tuple[Place, ...]) -> tuple[Place, ...]:
        """Return settled places around a character, the nearest in the text first, without the toponym's own."""
        own = {place.id for place in namesakes}
        ranked = islice((place for place in self._outward(at) if place.id not in own), 4 * _MOST)
        distinct = {place.id: place for place in ranked if place.feature is not Feature.LINE}
        return tuple(distinct.values())[:_MOST]

    def _outward(self, at: int) -> Iterator[Place]:
        """Yield the settled places from a character outwards, to either side, the nearer one first."""
        right = bisect_left(self._settled, at, key=lambda settled: settled[0])
        left = right - 1
        first, last = max(0, right - _REACH), min(len(self._settled), right + _REACH)
        while left >= first or right < last:
            if right >= last or (left >= first and at - self._settled[left][0] <= self._settled[right][0] - at):
                yield self._settled[left][1]
                left -= 1
            else:
                yield self._settled[right][1]
                right += 1
