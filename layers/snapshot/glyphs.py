"""The outlines of marks as paths of radius one: one for each shape that the style names. y grows downwards."""

from functools import cache

import numpy as np
from matplotlib.path import Path

from layers.style import Shape

_CIRCLE = Path.unit_circle()
_OPEN = {Shape.WAVE, Shape.HORSESHOE}
_POLYGONS = {
    Shape.DIAMOND: ((0, -1.12), (1.12, 0), (0, 1.12), (-1.12, 0)),
    Shape.ARROW: ((0, -1.1), (1, 0.1), (0.42, 0.1), (0.42, 1), (-0.42, 1), (-0.42, 0.1), (-1, 0.1)),
    Shape.TRIANGLE: ((0, -1.08), (1.06, 0.82), (-1.06, 0.82)),
    Shape.HOUSE: ((0, -1.08), (1, -0.12), (0.78, -0.12), (0.78, 0.92), (-0.78, 0.92), (-0.78, -0.12), (-1, -0.12)),
    Shape.SHIELD: ((-0.92, -0.92), (0.92, -0.92), (0.92, 0.1), (0.55, 0.72), (0, 1.1), (-0.55, 0.72), (-0.92, 0.1)),
}


@cache
def glyph(shape: Shape) -> Path:
    """Return the outline of a shape around the origin."""
    if shape in _POLYGONS:
        corners = _POLYGONS[shape]
        return Path(np.array([*corners, corners[0]], dtype=float), closed=True)
    drawn = {Shape.BURST: _burst, Shape.WAVE: _wave, Shape.HORSESHOE: _horseshoe}.get(shape)
    return drawn() if drawn else _CIRCLE


def filled(shape: Shape) -> bool:
    """Say whether the outline closes on an inside that can take a colour."""
    return shape not in _OPEN and shape is not Shape.RING


def placed(path: Path, x: float, y: float, radius: float) -> Path:
    """Return a unit path moved and grown to where it stands."""
    return Path(np.asarray(path.vertices, dtype=float) * radius + (x, y), path.codes)


def half(*, left: bool) -> Path:
    """Return half a disc."""
    return Path.wedge(90, 270) if left else Path.wedge(-90, 90)


def bar() -> Path:
    """Return the stroke through a mark that says: denied."""
    return Path(np.array([(-1.05, 1.05), (1.05, -1.05)]))


def _burst() -> Path:
    turn = np.linspace(0, 2 * np.pi, 17)[:-1] - np.pi / 2
    reach = np.where(np.arange(16) % 2 == 0, 1.15, 0.62)
    corners = np.column_stack((np.cos(turn) * reach, np.sin(turn) * reach))
    return Path(np.vstack((corners, corners[:1])), closed=True)


def _wave() -> Path:
    x = np.linspace(-1.2, 1.2, 25)
    upper = np.column_stack((x, np.sin(x * 2.6) * 0.32 - 0.36))
    lower = np.column_stack((x, np.sin(x * 2.6) * 0.32 + 0.36))
    codes = [Path.MOVETO, *[Path.LINETO] * 24] * 2
    return Path(np.vstack((upper, lower)), codes)


def _horseshoe() -> Path:
    return Path.arc(-230, 50)
