"""Snapshots as files: PNG, SVG and PDF, byte for byte the same for the same state."""

import threading
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg

from claims.article import Article
from claims.claim import Claim
from layers.export.beside import beside
from layers.export.state import PROGRAM, data_hash
from layers.snapshot.foot import Citation
from layers.snapshot.frame import frame
from layers.snapshot.marks import shown
from layers.snapshot.page import draw_page
from layers.snapshot.sheet import Sheet
from layers.style import LIGHT
from layers.view import View

# The settings are matplotlib's own and global, and its fonts are not safe to share between threads.
_DRAWING = threading.Lock()


def snapshot(  # noqa: PLR0913 - what a picture can be asked for, each by its name
    claims: Iterable[Claim],
    articles: Iterable[Article],
    view: View,
    path: Path | BytesIO,
    *,
    width_px: int = 1600,
    height_px: int = 1000,
    dpi: float = 100,
) -> None:
    """Draw the state of the map into a file or a buffer."""
    claims, articles = tuple(claims), tuple(articles)
    picture = shown(claims, articles, view)
    citation = Citation(
        permalink=f"?day={view.day}",
        data_hash=data_hash(claims),
        program=PROGRAM,
        attribution="Places: GeoNames (CC BY 4.0).",
    )
    by_stem = {article.stem: article for article in articles}
    with _DRAWING, mpl.rc_context({"svg.hashsalt": "claimline", "path.simplify": True}):
        sheet = Sheet(frame(width_px, height_px, dpi), dpi, LIGHT.surface)
        draw_page(sheet, picture, by_stem, citation)
        buffer = BytesIO()
        sheet.figure.set_canvas(FigureCanvasAgg(sheet.figure))
        sheet.figure.savefig(buffer, format="png")
    if isinstance(path, BytesIO):
        path.write(buffer.getvalue())
        return
    with beside(Path(path)) as draft:
        draft.write_bytes(buffer.getvalue())
