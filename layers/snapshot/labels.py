"""Names on the map: each gets the first free seat beside its mark, and none covers another."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from matplotlib.path import Path

from layers.snapshot.frame import Rect
from layers.snapshot.sheet import Look, Painted, Sheet, polyline
from layers.snapshot.typeset import Face, traced, width
from layers.style import LIGHT

_PILL = 9.0
_GAP = 7.0
_OFF_LINE = 7.0
_AWAY = (0.0, 14.0, 30.0, 48.0, 70.0)
_HALO = 3.2


@dataclass(slots=True)
class Crowd:
    """What already stands on the map, so that nothing is written over it."""

    rect: Rect
    taken: list[Rect] = field(default_factory=list)
    written: list[tuple[Path, Look]] = field(default_factory=list)
    leads: list[Painted] = field(default_factory=list)

    def write(self, x: float, y: float, text: str, look: Look) -> None:
        """Keep a name to be drawn with the others: letters as outlines, which are drawn once and kept."""
        turn = math.radians(-look.turned)
        lying = np.asarray(traced(text, look.face).vertices, dtype=float) * look.size
        turned = np.array(((math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))))
        self.written.append((Path(lying @ turned + np.array((x, y)), traced(text, look.face).codes), look))

    def draw(self, sheet: Sheet) -> None:
        """Draw all names: every halo first, so that none covers another name."""
        sheet.paint(self.leads, "leads", self.rect)
        halos = [Painted(path=path, edge=look.halo, stroke=_HALO) for path, look in self.written if look.halo]
        sheet.paint([*halos, *(Painted(path=path, face=look.ink) for path, look in self.written)], "labels", self.rect)

    def lead(self, x: float, y: float, reach: float, rect: Rect) -> None:
        """Tie a name that stands off to its mark."""
        there = (min(max(x, rect.left), rect.right), min(max(y, rect.top), rect.bottom))
        away = math.dist((x, y), there)
        if away > reach + 2 * _GAP:
            share = reach / away
            start = (x + (there[0] - x) * share, y + (there[1] - y) * share)
            self.leads.append(Painted(path=polyline((start, there)), edge=LIGHT.muted, stroke=1.0))

    def add(self, rect: Rect) -> None:
        """Keep a rectangle free of names."""
        self.taken.append(rect)

    def free(self, rect: Rect) -> bool:
        """Say whether a name may stand there."""
        return self.rect.holds(rect) and not any(rect.meets(other) for other in self.taken)

    def seat(self, seats: Iterator[Rect]) -> Rect | None:
        """Return the first free seat and take it."""
        for rect in seats:
            if self.free(rect):
                self.add(rect)
                return rect
        return None


def seats(x: float, y: float, reach: float, wide: float, high: float) -> Iterator[Rect]:
    """Yield where a name of that size may stand around a mark: right, left, above, below, then the corners."""
    off, slant = reach + _GAP, 0.7 * reach + _GAP * 0.6
    corners = (
        (x + off, y - high / 2),
        (x - off - wide, y - high / 2),
        (x - wide / 2, y - off - high),
        (x - wide / 2, y + off),
        (x + slant, y - slant - high),
        (x + slant, y + slant),
        (x - slant - wide, y - slant - high),
        (x - slant - wide, y + slant),
    )
    for left, top in corners:
        yield Rect(left=left, top=top, width=wide, height=high)


def name(crowd: Crowd, at: tuple[float, float, float], text: str, look: Look) -> bool:
    """Write a name beside a point of the page; say whether there was room."""
    x, y, reach = at
    wide = width(text, look.size, look.face)
    rect = crowd.seat(seats(x, y, reach, wide, look.size * 1.25))
    if rect is None:
        return False
    crowd.write(rect.left, rect.top + look.size * 0.98, text, look)
    return True


def turned(crowd: Crowd, start: tuple[float, float], end: tuple[float, float], text: str, look: Look) -> bool:
    """Write a name from one point to another, never upside down; say whether there was room."""
    if start[0] > end[0]:
        start, end = end, start
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    # Beside the line, not on it.
    off = (math.sin(angle) * _OFF_LINE, -math.cos(angle) * _OFF_LINE)
    x, y = start[0] + off[0], start[1] + off[1]
    left, top = min(x, end[0] + off[0]), min(y, end[1] + off[1]) - look.size
    wide, high = abs(end[0] - start[0]) + 4, abs(end[1] - start[1]) + look.size * 1.3
    rect = crowd.seat(iter([Rect(left=left, top=top, width=wide, height=high)]))
    if rect is None:
        return False
    crowd.write(x, y, text, replace(look, turned=-math.degrees(angle)))
    return True


def numbered(sheet: Sheet, crowd: Crowd, at: tuple[float, float, float], number: int, text: str, look: Look) -> None:
    """Write a mark's number and name, at the end of a hair line where its side is taken; without room, the number."""
    x, y, reach = at
    pill = max(2 * _PILL, width(str(number), 11, Face.BOLD) + 10)
    wide = pill + 5 + width(text, look.size, look.face)
    high = max(2 * _PILL, look.size * 1.25)
    rect = crowd.seat(seat for off in _AWAY for seat in seats(x, y, reach + off, wide, high))
    whole = rect is not None
    rect = rect or crowd.seat(seat for off in _AWAY for seat in seats(x, y, reach + off, pill, 2 * _PILL))
    rect = rect or next(seats(x, y, reach, pill, 2 * _PILL))
    crowd.lead(x, y, reach, rect)
    badge(sheet, rect.left, rect.top + rect.height / 2, number, layer="labels")
    if whole:
        crowd.write(rect.left + pill + 5, rect.top + rect.height / 2 + look.size * 0.36, text, look)


def badge(sheet: Sheet, left: float, middle: float, number: int, *, layer: str) -> float:
    """Draw a number in a dark pill, the same on the map and in the list; return its width."""
    digits = str(number)
    wide = max(2 * _PILL, width(digits, 11, Face.BOLD) + 10)
    pill = Rect(left=left, top=middle - _PILL, width=wide, height=2 * _PILL)
    sheet.box(pill, face=LIGHT.ink, edge=LIGHT.surface, round_by=_PILL, layer=layer)
    look = Look(size=11, ink=LIGHT.surface, face=Face.BOLD)
    sheet.text(left + wide / 2, middle + 4, digits, look, at="center", layer=layer)
    return wide
