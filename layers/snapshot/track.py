"""The histogram of claims by day and side, along which the days of a picture or a film are marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from matplotlib.path import Path

from claims.claim import Claim, Side
from layers.saying import day_words
from layers.snapshot.frame import Rect
from layers.snapshot.ground import Points
from layers.snapshot.sheet import Look, Painted, Sheet
from layers.style import LIGHT, colour

_SIDES = (Side.UKRAINE, Side.INDEPENDENT, Side.RUSSIA)
_LABEL = Look(size=11, ink=LIGHT.muted)
_MOST_BARS = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Claims counted in equal spans of days; a row a side, a column a bar."""

    rect: Rect
    first: date
    last: date
    counted: Points

    def at(self, day: date) -> float:
        """Return where a day stands on the page."""
        span = (self.last - self.first).days + 1
        return self.rect.left + ((day - self.first).days + 0.5) / span * self.rect.width

    def draw(self, sheet: Sheet) -> None:
        """Draw the bars, one on the other by side, and the first and last day."""
        wide = self.rect.width / self.counted.shape[1]
        high = self.rect.height / max(1.0, float(self.counted.sum(axis=0).max()))
        top = np.full(self.counted.shape[1], self.rect.bottom)
        for side, row in zip(_SIDES, self.counted, strict=True):
            bars = [
                _bar(self.rect.left + n * wide, top[n] - count * high, wide * 0.86, count * high)
                for n, count in enumerate(row)
                if count
            ]
            sheet.paint([Painted(path=bar, face=colour(side)) for bar in bars], "panels")
            top -= row * high
        base = Path([(self.rect.left, self.rect.bottom), (self.rect.right, self.rect.bottom)])
        sheet.paint([Painted(path=base, edge=LIGHT.frontier, stroke=1)], "panels")
        below = self.rect.bottom + 15
        sheet.text(self.rect.left, below, day_words(self.first.isoformat()), _LABEL)
        sheet.text(self.rect.right, below, day_words(self.last.isoformat()), _LABEL, at="right")


def track(claims: Iterable[Claim], first: date, last: date, rect: Rect) -> Track:
    """Count the claims by the first day that they are about."""
    span = (last - first).days + 1
    bars = min(span, _MOST_BARS)
    counted = np.zeros((len(_SIDES), bars))
    for claim in claims:
        if claim.event_start is not None and first <= claim.event_start <= last and claim.reported_on is not None:
            bar = (claim.event_start - first).days * bars // span
            counted[_SIDES.index(claim.claimant_side), bar] += 1
    return Track(rect=rect, first=first, last=last, counted=counted)


def _bar(left: float, top: float, wide: float, high: float) -> Path:
    right, bottom = left + wide, top + high
    return Path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], closed=True)
