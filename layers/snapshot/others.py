"""Layers of others on the map: grey, under the claims, each with the line that says whose it is and of which day."""

from collections.abc import Sequence

import shapely
from matplotlib.colors import to_rgb

from layers.context import ContextLayer
from layers.snapshot.frame import Rect
from layers.snapshot.ground import Ground
from layers.snapshot.sheet import Look, Painted, Sheet, polyline
from layers.snapshot.terrain import paths
from layers.snapshot.typeset import fit, width
from layers.style import LIGHT

_CREDIT = Look(size=11, ink=LIGHT.muted)
_LINE = (4.0, 1.6)
_WIDEST = 420.0


def draw(sheet: Sheet, ground: Ground, layers: Sequence[ContextLayer]) -> list[Rect]:
    """Draw the layers and their credits; return what the credits cover."""
    ink = to_rgb(LIGHT.muted)
    covered = []
    for number, layer in enumerate(layers):
        shapes: list[Painted] = []
        for _, shape in layer.shapes:
            area = isinstance(shape, (shapely.Polygon, shapely.MultiPolygon))
            face = (*ink, 0.12) if area else "none"
            edge = (*ink, 0.65)
            shapes += [
                Painted(path=path, face=face, edge=edge, stroke=1.4, dashes=_LINE) for path in paths(ground, shape)
            ]
        sheet.paint(shapes, "base", ground.rect)
        covered.append(_credit(sheet, ground, layer, number))
    return covered


def _credit(sheet: Sheet, ground: Ground, layer: ContextLayer, number: int) -> Rect:
    words = fit(layer.credit, _WIDEST, _CREDIT.size)
    wide = width(words, _CREDIT.size) + 42
    top = ground.rect.bottom - 66 - 22 * number
    box = Rect(left=ground.rect.right - 18 - wide, top=top, width=wide, height=20)
    sheet.box(box, face=LIGHT.surface, edge=LIGHT.line, round_by=5)
    across = polyline(((box.left + 8, box.top + 10), (box.left + 28, box.top + 10)))
    sample = Painted(path=across, edge=(*to_rgb(LIGHT.muted), 0.65), stroke=1.4, dashes=_LINE)
    sheet.paint([sample], "text")
    sheet.text(box.left + 34, box.top + 14, words, _CREDIT)
    return box
