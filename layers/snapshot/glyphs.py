"""The outlines of marks as paths of radius one: one for each shape that the style names. y grows downwards.

They are the shapes that the map in the browser draws, so that a picture can be compared with it.
"""

import math
from functools import cache

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from layers.style import Shape

_POLYGONS = {
    Shape.DIAMOND: ((0, -1.18), (1.18, 0), (0, 1.18), (-1.18, 0)),
    Shape.TRIANGLE: ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    Shape.ARROW: ((-1, -0.45), (0.1, -0.45), (0.1, -1), (1.15, 0), (0.1, 1), (0.1, 0.45), (-1, 0.45)),
    Shape.SHIELD: ((-0.95, -0.9), (0.95, -0.9), (0.95, 0.2), (0, 1.1), (-0.95, 0.2)),
    Shape.HOUSE: ((0, -1.1), (1, -0.2), (1, 0.9), (-1, 0.9), (-1, -0.2)),
    Shape.WAVE: (
        (-1.1, -0.15),
        (-0.55, -0.75),
        (0.05, -0.15),
        (0.6, -0.75),
        (1.1, -0.15),
        (1.1, 0.5),
        (0.6, 0),
        (0.05, 0.6),
        (-0.55, 0),
        (-1.1, 0.6),
    ),
}
_FINE = 24


@cache
def glyph(shape: Shape) -> Path:
    """Return the outline of a shape around the origin; every one closes on an inside that takes a colour."""
    if shape in _POLYGONS:
        return _closed(np.array(_POLYGONS[shape], dtype=float))
    drawn = {Shape.BURST: _burst, Shape.RING: _ring, Shape.HORSESHOE: _horseshoe}.get(shape)
    return drawn() if drawn else Path.unit_circle()


def placed(path: Path, x: float, y: float, radius: float, *, flipped: bool = False) -> Path:
    """Return a unit path moved and grown to where it stands; flipped, it looks to the left."""
    grown = np.asarray(path.vertices, dtype=float) * ((-radius if flipped else radius), radius)
    return Path(grown + np.array((x, y)), path.codes)


@cache
def halved(shape: Shape, *, left: bool) -> Path:
    """Return what of a shape lies left or right of its middle."""
    edge = Bbox.from_extents(-3, -3, 0, 3) if left else Bbox.from_extents(0, -3, 3, 3)
    rings = [np.asarray(ring, dtype=float) for ring in glyph(shape).to_polygons()]
    return Path.make_compound_path(*[Path(ring, closed=True).clip_to_bbox(edge) for ring in rings])


@cache
def arcs(shape: Shape, turns: int, turn: int) -> Path:
    """Return one of so many equal turns of the outline, clockwise from the bottom: one for each side that speaks."""
    ring = np.asarray(glyph(shape).to_polygons()[0], dtype=float)
    fine = np.asarray(Path(ring).interpolated(_FINE).vertices, dtype=float)
    angle = (np.arctan2(fine[:, 1], fine[:, 0]) - math.pi / 2) % (2 * math.pi)
    inside = (angle >= turn * 2 * math.pi / turns) & (angle <= (turn + 1) * 2 * math.pi / turns)
    return Path(_from_a_gap(fine, inside))


@cache
def bar() -> Path:
    """Return the stroke through a mark that says: denied."""
    return Path(np.array([(-1.0, 1.0), (1.0, -1.0)]))


def _from_a_gap(points: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """Return the points inside as one run, begun after the gap that the outline's start may cut it by."""
    gaps = np.flatnonzero(~inside)
    if not len(gaps):
        return points
    turned, kept = np.roll(points, -gaps[0], axis=0), np.roll(inside, -gaps[0])
    return np.asarray(turned[kept])


def _closed(corners: np.ndarray) -> Path:
    return Path(np.vstack((corners, corners[:1])), closed=True)


def _burst() -> Path:
    turn = np.arange(12) * np.pi / 6
    reach = np.where(np.arange(12) % 2 == 0, 1.12, 0.58)
    return _closed(np.column_stack((np.sin(turn) * reach, -np.cos(turn) * reach)))


def _ring() -> Path:
    outer, turn = Path.unit_circle(), np.linspace(0, -2 * np.pi, 37)[:-1]
    inner = _closed(np.column_stack((np.cos(turn), np.sin(turn))) * 0.5)
    return Path.make_compound_path(outer, inner)


def _horseshoe() -> Path:
    turn = np.linspace(-0.6, math.pi + 0.6, 40)
    arc = np.column_stack((np.cos(turn), np.sin(turn)))
    return _closed(np.vstack((arc, arc[::-1] * 0.5)))
