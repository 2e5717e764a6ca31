"""Snapshots as files: PNG, SVG and PDF, byte for byte the same for the same state."""

from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages
from matplotlib.backends.backend_svg import FigureCanvasSVG

from claims.article import Article
from claims.claim import Claim
from geo.errors import ClaimlineError
from layers.context import ContextLayer
from layers.export.beside import beside
from layers.needed import Basis
from layers.snapshot.drawing import Drawing, Size, drawing
from layers.snapshot.page import draw_page
from layers.snapshot.pages import list_pages
from layers.snapshot.setting import setting
from layers.view import View

_LEAST_PX, _MOST_PX = 320, 20_000


def snapshot(  # noqa: PLR0913 - what a picture can be asked for, each by its name
    claims: Iterable[Claim],
    articles: Iterable[Article],
    view: View,
    path: Path | BytesIO,
    *,
    fmt: str | None = None,
    width_px: int = 1600,
    height_px: int = 1000,
    dpi: float = 100,
    address: str = "http://localhost:8501",
    context: Iterable[ContextLayer] = (),
    basis: Basis | None = None,
) -> None:
    """Draw the state of the map into a file or a buffer; a file's ending says in which format, unless `fmt` does.

    `basis` speaks of all the data where these claims are only those that the view needs.
    """
    paint = _painter(fmt or (path.suffix.lstrip(".") if isinstance(path, Path) else "png"))
    size = _checked(Size(width_px=width_px, height_px=height_px, dpi=dpi, address=address))
    picture = drawing(claims, articles, view, size, context, basis)
    with setting():
        content = paint(picture)
    if isinstance(path, BytesIO):
        path.write(content)
        return
    with beside(path) as draft:
        draft.write_bytes(content)


def _painter(fmt: str) -> Callable[[Drawing], bytes]:
    painters = {"png": _png, "svg": _svg, "pdf": _pdf}
    if fmt.lower() not in painters:
        raise ClaimlineError(f"A snapshot is a .png, .svg or .pdf file, not “.{fmt}”: change the ending.")
    return painters[fmt.lower()]


def _checked(size: Size) -> Size:
    if not (_LEAST_PX <= size.width_px <= _MOST_PX and _LEAST_PX <= size.height_px <= _MOST_PX):
        raise ClaimlineError(f"A snapshot is {_LEAST_PX} to {_MOST_PX} pixels wide and high: change its size.")
    if not 30 <= size.dpi <= 1200:  # noqa: PLR2004 - what screens and printers have
        raise ClaimlineError("A snapshot has 30 to 1200 dots per inch: change --dpi.")
    return size


def _png(picture: Drawing) -> bytes:
    sheet, buffer = picture.sheet(), BytesIO()
    draw_page(sheet, picture)
    told = {"Title": picture.title, "Software": picture.citation.program, "Source": picture.citation.permalink}
    FigureCanvasAgg(sheet.figure)
    sheet.figure.savefig(buffer, format="png", metadata=told | {"Claimline": picture.state.text()})
    return buffer.getvalue()


def _svg(picture: Drawing) -> bytes:
    sheet, buffer = picture.sheet(), BytesIO()
    draw_page(sheet, picture)
    told = {"Title": picture.title, "Creator": picture.citation.program, "Source": picture.citation.permalink}
    FigureCanvasSVG(sheet.figure)
    sheet.figure.savefig(buffer, format="svg", metadata=told | {"Date": None, "Identifier": picture.state.text()})
    return buffer.getvalue()


def _pdf(picture: Drawing) -> bytes:
    told = {
        "Title": picture.title,
        "Creator": picture.citation.program,
        "Subject": picture.citation.permalink,
        "Keywords": picture.state.text(),
        "CreationDate": None,
    }
    buffer = BytesIO()
    with PdfPages(buffer, metadata=told) as pages:
        first = picture.sheet()
        draw_page(first, picture)
        for sheet in (first, *list_pages(picture)):
            FigureCanvasPdf(sheet.figure)
            pages.savefig(sheet.figure)
    return buffer.getvalue()
