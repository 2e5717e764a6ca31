"""The pages after the first: every claim of the picture, in as many columns and pages as it takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.claim import Claim
from layers.snapshot.drawing import Drawing
from layers.snapshot.entry import Entry, draw_entry, entry
from layers.snapshot.frame import Frame, Rect
from layers.snapshot.labels import badge
from layers.snapshot.listing import HEADING
from layers.snapshot.marks import Mark
from layers.snapshot.sheet import Look, Sheet
from layers.snapshot.typeset import Face, fit, width
from layers.snapshot.wording import long_date
from layers.style import LIGHT

_TITLE = Look(size=17, ink=LIGHT.ink, face=Face.BOLD)
_NAME = Look(size=15, ink=LIGHT.ink, face=Face.BOLD)
_QUIET = Look(size=11, ink=LIGHT.muted)
_TOP, _EDGE, _BETWEEN, _LEAST_COLUMN = 78.0, 36.0, 34.0, 400.0
_UNPLACED = "Not placed on the map"
_UNDATED = "Without a date, never on the map"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """The name over a place's claims."""

    name: str
    mark: Mark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A heading or a claim where it is to stand: its column and how far down the page."""

    what: _Heading | Entry
    column: int
    y: float


def list_pages(drawing: Drawing) -> Iterator[Sheet]:
    """Yield the pages of the full list, each with its number and how many there are."""
    columns = _columns(drawing.frame)
    layout = _Layout(drawing, columns)
    for mark in drawing.shown.marks:
        layout.section(mark.name, mark, mark.claims)
    layout.section(_UNPLACED, None, drawing.shown.unplaced)
    layout.section(_UNDATED, None, drawing.shown.undated)
    for number, placed in enumerate(layout.pages, 2):
        sheet = drawing.sheet()
        _head(sheet, drawing, f"page {number} of {len(layout.pages) + 1}")
        for one in placed:
            column = columns[one.column]
            if isinstance(one.what, _Heading):
                _draw_heading(sheet, one.what, column, one.y)
            else:
                draw_entry(sheet, one.what, column.left, one.y, column.width)
        yield sheet


class _Layout:
    """What stands on which page; laid out before anything is drawn, for a page says how many there are."""

    def __init__(self, drawing: Drawing, columns: Sequence[Rect]) -> None:
        self.drawing = drawing
        self.columns = columns
        self.pages: list[list[_Placed]] = []
        self.column = 0
        self.y = 0.0

    def section(self, name: str, mark: Mark | None, claims: Sequence[Claim]) -> None:
        """Place one heading and its claims; the heading again at the top of each column that they go on in."""
        for position, claim in enumerate(claims):
            item = entry(claim, self.drawing.articles.get(claim.article), self.columns[0].width, whole=True)
            begins = position == 0
            if not self._fits(item.height + (HEADING if begins else 0)):
                self._turn()
                begins = True
            if begins:
                self._place(_Heading(name=name + (" (continued)" if position else ""), mark=mark), HEADING)
            self._place(item, item.height)
        self.y += 8

    def _fits(self, height: float) -> bool:
        column = self.columns[self.column]
        return bool(self.pages) and (self.y + height <= column.bottom or self.y <= column.top)

    def _turn(self) -> None:
        self.column += 1
        if not self.pages or self.column == len(self.columns):
            self.pages.append([])
            self.column = 0
        self.y = self.columns[0].top

    def _place(self, what: _Heading | Entry, height: float) -> None:
        self.pages[-1].append(_Placed(what=what, column=self.column, y=self.y))
        self.y += height


def _draw_heading(sheet: Sheet, heading: _Heading, column: Rect, y: float) -> None:
    x = column.left
    if heading.mark is not None:
        x += badge(sheet, x, y + 11, heading.mark.number, layer="text") + 8
    sheet.text(x, y + 16, fit(heading.name, column.right - x, _NAME.size, _NAME.face), _NAME)


def _columns(frame: Frame) -> list[Rect]:
    room = frame.width - 2 * _EDGE
    count = max(1, int((room + _BETWEEN) // (_LEAST_COLUMN + _BETWEEN)))
    wide = (room - (count - 1) * _BETWEEN) / count
    high = frame.height - _TOP - 46
    return [Rect(left=_EDGE + n * (wide + _BETWEEN), top=_TOP, width=wide, height=high) for n in range(count)]


def _head(sheet: Sheet, drawing: Drawing, page: str) -> None:
    frame = drawing.frame
    sheet.text(_EDGE, 42, long_date(drawing.shown.view.day), _TITLE)
    after = _EDGE + width(long_date(drawing.shown.view.day), _TITLE.size, _TITLE.face) + 16
    sheet.text(after, 42, "all claims of the picture on page 1", _QUIET)
    sheet.text(frame.width - _EDGE, 42, page, _QUIET, at="right")
    sheet.box(Rect(left=_EDGE, top=56, width=frame.width - 2 * _EDGE, height=1), face=LIGHT.line)
    told = f"Data {drawing.citation.data_hash} · {drawing.citation.program} · {drawing.citation.attribution}"
    sheet.text(_EDGE, frame.height - 20, fit(told, frame.width - 2 * _EDGE, _QUIET.size), _QUIET)
