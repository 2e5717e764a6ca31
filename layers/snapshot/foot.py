"""The foot of a snapshot: by what it can be found again, checked and cited."""

from dataclasses import dataclass

import segno
from matplotlib.path import Path

from layers.snapshot.frame import Rect
from layers.snapshot.sheet import Look, Painted, Sheet
from layers.snapshot.typeset import Face, wrap
from layers.style import LIGHT

_MOST_CODED = 1200
_QUIET = Look(size=11, ink=LIGHT.muted)
_LINK = Look(size=11, ink=LIGHT.ink, face=Face.MONO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What stands at the foot: where this state is found, what it was drawn from and by what."""

    permalink: str
    data_hash: str
    program: str
    attribution: str


def draw(sheet: Sheet, rect: Rect, citation: Citation, note: str) -> None:
    """Draw the foot."""
    sheet.box(rect, face=LIGHT.surface)
    rule = Rect(left=rect.left, top=rect.top, width=rect.width, height=1)
    sheet.box(rule, face=LIGHT.line)
    side = rect.height - 16
    if len(citation.permalink) <= _MOST_CODED:
        _qr(sheet, citation.permalink, rect.left + 18, rect.top + 8, side)
    x, room = rect.left + 18 + side + 16, rect.width - side - 70
    lines = _broken(citation.permalink, room)
    y = rect.top + (27 if len(lines) == 1 else 20)
    for number, line in enumerate(lines):
        sheet.text(x, y + 15 * number, line, _LINK)
    y += 15 * (len(lines) - 1)
    told = f"Data {citation.data_hash} · {citation.program} · the state of this picture is stored inside the file"
    for line in (told, note, citation.attribution):
        y += 17.5
        sheet.text(x, y, wrap(line, room, _QUIET.size, lines=1)[0], _QUIET)


def _broken(link: str, room: float) -> list[str]:
    """Break an address between its parameters; what two lines do not hold is in the code and in the file."""
    spaced = wrap(link.replace("&", " &"), room, _LINK.size, _LINK.face, lines=2)
    return [line.replace(" &", "&") for line in spaced]


def _qr(sheet: Sheet, text: str, left: float, top: float, side: float) -> None:
    matrix = segno.make_qr(text, error="l", boost_error=False).matrix
    cell = side / (len(matrix) + 4)
    squares = [
        _square(left + (column + 2) * cell, top + (row + 2) * cell, cell)
        for row, line in enumerate(matrix)
        for column, dark in enumerate(line)
        if dark
    ]
    sheet.box(Rect(left=left, top=top, width=side, height=side), face="#ffffff")
    sheet.paint([Painted(path=Path.make_compound_path(*squares), face=LIGHT.ink)], "text")


def _square(x: float, y: float, side: float) -> Path:
    return Path([(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)], closed=True)
