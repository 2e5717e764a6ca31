"""All toponyms of an article at once: the plain ones settle where it plays, so that namesakes can be told by them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from geo.beside import Standing, ids, standings
from geo.measure import compass, discrepancy
from geo.mention import Mention
from geo.place import Feature, Place
from geo.resolve import NARROW, Context, Resolution, resolve

_MOST = 8
_COMPANY, _TOGETHER = 3, 300
_ROUNDS = 2
_REACH = 200  # toponyms on either side that are looked at: a long text costs no more a toponym than a short one
_UNSAID = Standing()
_WIDE = {"country", "region"}


class Survey:
    """The places that an article's toponyms mean as far as they settle each other, by where they stand."""

    def __init__(self, mentions: Sequence[Mention], *, text: str = "", day: date | None, article: str) -> None:
        """Settle the mentions with one candidate first, then the others by these, as far as the choice is wide."""
        self._day, self._article = day, article
        plain = [m for m in mentions if m.candidates and m.candidates[0].kind not in _WIDE]
        self._meant: dict[tuple[str, ...], Place] = {}
        self._standing: dict[int, Standing] = {}
        self._of_name: dict[tuple[str, ...], Standing] = {}
        self._resolved: dict[tuple[tuple[str, ...], int | None], Resolution] = {}
        for mention, standing in standings(text, mentions):
            self._standing[mention.start] = standing
            self._of_name.setdefault(ids(mention.candidates), standing)
        self._settled = [(m.start, m.candidates[0]) for m in plain if len(m.candidates) == 1]
        self._open = [m for m in plain if len(m.candidates) > 1]
        for _ in range(_ROUNDS):
            chosen = {m.start: place for m in self._open if (place := self._plainly(m)) is not None}
            self._meant |= {ids(m.candidates): chosen[m.start] for m in self._open if m.start in chosen}
            self._open = [m for m in self._open if m.start not in chosen]
            self._settled = sorted([*self._settled, *chosen.items()], key=lambda one: one[0])

    def settle(
        self, at: int, candidates: tuple[Place, ...], *, regions: tuple[str, ...] = (), kinds: tuple[str, ...] = ()
    ) -> Resolution:
        """Return which place the toponym at a character means: one in all the article, unless it says otherwise.

        `regions` are those of the sentence; they give way to the ones that the text puts this very toponym in.
        """
        key = (ids(candidates), at if at in self._standing else None)
        if key not in self._resolved:
            context = replace(self._context(at, candidates), kinds=kinds)
            self._resolved[key] = resolve(candidates, replace(context, regions=context.regions or regions))
        return self._resolved[key]

    def discrepancy(self, at: int, place: Place) -> str:
        """Say in words where the way that the text states to a place is not the ellipsoid's; empty where they agree."""
        for told in self._standing.get(at, _UNSAID).beside:
            anchors = told.narrowed(self._meant).anchor
            if told.metres is None or len(anchors) != 1 or anchors[0].id == place.id:
                continue
            toward = compass(told.toward_deg) if told.toward_deg is not None else ""
            found = discrepancy(anchors[0], place, told.metres, toward)
            if found is not None:
                return f"{found} of {anchors[0].name}"
        return ""

    def _plainly(self, mention: Mention) -> Place | None:
        chosen = resolve(mention.candidates, self._context(mention.start, mention.candidates))
        return chosen.place if chosen.margin >= NARROW else None

    def _context(self, at: int, candidates: tuple[Place, ...]) -> Context:
        """Return what is known of a toponym: what the text says of how it lies is taken from wherever it does."""
        standing = self._standing.get(at) or self._of_name.get(ids(candidates)) or _UNSAID
        standing = replace(standing, beside=tuple(told.narrowed(self._meant) for told in standing.beside))
        return Context(
            near=self._around(at, candidates, standing), company=self._company(at, candidates),
            beside=standing.beside, regions=standing.regions, day=self._day, article=self._article,
        )  # fmt: skip

    def _around(self, at: int, candidates: tuple[Place, ...], standing: Standing) -> tuple[Place, ...]:
        """Leave out the places that this one is said to lie so far away from: nearness does not count there."""
        anchors = {place.id for told in standing.beside if told.metres is not None for place in told.anchor}
        return tuple(place for place in self.near(at, candidates) if place.id not in anchors)

    def _company(self, at: int, candidates: tuple[Place, ...]) -> tuple[tuple[Place, ...], ...]:
        """Return the candidates of the next toponyms that are open too: those that stand together lie together."""
        middle = bisect_left(self._open, at, key=lambda mention: mention.start)
        around = self._open[max(0, middle - 2 * _COMPANY) : middle + 2 * _COMPANY]
        others = [m for m in around if m.candidates != candidates and abs(m.start - at) <= _TOGETHER]
        distinct = {m.text: m.candidates for m in sorted(others, key=lambda mention: abs(mention.start - at))}
        return tuple(distinct.values())[:_COMPANY]

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
