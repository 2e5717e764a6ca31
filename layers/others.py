"""Layers of others for the browser: chains of lines and areas with the line that says whose they are, and nothing else.

The names inside such a file are not passed on: they were written by strangers, and the map has no place for them.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from shapely.geometry import MultiPolygon, Polygon

from layers.context import ContextLayer
from layers.ground import chains
from layers.tables import Ring


@dataclass(frozen=True, slots=True, kw_only=True)
class Underlay:
    """What one source drew for one day (ISO): `areas` are rings to be filled even-odd, `lines` are open chains."""

    source: str
    day: str
    credit: str
    areas: tuple[tuple[Ring, ...], ...]
    lines: tuple[Ring, ...]


def underlays(layers: Iterable[ContextLayer]) -> tuple[Underlay, ...]:
    """Return the layers as the browser draws them, earliest first."""
    return tuple(_underlay(layer) for layer in sorted(layers, key=lambda layer: (layer.day, layer.source)))


def underlays_json(layers: Iterable[ContextLayer]) -> bytes:
    """Return the layers as the bytes that the page is sent."""
    rows = [asdict(row) for row in underlays(layers)]
    return json.dumps(rows, separators=(",", ":")).encode("utf-8", "surrogatepass") if rows else b""


def _underlay(layer: ContextLayer) -> Underlay:
    areas = [shape for _, shape in layer.shapes if isinstance(shape, Polygon | MultiPolygon)]
    lines = [shape for _, shape in layer.shapes if not isinstance(shape, Polygon | MultiPolygon)]
    return Underlay(
        source=layer.source,
        day=layer.day.isoformat(),
        credit=layer.credit,
        areas=tuple(chains(area) for area in areas),
        lines=tuple(chain for line in lines for chain in chains(line)),
    )
