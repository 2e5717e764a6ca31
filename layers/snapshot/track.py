"""The histogram of claims by day and side, along which the days of a picture or a film are marked."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from matplotlib.path import Path

from claims.claim import Side
from layers.needed import Tally
from layers.saying import day_words
from layers.snapshot.frame import Rect
from layers.snapshot.ground import Points
from layers.snapshot.sheet import Look, Painted, Sheet
from layers.snapshot.typeset import Face, width
from layers.style import LIGHT, colour

_SIDES = (Side.UKRAINE, Side.INDEPENDENT, Side.RUSSIA)
_LABEL = Look(size=11, ink=LIGHT.muted)
_DAY = Look(size=11.5, ink=LIGHT.surface, face=Face.BOLD)
_MOST_BARS = 160
_HATCH = 5.0
_WIDEST_BAR = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Claims counted in equal spans of days; a row a side, a column a bar."""

    rect: Rect
    first: date
    last: date
    counted: Points

    def at(self, day: date) -> float:
        """Return where a day stands on the page; one outside of the track at its end."""
        span = (self.last - self.first).days + 1
        share = ((day - self.first).days + 0.5) / span
        return self.rect.left + min(1.0, max(0.0, share)) * self.rect.width

    def draw(self, sheet: Sheet) -> None:
        """Draw the bars, one on the other by side, Russia's hatched, and the first and last day."""
        wide = self.rect.width / self.counted.shape[1]
        thick = min(0.86 * wide, _WIDEST_BAR)
        high = self.rect.height / max(1.0, float(self.counted.sum(axis=0).max()))
        top = np.full(self.counted.shape[1], self.rect.bottom)
        for side, row in zip(_SIDES, self.counted, strict=True):
            bars = [
                _bar(self.rect.left + n * wide + (wide - thick) / 2, top[n] - count * high, thick, count * high)
                for n, count in enumerate(row)
                if count
            ]
            sheet.paint([Painted(path=bar, face=colour(side)) for bar in bars], "panels")
            if side is Side.RUSSIA and bars:
                hatch = Painted(path=_hatched(self.rect), edge=LIGHT.surface, stroke=1.0)
                sheet.paint([hatch], "panels", inside=Path.make_compound_path(*bars))
            top -= row * high
        base = Path([(self.rect.left, self.rect.bottom), (self.rect.right, self.rect.bottom)])
        sheet.paint([Painted(path=base, edge=LIGHT.frontier, stroke=1)], "panels")
        below = self.rect.bottom + 15
        sheet.text(self.rect.left, below, day_words(self.first.isoformat()), _LABEL)
        sheet.text(self.rect.right, below, day_words(self.last.isoformat()), _LABEL, at="right")

    def point(self, sheet: Sheet, day: date) -> None:
        """Mark a day: a line through the track and its name in a dark tag."""
        x, words = self.at(day), day_words(day.isoformat())
        line = Path([(x, self.rect.top - 4), (x, self.rect.bottom + 4)])
        sheet.paint([Painted(path=line, edge=LIGHT.ink, stroke=1.8)], "text")
        wide = width(words, _DAY.size, _DAY.face) + 16
        left = min(max(x - wide / 2, self.rect.left), self.rect.right - wide)
        sheet.box(Rect(left=left, top=self.rect.top - 20, width=wide, height=19), face=LIGHT.ink, round_by=4)
        sheet.text(left + 8, self.rect.top - 6.5, words, _DAY)


def track(tally: Tally, first: date, last: date, rect: Rect) -> Track:
    """Lay the counts of these days into bars."""
    span = (last - first).days + 1
    bars = min(span, _MOST_BARS)
    counted = np.zeros((len(_SIDES), bars))
    for (day, side), count in tally.items():
        if first <= day <= last:
            counted[_SIDES.index(side), (day - first).days * bars // span] += count
    return Track(rect=rect, first=first, last=last, counted=counted)


def whole_track(tally: Tally, day: date, rect: Rect) -> Track:
    """Lay out all counts, from the first day that a claim is about to the last, and the day that is looked at."""
    days = [found for found, _ in tally]
    return track(tally, min([*days, day]), max([*days, day]), rect)


def _hatched(rect: Rect) -> Path:
    starts = np.arange(rect.left - rect.height, rect.right, _HATCH)
    lines = [Path([(x, rect.bottom), (x + rect.height, rect.top)]) for x in starts]
    return Path.make_compound_path(*lines)


def _bar(left: float, top: float, wide: float, high: float) -> Path:
    right, bottom = left + wide, top + high
    return Path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], closed=True)
