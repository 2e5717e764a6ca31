"""The map of a snapshot: ground, halos, marks, names, scale and legend."""

import math
from collections.abc import Sequence

from geo.place import Feature
from layers.context import ContextLayer
from layers.snapshot import ink, legend, others, satellites, strokes, terrain
from layers.snapshot.frame import Rect
from layers.snapshot.ground import Ground
from layers.snapshot.labels import Crowd, name, numbered
from layers.snapshot.marks import Mark, Shown
from layers.snapshot.sheet import Look, Painted, Sheet, polyline
from layers.snapshot.typeset import Face, legible
from layers.style import LIGHT
from layers.view import View

_NAME = Look(size=13, ink=LIGHT.ink, face=Face.BOLD, halo=LIGHT.paper)
_CHIEF = Look(size=16, ink=LIGHT.ink, face=Face.BOLD, halo=LIGHT.paper)
_AREA = Look(size=12, ink=LIGHT.muted, face=Face.BOLD, halo=LIGHT.paper)
_SMALL = Look(size=10.5, ink=LIGHT.muted)
_MOST_NAMES = 120
_KM = 1000
_CROWDED = 60
_WIDEST_HALO = 0.45


def draw(sheet: Sheet, shown: Shown, ground: Ground, listed: int, context: Sequence[ContextLayer] = ()) -> None:
    """Draw the map into its rectangle; the first `listed` marks carry the numbers of the list."""
    terrain.draw(sheet, ground, shown.view.day)
    covered = panels(sheet, ground, shown)
    covered += others.draw(sheet, ground, context)
    claims(sheet, ground, shown, covered, listed)


def panels(sheet: Sheet, ground: Ground, shown: Shown) -> list[Rect]:
    """Draw the scale and the legend; return what they cover."""
    busy = [ground.at(mark.lon, mark.lat) for mark in shown.marks]
    lines = legend.lines(shown)
    box = legend.box(lines, ground.rect, [(x, y) for x, y in busy if ground.rect.covers(x, y)])
    if lines:
        legend.draw(sheet, lines, box)
    return [box, _scale(sheet, ground)]


def claims(sheet: Sheet, ground: Ground, shown: Shown, covered: list[Rect], listed: int) -> None:
    """Draw what is claimed: strokes, halos, marks, and all names that find room."""
    rect, day = ground.rect, shown.view.day
    crowd = Crowd(rect.shrunk(4), list(covered))
    seen = [(mark, *ground.at(mark.lon, mark.lat)) for mark in shown.marks]
    inside = [(m, x, y) for m, x, y in seen if rect.covers(x, y)]
    strokes.draw(sheet, ground, shown.marks, day)
    sheet.paint([halo for m, x, y in inside for halo in _halo(ground, m, x, y)], "halos", rect)
    crowded = len(inside) > _CROWDED
    shapes: list[Painted] = []
    for mark, x, y in reversed(inside):
        if mark.feature is Feature.AREA:
            continue  # a label and an outline: a dot would say where in it
        beside = [] if crowded else satellites.parts(mark, ground, day)
        shapes += beside
        shapes += ink.painted(mark, x, y, chosen=_chosen(mark, shown.view), crowded=crowded)
        fan = [] if crowded else satellites.deeds(mark, x, y, day)
        shapes += fan
        for painted in (*beside, *fan):
            crowd.add(_extent(painted))
        reach = ink.size(mark, crowded=crowded) + 2
        crowd.add(Rect(left=x - reach, top=y - reach, width=2 * reach, height=2 * reach))
    sheet.paint(shapes, "marks", rect)
    for mark, x, y in inside[:_MOST_NAMES]:
        reach = 0.0 if mark.feature is Feature.AREA else ink.size(mark, crowded=crowded)
        _named(sheet, crowd, mark, (x, y, reach), listed)
    terrain.names(sheet, ground, crowd, frozenset(mark.name for mark, _, _ in inside))
    crowd.draw(sheet)


def _named(sheet: Sheet, crowd: Crowd, mark: Mark, at: tuple[float, float, float], listed: int) -> None:
    look = _CHIEF if mark.place.contested else _NAME
    text = legible(mark.name, look.face)[:60] or "unnamed"
    if mark.feature is Feature.AREA:
        look, text = _AREA, text.upper()
    if mark.number <= listed:
        numbered(sheet, crowd, at, mark.number, text, look)
    else:
        name(crowd, at, text, look)


def _chosen(mark: Mark, view: View) -> bool:
    return view.selected is not None and view.selected in {mark.place.place_id, *(c.id for c in mark.claims)}


def _halo(ground: Ground, mark: Mark, x: float, y: float) -> list[Painted]:
    radius = ground.units(mark.radius_m, mark.lat)
    if mark.feature is not Feature.POINT or radius <= ink.size(mark) or radius > _WIDEST_HALO * ground.rect.width:
        return []
    return [ink.halo(x, y, radius)]


def _scale(sheet: Sheet, ground: Ground) -> Rect:
    rect = ground.rect
    lat = ground.position(rect.left + rect.width / 2, rect.bottom)[1]
    metres = _round_length(170 / ground.units(1.0, lat))
    long = ground.units(metres, lat)
    right, y = rect.right - 24, rect.bottom - 24
    covered = Rect(left=right - long - 10, top=y - 26, width=long + 20, height=36)
    sheet.box(covered, face=LIGHT.paper, round_by=5)
    bar = polyline(((right - long, y - 5), (right - long, y), (right, y), (right, y - 5)))
    sheet.paint([Painted(path=bar, edge=LIGHT.ink, stroke=1.6)], "panels")
    words = f"{metres / _KM:g} km" if metres >= _KM else f"{metres:g} m"
    sheet.text(right - long / 2, y - 9, words, _SMALL, at="center")
    return covered


def _extent(painted: Painted) -> Rect:
    """Return what a small mark covers; a hair line covers nothing."""
    box = painted.path.get_extents()
    if painted.face == "none":
        return Rect(left=box.x0, top=box.y0, width=0, height=0)
    return Rect(left=box.x0, top=box.y0, width=box.width, height=box.height)


def _round_length(metres: float) -> float:
    power = 10 ** math.floor(math.log10(metres))
    return float(max(step * power for step in (1, 2, 5) if step * power <= metres))
