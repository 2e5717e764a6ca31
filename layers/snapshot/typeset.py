"""Type for pictures: four bundled faces, widths, line breaks, and text made safe to set."""

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path as FilePath

import matplotlib as mpl
import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path
from matplotlib.textpath import TextPath

_BOX = "□"


class Face(StrEnum):
    """The faces used; matplotlib brings the files, so every machine sets the same glyphs."""

    PLAIN = "DejaVuSans.ttf"
    BOLD = "DejaVuSans-Bold.ttf"
    ITALIC = "DejaVuSans-Oblique.ttf"
    MONO = "DejaVuSansMono.ttf"
    SERIF = "STIXGeneral.ttf"


@cache
def font(face: Face) -> FontProperties:
    """Return the face for matplotlib, by its file: a name would be searched among the machine's fonts."""
    return FontProperties(fname=_file(face))


def legible(text: str, face: Face = Face.PLAIN) -> str:
    """Return the text on one line, without controls or direction marks, unknown letters as boxes.

    Articles are hostile: a right-to-left override would turn a caption round, and a letter the face lacks would
    raise a warning in the middle of a drawing.
    """
    known = _letters(face)
    kept = (" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join("".join(c if ord(c) in known else _BOX for c in kept).split())


def width(text: str, size: float, face: Face = Face.PLAIN) -> float:
    """Return how wide a text is, in the unit that `size` is given in."""
    return size * sum(_advance(face, letter) for letter in text)


def wrap(text: str, room: float, size: float, face: Face = Face.PLAIN, *, lines: int = 2) -> list[str]:
    """Break a text into at most so many lines that fit the room; what is left out ends in an ellipsis."""
    broken = [""]
    for word in legible(text[: lines * _most(room, size)], face).split(" "):
        longer = f"{broken[-1]} {word}".strip()
        if not broken[-1] or width(longer, size, face) <= room:
            broken[-1] = longer
        elif len(broken) < lines:
            broken.append(word)
        else:
            broken[-1] = longer
            break
    return [fit(line, room, size, face) for line in broken]


def fit(text: str, room: float, size: float, face: Face = Face.PLAIN) -> str:
    """Cut a text to the room, with an ellipsis where something was cut."""
    text = legible(text[: _most(room, size)], face)
    if width(text, size, face) <= room:
        return text
    cut = text
    while cut and width(cut + "…", size, face) > room:
        cut = cut[:-1]
    words = cut.rpartition(" ")[0]
    return (words if len(words) > 0.7 * len(cut) else cut).rstrip(" ,;:–") + "…"


def _most(room: float, size: float) -> int:
    """Return more characters than can fit: an article may hold a word of a million letters."""
    return max(1, int(8 * room / size))


@lru_cache(maxsize=4096)
def traced(text: str, face: Face) -> Path:
    """Return a line of text as an outline of size one, its baseline's start at the origin, y growing downwards."""
    drawn = TextPath((0, 0), text, size=1.0, prop=font(face))
    return Path(np.asarray(drawn.vertices, dtype=float) * (1, -1), drawn.codes)


def _file(face: Face) -> str:
    return str(FilePath(mpl.get_data_path()) / "fonts" / "ttf" / face.value)


@cache
def _opened(face: Face) -> FT2Font:
    return FT2Font(_file(face))


@cache
def _letters(face: Face) -> frozenset[int]:
    return frozenset(_opened(face).get_charmap())


@cache
def _advance(face: Face, letter: str) -> float:
    opened = _opened(face)
    return opened.load_char(ord(letter), LoadFlags.NO_SCALE).horiAdvance / opened.units_per_EM
