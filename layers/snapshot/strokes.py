"""Rivers, banks and areas that claims light up, as the map in the browser lights them."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from claims.claim import Actor, Certainty, Claim
from geo.place import Feature
from layers.day import age_days
from layers.ground import outline_of
from layers.snapshot.ground import Ground, Points, mercator_of
from layers.snapshot.marks import Mark
from layers.snapshot.sheet import Painted, Sheet
from layers.style import LIGHT, colour, opacity
from layers.tables import Outline, Ring

_BESIDE = {"left": -3.5, "right": 3.5}
_BEADED, _HEDGED = (4.0, 1.5), (1.7, 1.7)
_LEAST = 0.55
_INNER = 11.0


def draw(sheet: Sheet, ground: Ground, marks: Sequence[Mark], day: date) -> None:
    """Draw every outline once for each side that acts there, the newest claim's on top; an area in its colour alone."""
    for mark in reversed(marks):
        if mark.feature is Feature.POINT:
            continue
        newest: dict[tuple[Outline, Actor], Claim] = {}
        for claim in (mark.lead, *mark.claims) if mark.feature is Feature.AREA else mark.claims:
            if (outline := outline_of(claim)) is not None and not (newest and outline.feature is Feature.AREA):
                newest.setdefault((outline, claim.actor), claim)
        for (outline, _), claim in reversed(newest.items()):
            strength = opacity(age_days(claim, day))
            if outline.feature is Feature.LINE:
                sheet.paint(_stretch(ground, outline, claim, strength), "strokes", ground.rect)
            else:
                _area(sheet, ground, outline, claim, strength)


def _stretch(ground: Ground, outline: Outline, claim: Claim, strength: float) -> list[Painted]:
    """Ukraine's stroke is plain, Russia's beaded, a hedged one dashed; paper under all of them."""
    dashes = _BEADED if claim.actor is Actor.RUSSIA else ()
    dashes = _HEDGED if claim.certainty is Certainty.HEDGED else dashes
    ink = (*to_rgb(colour(claim.actor)), max(_LEAST, strength))
    paths = [Path(_moved(_on_page(ground, chain), _BESIDE.get(outline.side, 0.0))) for chain in outline.chains]
    under = [Painted(path=path, edge=(*to_rgb(LIGHT.surface), 0.85), stroke=5.6) for path in paths]
    return under + [Painted(path=path, edge=ink, stroke=3.2, dashes=dashes) for path in paths]


def _area(sheet: Sheet, ground: Ground, outline: Outline, claim: Claim, strength: float) -> None:
    """Draw the border with a band along its inner side: a tint over all of it would say that all of it is meant."""
    tint = to_rgb(colour(claim.actor))
    rings = [Path(_on_page(ground, chain), closed=True) for chain in outline.chains]
    whole = Path.make_compound_path(*rings)
    dashes = _HEDGED if claim.certainty is Certainty.HEDGED else ()
    inner = Painted(path=whole, edge=(*tint, 0.06 + 0.08 * strength), stroke=_INNER)
    # A clip path takes the place of a clip box, so the path itself ends where the map does.
    rect = ground.rect
    box = Bbox.from_extents(rect.left, rect.top, rect.right, rect.bottom)
    sheet.paint([inner], "strokes", inside=Path.make_compound_path(*[ring.clip_to_bbox(box) for ring in rings]))
    border = Painted(path=whole, edge=(*tint, 0.22 + 0.3 * strength), stroke=1.3, dashes=dashes)
    sheet.paint([border], "strokes", ground.rect)


def _on_page(ground: Ground, chain: Ring) -> Points:
    return ground.project(mercator_of(np.asarray(chain, dtype=float)))


def _moved(points: Points, shift: float) -> Points:
    """Move a chain sideways: where bank and river fall on one line of the page, they are set apart."""
    if not shift or len(points) <= 1:
        return points
    padded = np.vstack((points[:1], points, points[-1:]))
    along = padded[2:] - padded[:-2]
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)
    return points + np.column_stack((-along[:, 1], along[:, 0])) / length[:, None] * shift
