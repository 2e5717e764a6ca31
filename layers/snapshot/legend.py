"""The legend: only what is on this map, each with the very shapes that draw it there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.path import Path

from claims.claim import Actor, Kind, Side
from geo.place import Feature
from layers.snapshot.frame import Rect
from layers.snapshot.glyphs import bar, glyph, halved, placed
from layers.snapshot.ink import halo
from layers.snapshot.marks import Mark, Shown
from layers.snapshot.sheet import Look, Painted, Sheet
from layers.snapshot.typeset import Face, width
from layers.style import LIGHT, Shape, colour, shape

_ROW, _EDGE, _CAPTION, _SAMPLE, _BETWEEN = 22.0, 12.0, 62.0, 19.0, 14.0
_WIDEST = 350.0
_WORDS = Look(size=11.5, ink=LIGHT.ink)
_HEAD = Look(size=11.5, ink=LIGHT.muted, face=Face.ITALIC)
_KINDS = {
    Kind.CONTROL: "holds",
    Kind.CAPTURE: "took",
    Kind.PRESENCE: "has troops",
    Kind.WITHDRAWAL: "left",
    Kind.ADVANCE: "gains ground",
    Kind.REPULSE: "stopped the other",
    Kind.CROSSING: "crosses",
    Kind.ENCIRCLEMENT: "surrounds",
    Kind.ATTACK: "attacks",
    Kind.EVACUATION: "evacuates",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One sample and its words."""

    sample: tuple[Painted, ...]
    words: str

    @property
    def width(self) -> float:
        """How much of a line it takes."""
        return _SAMPLE + width(self.words, _WORDS.size) + _BETWEEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the legend; the caption stands before the first line of its group."""

    caption: str
    items: tuple[Item, ...]


def lines(shown: Shown) -> list[Line]:
    """Return a line or more for everything that the marks of this picture use."""
    marks = shown.marks
    dots = [mark for mark in marks if mark.feature is not Feature.AREA]
    groups = (
        ("fill", [*_fills(dots)]),
        ("outline", [*_outlines(dots)]),
        ("shape", [*_kinds(dots)]),
        ("drawn", [*_manners(marks)]),
    )
    return [line for caption, items in groups for line in _broken(caption, items)]


def draw(sheet: Sheet, found: Sequence[Line], box: Rect) -> None:
    """Draw the legend into its box."""
    sheet.box(box, face=LIGHT.surface, edge=LIGHT.line, round_by=8)
    for number, line in enumerate(found):
        middle = box.top + _EDGE / 2 + (number + 0.5) * _ROW
        sheet.text(box.left + _EDGE, middle + 4, line.caption, _HEAD)
        x = box.left + _EDGE + _CAPTION
        for item in line.items:
            sheet.paint([_moved(sample, x, middle) for sample in item.sample], "text")
            sheet.text(x + _SAMPLE - 6, middle + 4, item.words, _WORDS)
            x += item.width


def box(found: Sequence[Line], rect: Rect, busy: Sequence[tuple[float, float]]) -> Rect:
    """Return where the legend stands: the corner that covers fewest marks, the lower left one if it is as good.

    The lower right one is the scale's.
    """
    wide = max((_CAPTION + sum(item.width for item in line.items) for line in found), default=0.0) + _EDGE
    high = len(found) * _ROW + _EDGE
    left, right = rect.left + 18, rect.right - 18 - wide
    seats = [
        Rect(left=x, top=y, width=wide, height=high)
        for x, y in ((left, rect.bottom - 18 - high), (left, rect.top + 18), (right, rect.top + 18))
    ]
    return min(seats, key=lambda seat: sum(seat.shrunk(-12).covers(x, y) for x, y in busy))


def _broken(caption: str, items: list[Item]) -> Iterator[Line]:
    line: list[Item] = []
    for item in items:
        if line and sum(held.width for held in line) + item.width > _WIDEST:
            yield Line(caption=caption, items=tuple(line))
            caption, line = "", []
        line.append(item)
    if line:
        yield Line(caption=caption, items=tuple(line))


def _fills(marks: Sequence[Mark]) -> Iterator[Item]:
    holders = {holder for mark in marks for holder in mark.holders}
    for holder in sorted(holders):
        disc = Painted(path=Path.unit_circle(), face=colour(holder))
        yield Item(sample=(disc,), words=f"{'held by ' if holder == min(holders) else ''}{holder.value.title()}")
    if any(mark.place.contested for mark in marks):
        left = Painted(path=halved(Shape.DISC, left=True), face=colour(Actor.UKRAINE))
        right = Painted(path=halved(Shape.DISC, left=False), face=colour(Actor.RUSSIA))
        yield Item(sample=(left, right), words="the sides disagree")


def _outlines(marks: Sequence[Mark]) -> Iterator[Item]:
    voices = {side for mark in marks for side in mark.voices}
    for side in sorted(voices, key=list(Side).index):
        ring = Painted(path=placed(Path.unit_circle(), 0, 0, 0.9), face=LIGHT.surface, edge=colour(side), stroke=2.4)
        words = "independent" if side is Side.INDEPENDENT else side.value.title()
        yield Item(sample=(ring,), words=f"says {words}" if side is min(voices, key=list(Side).index) else words)


def _kinds(marks: Sequence[Mark]) -> Iterator[Item]:
    kinds = {mark.lead.kind for mark in marks if not mark.place.contested}
    for kind in sorted(kinds, key=list(Kind).index):
        yield Item(sample=(Painted(path=glyph(shape(kind)), face=LIGHT.muted),), words=_KINDS[kind])


def _manners(marks: Sequence[Mark]) -> Iterator[Item]:
    ring = placed(Path.unit_circle(), 0, 0, 0.9)
    if any(mark.hedged for mark in marks):
        yield Item(
            sample=(Painted(path=ring, face=LIGHT.surface, edge=LIGHT.muted, stroke=2, dashes=(1.5, 1.3)),),
            words="hedged",
        )
    if any(mark.denied for mark in marks):
        through = Painted(path=bar(), edge=LIGHT.ink, stroke=2)
        yield Item(sample=(Painted(path=ring, face=LIGHT.line), through), words="denied")
    if any(mark.radius_m > 0 and mark.feature is Feature.POINT for mark in marks):
        yield Item(sample=(halo(0, 0, 1.2),), words="where it may be")
    if any(mark.feature is Feature.LINE for mark in marks):
        stroke = Painted(path=Path(np.array([(-1.0, 0.5), (1.0, -0.5)])), edge=LIGHT.muted, stroke=3)
        yield Item(sample=(stroke,), words="river or bank")
    if any(mark.feature is Feature.AREA for mark in marks):
        square = Path(np.array([(-1.0, -0.8), (1.0, -0.8), (1.0, 0.8), (-1.0, 0.8), (-1.0, -0.8)]), closed=True)
        tint = (*to_rgb(LIGHT.muted), 0.05)
        yield Item(sample=(Painted(path=square, face=tint, edge=LIGHT.frontier, stroke=1.2),), words="area spoken of")
    if any(mark.strength < 1 for mark in marks):
        yield Item(sample=(Painted(path=ring, face=LIGHT.line),), words="pale: old")


def _moved(sample: Painted, x: float, y: float) -> Painted:
    return Painted(
        path=placed(sample.path, x, y, 6.5),
        face=sample.face,
        edge=sample.edge,
        stroke=sample.stroke,
        dashes=sample.dashes,
    )
