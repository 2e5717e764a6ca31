"""How one mark is painted: halo, casing, fill, ring, letters and bar, as shapes in the order they are laid down."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.path import Path

from claims.claim import Actor, Certainty, Claim, Polarity, Side
from layers.day import claimed_holder
from layers.snapshot.glyphs import arcs, bar, glyph, halved, placed
from layers.snapshot.marks import Mark
from layers.snapshot.sheet import Painted
from layers.snapshot.typeset import Face, traced
from layers.style import LIGHT, Shape, colour, dash, letter, opacity, shape

Colour = tuple[float, float, float]
_LEAST_LETTER = 6.0
_DARK_ON_PALE = 0.5
_RING = 2.1
_CROWDED = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A mark of either size, reduced to what its painting depends on."""

    x: float
    y: float
    radius: float
    form: Shape
    holders: tuple[Actor, ...]
    voices: tuple[Side, ...]
    strength: float
    hedged: bool
    denied: bool
    flipped: bool = False


def size(mark: Mark, *, crowded: bool = False) -> float:
    """Return the mark's radius in page units: it grows a little with what is said there, less so in a crowd."""
    held = 9.5 if mark.place.standing else 8.0
    grown = held + min(7.5, 1.9 * float(np.log2(len(mark.claims))))
    return _CROWDED * grown if crowded else grown


def painted(mark: Mark, x: float, y: float, *, chosen: bool = False, crowded: bool = False) -> list[Painted]:
    """Paint a place's mark at a point of the page."""
    dot = Dot(
        x=x,
        y=y,
        radius=size(mark, crowded=crowded),
        form=Shape.DISC if mark.place.contested else shape(mark.lead.kind),
        holders=mark.holders or (mark.lead.actor,),
        voices=mark.voices,
        strength=mark.strength,
        hedged=mark.hedged,
        denied=mark.denied,
    )
    ring = [Painted(path=placed(Path.unit_circle(), x, y, dot.radius + 9), edge=LIGHT.ink, stroke=1.8)]
    return [*(ring if chosen else ()), *_dotted(dot, cased=4.2, ringed=3.2, stroke=_RING), *_letters(dot), *_bar(dot)]


def small(claim: Claim, age: int, x: float, y: float, *, radius: float = 5.4) -> list[Painted]:
    """Paint one claim beside its place: a part of it, or a recent deed. An arrow's point turns towards the place."""
    dot = Dot(
        x=x,
        y=y,
        radius=radius,
        form=shape(claim.kind),
        holders=(claimed_holder(claim) or claim.actor,),
        voices=(claim.claimant_side,),
        strength=opacity(age),
        hedged=claim.certainty is Certainty.HEDGED,
        denied=claim.polarity is Polarity.DENY,
        flipped=claim.actor is Actor.RUSSIA,
    )
    return [*_dotted(dot, cased=2, ringed=1.4, stroke=1.2), *_bar(dot)]


def mixed(ink: str, share: float, ground: str = LIGHT.surface) -> Colour:
    """Mix a colour with the paper: opaque, so that rivers do not shine through a fading mark."""
    (r, g, b), (x, y, z) = to_rgb(ink), to_rgb(ground)
    return (r * share + x * (1 - share), g * share + y * (1 - share), b * share + z * (1 - share))


def halo(x: float, y: float, radius: float) -> Painted:
    """Paint how far from its mark the place may lie."""
    return Painted(path=placed(Path.unit_circle(), x, y, radius), face=(*to_rgb(LIGHT.halo), 0.34))


def _dotted(dot: Dot, *, cased: float, ringed: float, stroke: float) -> list[Painted]:
    whole = glyph(dot.form)
    grown, around = dot.radius + cased, dot.radius + ringed
    casing = Painted(path=placed(_outer(dot.form), dot.x, dot.y, grown, flipped=dot.flipped), face=LIGHT.surface)
    return [casing, *_fill(dot, whole), *_ring(dot, around, stroke)]


def _fill(dot: Dot, whole: Path) -> list[Painted]:
    if len(dot.holders) == 1:
        face = mixed(colour(dot.holders[0]), dot.strength)
        return [Painted(path=placed(whole, dot.x, dot.y, dot.radius, flipped=dot.flipped), face=face)]
    halves = [
        Painted(
            path=placed(halved(dot.form, left=holder is Actor.UKRAINE), dot.x, dot.y, dot.radius),
            face=mixed(colour(holder), dot.strength),
        )
        for holder in dot.holders
    ]
    middle = Path(np.array([(dot.x, dot.y - dot.radius), (dot.x, dot.y + dot.radius)]))
    return [*halves, Painted(path=middle, edge=LIGHT.surface, stroke=1.5)]


def _ring(dot: Dot, radius: float, stroke: float) -> list[Painted]:
    dashes = tuple(length / stroke for length in dash(Certainty.HEDGED if dot.hedged else Certainty.STATED))
    turns = len(dot.voices)
    return [
        Painted(
            path=placed(_turn(dot.form, turns, turn), dot.x, dot.y, radius, flipped=dot.flipped),
            edge=mixed(colour(voice), dot.strength),
            stroke=stroke,
            dashes=dashes,
        )
        for turn, voice in enumerate(dot.voices)
    ]


def _turn(form: Shape, turns: int, turn: int) -> Path:
    return _outer(form) if turns == 1 else arcs(form, turns, turn)


def _outer(form: Shape) -> Path:
    return Path.unit_circle() if form is Shape.RING else glyph(form)


def _letters(dot: Dot) -> list[Painted]:
    if dot.radius < _LEAST_LETTER:
        return []
    hollow = dot.form in (Shape.RING, Shape.HORSESHOE) and len(dot.holders) == 1
    ink = LIGHT.ink if hollow or dot.strength < _DARK_ON_PALE else LIGHT.surface
    if len(dot.holders) == 1:
        x = dot.x - (0.2 * dot.radius if dot.form is Shape.ARROW else 0)
        y = dot.y + (0.2 * dot.radius if dot.form is Shape.TRIANGLE else 0)
        return [_letter(dot.holders[0], x, y, min(12.0, dot.radius * 1.05), ink)]
    sides = {Actor.UKRAINE: -0.48, Actor.RUSSIA: 0.48}
    return [_letter(who, dot.x + sides[who] * dot.radius, dot.y, 0.8 * dot.radius, ink) for who in dot.holders]


def _bar(dot: Dot) -> Sequence[Painted]:
    if not dot.denied:
        return ()
    stroke = placed(bar(), dot.x, dot.y, dot.radius + 2)
    return (Painted(path=stroke, edge=LIGHT.surface, stroke=5), Painted(path=stroke, edge=LIGHT.ink, stroke=2.4))


def _letter(who: Actor, x: float, y: float, high: float, ink: str) -> Painted:
    return Painted(path=placed(_centred(letter(who)), x, y, high), face=ink)


@cache
def _centred(text: str) -> Path:
    drawn = traced(text, Face.BOLD)
    box = drawn.get_extents()
    middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
    return Path(np.asarray(drawn.vertices, dtype=float) - middle, drawn.codes)
