"""How one mark is painted: halo, casing, fill, ring, letter and bar, as shapes in the order they are laid down."""

from functools import cache

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from claims.claim import Actor
from layers.snapshot.glyphs import bar, filled, glyph, half, placed
from layers.snapshot.marks import Mark
from layers.snapshot.sheet import Painted
from layers.snapshot.typeset import Face, font
from layers.style import LIGHT, colour, letter, shape

Colour = tuple[float, float, float]
_PALE = 0.32
_HEDGED = (2.2, 1.9)
_CASING = 2.4
_STRONG = 0.5


def size(mark: Mark) -> float:
    """Return the mark's radius in page units: it grows a little with what is said there."""
    grown = 8.5 + 1.6 * min(5, len(mark.claims).bit_length())
    return grown + 3 if mark.place.contested else grown


def mixed(ink: str, share: float, ground: str = LIGHT.paper) -> Colour:
    """Mix a colour with the paper: opaque, so that rivers do not shine through a fading mark."""
    (r, g, b), (x, y, z) = to_rgb(ink), to_rgb(ground)
    return (r * share + x * (1 - share), g * share + y * (1 - share), b * share + z * (1 - share))


def halo(x: float, y: float, radius: float) -> Painted:
    """Paint how far from its mark the place may lie."""
    return Painted(path=placed(Path.unit_circle(), x, y, radius), face=(*to_rgb(LIGHT.halo), 0.34))


def painted(mark: Mark, x: float, y: float) -> list[Painted]:
    """Paint a mark at a point of the page."""
    radius = size(mark)
    if len(mark.holders) > 1:
        return [*_split(mark, x, y, radius), *_bar(mark, x, y, radius)]
    return [*_whole(mark, x, y, radius), *_bar(mark, x, y, radius)]


def _whole(mark: Mark, x: float, y: float, radius: float) -> list[Painted]:
    form = shape(mark.lead.kind)
    outline = placed(glyph(form), x, y, radius)
    holder = mark.holders[0] if mark.holders else None
    fill = mixed(colour(holder or mark.lead.actor), mark.strength if holder else _PALE * mark.strength)
    ring = mixed(colour(mark.voices[0]), max(0.55, mark.strength))
    shapes = [Painted(path=outline, edge=LIGHT.surface, stroke=2 * _CASING + 3, face=LIGHT.surface)]
    if filled(form):
        fill = mixed(colour(holder or mark.lead.actor), 0.4 * mark.strength) if mark.hedged else fill
        shapes.append(Painted(path=outline, face=fill, edge=ring, stroke=2.6, dashes=_dashes(mark)))
    else:
        ground = placed(Path.unit_circle(), x, y, radius * 0.98)
        shapes[0] = Painted(path=ground, face=LIGHT.surface, edge=LIGHT.surface, stroke=2)
        shapes.append(Painted(path=outline, edge=ring, stroke=3.2, dashes=_dashes(mark)))
    inked = LIGHT.surface if holder and not mark.hedged and mark.strength > _STRONG else LIGHT.ink
    return [*shapes, _letter(holder or mark.lead.actor, x, y, radius * 0.92, inked)]


def _split(mark: Mark, x: float, y: float, radius: float) -> list[Painted]:
    shapes = [Painted(path=placed(Path.unit_circle(), x, y, radius + _CASING), face=LIGHT.surface)]
    for holder, left in ((Actor.UKRAINE, True), (Actor.RUSSIA, False)):
        strength, ring = _said_of(mark, holder)
        side = placed(half(left=left), x + (-0.7 if left else 0.7), y, radius)
        shapes.append(Painted(path=side, face=mixed(colour(holder), strength), edge=ring, stroke=1.6))
        inked = LIGHT.surface if strength > _STRONG else LIGHT.ink
        shapes.append(_letter(holder, x + (-0.46 if left else 0.46) * radius, y, radius * 0.78, inked))
    return shapes


def _said_of(mark: Mark, holder: Actor) -> tuple[float, Colour]:
    sayers = sorted({s.side for s in mark.place.standing if holder in s.holders}, key=lambda s: s != holder.value)
    return max(0.45, mark.strength), mixed(colour(sayers[0]), 1.0)


def _bar(mark: Mark, x: float, y: float, radius: float) -> list[Painted]:
    if not mark.denied or len(mark.holders) > 1:
        return []
    stroke = placed(bar(), x, y, radius)
    return [Painted(path=stroke, edge=LIGHT.surface, stroke=5), Painted(path=stroke, edge=LIGHT.ink, stroke=2.2)]


def _dashes(mark: Mark) -> tuple[float, ...]:
    return _HEDGED if mark.hedged else ()


def _letter(who: Actor, x: float, y: float, high: float, ink: str) -> Painted:
    return Painted(path=placed(_traced(letter(who)), x, y, high), face=ink)


@cache
def _traced(text: str) -> Path:
    drawn = TextPath((0, 0), text, size=1.0, prop=font(Face.BOLD))
    box = drawn.get_extents()
    middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
    return Path((np.asarray(drawn.vertices, dtype=float) - middle) * (1, -1), drawn.codes)
