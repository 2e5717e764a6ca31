"""The pages after the first: every claim of the picture, in as many columns and pages as it takes."""

from collections.abc import Iterator, Sequence

from claims.claim import Claim
from layers.snapshot.drawing import Drawing
from layers.snapshot.entry import draw_entry, entry
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


def list_pages(drawing: Drawing) -> Iterator[Sheet]:
    """Yield the pages of the full list."""
    writer = _Writer(drawing)
    for mark in drawing.shown.marks:
        yield from writer.section(mark.name, mark, mark.claims)
    yield from writer.section(_UNPLACED, None, drawing.shown.unplaced)
    yield from writer.section(_UNDATED, None, drawing.shown.undated)
    yield from writer.last()


class _Writer:
    """Where the next line goes: the page, the column and how far down it."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.columns = _columns(drawing.frame)
        self.page = 1
        self.sheet: Sheet | None = None
        self.column = 0
        self.y = 0.0

    def section(self, name: str, mark: Mark | None, claims: Sequence[Claim]) -> Iterator[Sheet]:
        """Write one heading and its claims; yield the pages that it fills."""
        for position, claim in enumerate(claims):
            room = self.columns[0].width
            item = entry(claim, self.drawing.articles.get(claim.article), room, whole=True)
            begins = position == 0
            if not self._fits(item.height + (HEADING if begins else 0)):
                yield from self._turn()
                begins = True
            sheet = self._sheet()
            if begins:
                self._heading(sheet, name, mark, again=position > 0)
            self.y = draw_entry(sheet, item, self.columns[self.column].left, self.y, room)
        self.y += 8

    def last(self) -> Iterator[Sheet]:
        """Yield the page that is begun."""
        if self.sheet is not None:
            yield self.sheet

    def _fits(self, height: float) -> bool:
        column = self.columns[self.column]
        return self.sheet is not None and (self.y + height <= column.bottom or self.y <= column.top)

    def _turn(self) -> Iterator[Sheet]:
        if self.sheet is not None and self.column + 1 < len(self.columns):
            self.column += 1
        else:
            yield from self.last()
            self.sheet, self.column = None, 0
        self.y = self.columns[0].top

    def _sheet(self) -> Sheet:
        if self.sheet is None:
            self.page += 1
            self.sheet = self.drawing.sheet()
            _head(self.sheet, self.drawing, self.page)
        return self.sheet

    def _heading(self, sheet: Sheet, name: str, mark: Mark | None, *, again: bool) -> None:
        column = self.columns[self.column]
        x = column.left
        if mark is not None:
            x += badge(sheet, x, self.y + 11, mark.number, layer="text") + 8
        text = fit(name + (" (continued)" if again else ""), column.right - x, _NAME.size, _NAME.face)
        sheet.text(x, self.y + 16, text, _NAME)
        self.y += HEADING


def _columns(frame: Frame) -> list[Rect]:
    room = frame.width - 2 * _EDGE
    count = max(1, int((room + _BETWEEN) // (_LEAST_COLUMN + _BETWEEN)))
    wide = (room - (count - 1) * _BETWEEN) / count
    high = frame.height - _TOP - 46
    return [Rect(left=_EDGE + n * (wide + _BETWEEN), top=_TOP, width=wide, height=high) for n in range(count)]


def _head(sheet: Sheet, drawing: Drawing, page: int) -> None:
    frame = drawing.frame
    sheet.text(_EDGE, 42, long_date(drawing.shown.view.day), _TITLE)
    after = _EDGE + width(long_date(drawing.shown.view.day), _TITLE.size, _TITLE.face) + 16
    sheet.text(after, 42, "all claims of the picture on page 1", _QUIET)
    sheet.text(frame.width - _EDGE, 42, f"page {page}", _QUIET, at="right")
    sheet.box(Rect(left=_EDGE, top=56, width=frame.width - 2 * _EDGE, height=1), face=LIGHT.line)
    told = f"Data {drawing.citation.data_hash} · {drawing.citation.program} · {drawing.citation.attribution}"
    sheet.text(_EDGE, frame.height - 20, fit(told, frame.width - 2 * _EDGE, _QUIET.size), _QUIET)
