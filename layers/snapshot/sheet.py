"""A sheet to draw on: page units, y downwards, a batch of shapes at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox, TransformedBbox

from layers.snapshot.frame import Frame, Rect
from layers.snapshot.typeset import Face, font

Align = Literal["left", "center", "right"]

_UNIT_PT = 0.72
_LAYERS = ("base", "halos", "strokes", "leads", "marks", "labels", "panels", "text")
_LAYER = {name: float(number) for number, name in enumerate(_LAYERS, 1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """One path in page units with its paint; `dashes` are lengths of stroke and pause in units of the line's width."""

    path: Path
    face: str | tuple[float, ...] = "none"
    edge: str | tuple[float, ...] = "none"
    stroke: float = 0.0
    dashes: tuple[float, ...] = ()


class Sheet:
    """One page being drawn."""

    def __init__(self, frame: Frame, dpi: float, paper: str) -> None:
        inches = (frame.width * frame.scale / 100, frame.height * frame.scale / 100)
        self.frame = frame
        self.figure = Figure(figsize=inches, dpi=dpi, facecolor=paper)
        self.axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, frame.width)
        self.axes.set_ylim(frame.height, 0)
        self.axes.set_autoscale_on(False)

    def points(self, units: float) -> float:
        """Return a length in typographic points."""
        return units * _UNIT_PT * self.frame.scale

    def paint(
        self, shapes: Sequence[Painted], layer: str, clip: Rect | None = None, *, inside: Path | None = None
    ) -> None:
        """Draw shapes in the order given, cut to a rectangle or a path; one collection keeps thousands fast."""
        if not shapes:
            return
        drawn = PathCollection(
            [shape.path for shape in shapes],
            facecolors=[shape.face for shape in shapes],
            edgecolors=[shape.edge for shape in shapes],
            linewidths=[self.points(shape.stroke) for shape in shapes],
            linestyles=[(0, shape.dashes or None) for shape in shapes],
            zorder=_LAYER[layer],
        )
        drawn.set_capstyle("round")
        drawn.set_joinstyle("round")
        self.axes.add_collection(drawn, autolim=False)
        if inside is not None:
            drawn.set_clip_path(inside, self.axes.transData)
        if clip is not None:
            box = Bbox.from_extents(clip.left, clip.top, clip.right, clip.bottom)
            drawn.set_clip_box(TransformedBbox(box, self.axes.transData))

    def box(self, rect: Rect, *, face: str, edge: str = "none", round_by: float = 0.0, layer: str = "panels") -> None:
        """Draw a rectangle, its corners rounded when asked."""
        style = f"round,pad=0,rounding_size={round_by}" if round_by else "square,pad=0"
        self.axes.add_patch(
            FancyBboxPatch(
                (rect.left, rect.top),
                rect.width,
                rect.height,
                boxstyle=style,
                facecolor=face,
                edgecolor=edge,
                linewidth=self.points(1) if edge != "none" else 0,
                zorder=_LAYER[layer],
            )
        )

    def text(self, x: float, y: float, text: str, look: "Look", *, at: Align = "left", layer: str = "text") -> None:
        """Set one line with its baseline at y; what looks like mathematics or markup is set as it is."""
        drawn = Text(
            x,
            y,
            text,
            color=look.ink,
            fontproperties=font(look.face),
            fontsize=self.points(look.size),
            horizontalalignment=at,
            verticalalignment="baseline",
            parse_math=False,
            zorder=_LAYER[layer],
        )
        self.axes.add_artist(drawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a line of text looks."""

    size: float
    ink: str
    face: Face = Face.PLAIN
    halo: str = ""
    turned: float = 0.0


def polyline(xy: Sequence[tuple[float, float]]) -> Path:
    """Return an open line through the points."""
    return Path(np.asarray(xy, dtype=float))
