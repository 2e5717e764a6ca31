"""One page of a snapshot: head, map, list and foot."""

from layers.snapshot import foot, listing, scene
from layers.snapshot.drawing import Drawing
from layers.snapshot.frame import Frame, Rect
from layers.snapshot.marks import Shown
from layers.snapshot.sheet import Look, Sheet
from layers.snapshot.track import whole_track
from layers.snapshot.typeset import Face, fit, width, wrap
from layers.snapshot.wording import counts, long_date, subtitle
from layers.style import LIGHT

_DATE = Look(size=27, ink=LIGHT.ink, face=Face.BOLD)
_QUIET = Look(size=12.5, ink=LIGHT.muted)
_BRAND = Look(size=17, ink=LIGHT.ink, face=Face.BOLD)
_COUNTS = Look(size=12.5, ink=LIGHT.ink, face=Face.BOLD)
_EDGE = 28.0


def draw_page(sheet: Sheet, drawing: Drawing) -> None:
    """Draw a whole snapshot on one sheet."""
    frame, shown, looks = drawing.frame, drawing.shown, drawing.looks
    column, columns = _column(frame)
    blocks = listing.chosen(shown.marks, drawing.articles, column, columns)
    sheet.box(frame.map, face=LIGHT.paper, layer="base")
    scene.draw(sheet, shown, looks, len(blocks), drawing.context)
    _track(sheet, frame, shown)
    sheet.box(frame.list, face=LIGHT.surface)
    sheet.box(_hairline(frame), face=LIGHT.line)
    listing.draw(sheet, blocks, column, columns)
    _head(sheet, frame, shown)
    foot.draw(sheet, frame.foot, drawing.citation, _note(shown, sum(len(b.entries) for b in blocks)))


def _track(sheet: Sheet, frame: Frame, shown: Shown) -> None:
    rect = frame.track
    sheet.box(rect, face=LIGHT.surface)
    sheet.box(Rect(left=rect.left, top=rect.top, width=rect.width, height=1), face=LIGHT.line)
    bars = Rect(left=rect.left + _EDGE, top=rect.top + 27, width=rect.width - 2 * _EDGE, height=rect.height - 51)
    counted = whole_track(shown.tally, shown.view.day, bars)
    counted.draw(sheet)
    counted.point(sheet, shown.view.day)


def _column(frame: Frame) -> tuple[Rect, int]:
    columns = 1 if frame.beside else 2
    room = (frame.list.width - 2 * 24 - (columns - 1) * 28) / columns
    top = frame.list.top + 18
    return Rect(left=frame.list.left + 24, top=top, width=room, height=frame.list.height - 30), columns


def _hairline(frame: Frame) -> Rect:
    rect = frame.list
    if frame.beside:
        return Rect(left=rect.left, top=rect.top, width=1, height=rect.height)
    return Rect(left=rect.left, top=rect.top, width=rect.width, height=1)


def _head(sheet: Sheet, frame: Frame, shown: Shown) -> None:
    rect = frame.head
    sheet.box(rect, face=LIGHT.surface)
    sheet.box(Rect(left=0, top=rect.bottom - 1, width=rect.width, height=1), face=LIGHT.line)
    right = rect.right - _EDGE
    sheet.text(right, rect.top + 38, "Claimline", _BRAND, at="right")
    sheet.text(right, rect.top + 64, "who claims what, where and when", _QUIET, at="right")
    date = long_date(shown.view.day)
    sheet.text(_EDGE, rect.top + 42, date, _DATE)
    after = _EDGE + width(date, _DATE.size, _DATE.face) + 22
    room = right - after - width("Claimline", _BRAND.size, _BRAND.face) - 24
    sheet.text(after, rect.top + 41, fit(counts(shown), room, _COUNTS.size, _COUNTS.face), _COUNTS)
    room = right - _EDGE - width("who claims what, where and when", _QUIET.size) - 24
    lines = wrap(subtitle(shown.view), room, _QUIET.size, lines=2)
    for number, line in enumerate(lines):
        sheet.text(_EDGE, rect.top + (66 if len(lines) == 1 else 62 + 17 * number), line, _QUIET)


def _note(shown: Shown, printed: int) -> str:
    left = len(shown.claims) - printed
    more = (
        f" {left:,} of these claims are not printed here: the PDF and the data exports hold them all." if left else ""
    )
    return f"Claims are what somebody said, not what is known to be so.{more}"
