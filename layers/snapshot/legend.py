"""The legend: only what is on this map, each with the very shapes that draw it there."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.path import Path

from claims.claim import Actor, Kind, Side
from layers.snapshot.frame import Rect
from layers.snapshot.glyphs import bar, glyph, halved, placed
from layers.snapshot.ink import halo
from layers.snapshot.marks import Mark, Shown
from layers.snapshot.sheet import Look, Painted, Sheet
from layers.snapshot.typeset import width
from layers.style import LIGHT, Shape, colour, shape

_ROW = 25.0
_ONE_COLUMN = 5
_LINE = Look(size=12, ink=LIGHT.ink)
_KINDS = {
    Kind.CONTROL: "holds it",
    Kind.CAPTURE: "took it",
    Kind.PRESENCE: "has troops there",
    Kind.WITHDRAWAL: "left it",
    Kind.ADVANCE: "gains ground",
    Kind.REPULSE: "stopped the other side",
    Kind.CROSSING: "crosses a river",
    Kind.ENCIRCLEMENT: "surrounds",
    Kind.ATTACK: "attacks",
    Kind.EVACUATION: "evacuates civilians",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the legend: a sample and its words."""

    sample: tuple[Painted, ...]
    words: str


def rows(shown: Shown) -> list[Row]:
    """Return a line for everything that the marks of this picture use."""
    marks = shown.marks
    holders = sorted({holder for mark in marks for holder in mark.holders})
    kinds = sorted({mark.lead.kind for mark in marks if len(mark.holders) <= 1}, key=list(Kind).index)
    found = [_holder(holder) for holder in holders]
    if any(len(mark.holders) > 1 for mark in marks):
        found.append(Row(sample=_divided(), words="the claims disagree"))
    found += [_voice(side) for side in sorted({side for mark in marks for side in mark.voices})]
    found += [_kind(kind) for kind in kinds]
    return found + _manners(marks)


def draw(sheet: Sheet, shown: Shown, map_rect: Rect) -> Rect:
    """Draw the legend in the map's lower left corner and return what it covers."""
    found = rows(shown)
    if not found:
        return Rect(left=0, top=0, width=0, height=0)
    columns = 1 if len(found) <= _ONE_COLUMN else 2
    deep = -(-len(found) // columns)
    wide = max(width(row.words, _LINE.size) for row in found) + 46
    box = Rect(
        left=map_rect.left + 18,
        top=map_rect.bottom - 18 - deep * _ROW - 14,
        width=columns * wide + 14,
        height=deep * _ROW + 14,
    )
    sheet.box(box, face=LIGHT.surface, edge=LIGHT.line, round_by=8)
    for position, row in enumerate(found):
        column, line = divmod(position, deep)
        x, y = box.left + 22 + column * wide, box.top + 7 + (line + 0.5) * _ROW
        sheet.paint([_moved(sample, x, y) for sample in row.sample], "text")
        sheet.text(x + 18, y + 4.3, row.words, _LINE)
    return box


def _holder(holder: Actor) -> Row:
    sample = Painted(path=Path.unit_circle(), face=colour(holder))
    return Row(sample=(sample,), words=f"said to be held by {holder.value.title()}")


def _voice(side: Side) -> Row:
    words = "independent voices" if side is Side.INDEPENDENT else f"{side.value.title()}’s voices"
    return Row(
        sample=(Painted(path=Path.unit_circle(), face=LIGHT.surface, edge=colour(side), stroke=2.6),),
        words=f"outline: {words} say so",
    )


def _divided() -> tuple[Painted, ...]:
    return (
        Painted(path=halved(Shape.DISC, left=True), face=colour(Actor.UKRAINE)),
        Painted(path=halved(Shape.DISC, left=False), face=colour(Actor.RUSSIA)),
    )


def _kind(kind: Kind) -> Row:
    return Row(sample=(Painted(path=glyph(shape(kind)), face=LIGHT.muted),), words=_KINDS[kind])


def _manners(marks: Sequence[Mark]) -> list[Row]:
    found = []
    ring = Path.unit_circle()
    if any(mark.hedged for mark in marks):
        dashed = Painted(path=ring, face=LIGHT.surface, edge=LIGHT.muted, stroke=2, dashes=(1.6, 1.6))
        found.append(Row(sample=(dashed,), words="dashed: hedged"))
    if any(mark.denied for mark in marks):
        barred = Painted(path=bar(), edge=LIGHT.ink, stroke=2)
        found.append(Row(sample=(Painted(path=ring, face=LIGHT.line), barred), words="bar: denied"))
    if any(mark.radius_m > 0 for mark in marks):
        found.append(Row(sample=(halo(0, 0, 1.25),), words="where it may be · pale: old"))
    return found


def _moved(sample: Painted, x: float, y: float) -> Painted:
    return Painted(
        path=placed(sample.path, x, y, 7.5),
        face=sample.face,
        edge=sample.edge,
        stroke=sample.stroke,
        dashes=sample.dashes,
    )
