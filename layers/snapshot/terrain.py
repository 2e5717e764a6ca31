"""The base map under the marks: waters, rivers, borders, a net of degrees and quiet names, all from the disk."""

import math
from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from geo.basemap import Basemap, basemap, min_zoom
from layers.snapshot.ground import Ground, mercator_of
from layers.snapshot.labels import Crowd, name, turned
from layers.snapshot.sheet import Look, Painted, Sheet
from layers.snapshot.typeset import Face, width
from layers.style import LIGHT

_GREAT_RIVERS = ("river:dnipro", "river:siverskyi-donets", "river:don")
_TOWN = Look(size=11, ink=LIGHT.muted, halo=LIGHT.paper)
_RIVER = Look(size=11.5, ink=LIGHT.river, face=Face.ITALIC, halo=LIGHT.paper)
_OBLAST = Look(size=11.5, ink=LIGHT.faint, face=Face.BOLD)
_FRONTIER = (6.0, 2.6, 1.2, 2.6)
_STEPS = ((6.0, 5.0), (9.0, 1.0), (11.0, 0.25), (99.0, 0.05))
_MOST_TOWNS = 60


def draw(sheet: Sheet, ground: Ground, day: date) -> None:
    """Draw the base map as it was on a day: a reservoir that has run dry is land again."""
    base, zoom = basemap(), ground.zoom
    thick = max(1.0, min(5.0, (zoom - 4) * 0.75))
    shapes = [Painted(path=path, edge=LIGHT.graticule, stroke=0.7) for path in _graticule(ground)]
    shapes += [Painted(path=p, face=LIGHT.water) for area in base.water_on(day).geometry for p in paths(ground, area)]
    for row in base.rivers.itertuples():
        broad = thick * (1.35 if row.id in _GREAT_RIVERS else 1)
        shapes += [Painted(path=p, edge=LIGHT.water, stroke=broad) for p in paths(ground, row.geometry)]
    for row in base.oblasts.itertuples():
        border = row.geometry.boundary
        shapes += [Painted(path=p, edge=LIGHT.border, stroke=1.1) for p in paths(ground, border)]
    for shape in base.countries.geometry:
        shapes += [Painted(path=p, edge=LIGHT.frontier, stroke=1.8, dashes=_FRONTIER) for p in paths(ground, shape)]
    sheet.paint(shapes, "base", ground.rect)


def names(sheet: Sheet, ground: Ground, crowd: Crowd, taken: frozenset[str]) -> None:
    """Write the names of rivers, oblasts and towns where the marks leave room; `taken` are written already."""
    base = basemap()
    dots: list[Painted] = []
    for row in _towns(base, ground):
        if row.name in taken:
            continue
        x, y = ground.at(row.geometry.x, row.geometry.y)
        dots.append(Painted(path=Path.circle((x, y), 2.3), face=LIGHT.faint))
        name(crowd, (x, y, 2.0), row.name, _TOWN)
    sheet.paint(dots, "base", ground.rect)
    for row in base.rivers.itertuples():
        if row.name and row.name not in taken:
            _along(ground, crowd, row.geometry, row.name)
    for row in base.oblasts.itertuples():
        point = _seen(ground, row.geometry)
        if point is not None and row.name not in taken:
            name(crowd, (*ground.at(point.x, point.y), 0), row.name.upper(), _OBLAST)


def _towns(base: Basemap, ground: Ground) -> list[Any]:
    ordered = base.towns.sort_values(["rank", "population", "id"], ascending=[True, False, True])
    kept = [row for row in ordered.itertuples() if min_zoom(row.rank) <= ground.zoom + 0.5]
    return [row for row in kept if ground.sees(row.geometry.x, row.geometry.y)][:_MOST_TOWNS]


def _along(ground: Ground, crowd: Crowd, course: BaseGeometry, text: str) -> None:
    """Write a river's name once, beside its longest piece on the page, turned with the stream there."""
    pieces = [shapely.LineString(np.asarray(path.vertices, dtype=float)) for path in paths(ground, course)]
    if not pieces:
        return
    line = max(pieces, key=lambda piece: piece.length)
    wide = width(text, _RIVER.size, _RIVER.face)
    for share in (0.5, 0.35, 0.65, 0.2, 0.8):
        start, end = (line.interpolate(share * line.length + off) for off in (-wide / 2, wide / 2))
        if line.length < 1.6 * wide:
            return
        if turned(crowd, (start.x, start.y), (end.x, end.y), text, _RIVER):
            return


def _seen(ground: Ground, area: BaseGeometry) -> shapely.Point | None:
    part = area.intersection(shapely.box(*ground.bounds()))
    return None if part.is_empty else part.representative_point()


def _graticule(ground: Ground) -> Iterator[Path]:
    step = next(step for most, step in _STEPS if ground.zoom < most)
    west, south, east, north = ground.bounds()
    for n in range(math.ceil(west / step), math.floor(east / step) + 1):
        x, _ = ground.at(n * step, south)
        yield Path([(x, ground.rect.top), (x, ground.rect.bottom)])
    for n in range(math.ceil(south / step), math.floor(north / step) + 1):
        _, y = ground.at(west, n * step)
        yield Path([(ground.rect.left, y), (ground.rect.right, y)])


def paths(ground: Ground, shape: BaseGeometry) -> list[Path]:
    """Project a geometry and cut it to the page: what lies outside makes a vector file large for nothing."""
    rect = ground.rect
    on_page = shapely.transform(shape, lambda lonlat: ground.project(mercator_of(lonlat)))
    cut = shapely.clip_by_rect(on_page, rect.left - 9, rect.top - 9, rect.right + 9, rect.bottom + 9)
    return [path for part in getattr(cut, "geoms", [cut]) if not part.is_empty for path in _drawn(part)]


def _drawn(part: BaseGeometry) -> list[Path]:
    if isinstance(part, shapely.Polygon):
        rings = [part.exterior, *part.interiors]
        return [Path.make_compound_path(*[Path(np.asarray(ring.coords)[:, :2], closed=True) for ring in rings])]
    if isinstance(part, shapely.Point):
        return []
    return [Path(np.asarray(part.coords)[:, :2])]
