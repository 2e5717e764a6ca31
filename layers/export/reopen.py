"""A picture opened again: the state it was drawn from, and whether the data has changed since."""

import logging
import warnings
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from claims.claim import Claim
from geo.errors import ClaimlineError
from layers.export.files import ENDINGS, import_file
from layers.export.state import State, data_hash, read_state

_MOST_BYTES = 200_000_000
_IDENTIFIER = ".//{http://purl.org/dc/elements/1.1/}identifier"
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    KeyError,
    IndexError,
    AttributeError,
    TypeError,
    RecursionError,
    zlib.error,
    DefusedXmlException,
    ParseError,
    PyPdfError,
    UnidentifiedImageError,
    Image.DecompressionBombError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """The state that a picture holds, and what the data has become since."""

    state: State
    data_now: str

    @property
    def changed(self) -> bool:
        """Whether the claims are no longer the ones that the picture was drawn from."""
        return self.state.data_hash != self.data_now

    @property
    def words(self) -> str:
        """One line that tells the user."""
        day = self.state.view.day.isoformat()
        if self.changed:
            was = f"was {self.state.data_hash}, is {self.data_now}"
            return f"Restored the view of {day}. The data has changed since this file was made ({was})."
        return f"Restored the view of {day}. The data is the same as when this file was made."


def reopen(source: Path | bytes, claims: Iterable[Claim], data: str = "") -> Reopened:
    """Return the state inside a picture or an export of Claimline's, held against the claims of now.

    `data` is their fingerprint, where the file was made with it.
    """
    if isinstance(source, Path) and source.suffix.lower() in ENDINGS:
        state = import_file(source).state
        if state is None:
            raise ClaimlineError(f"{source.name} is an export of everything, or of a form without a view: import it.")
    else:
        state = read_state(_state_text(_content(source)))
    return Reopened(state=state, data_now=data or data_hash(claims))


def _content(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        if source.stat().st_size > _MOST_BYTES:
            raise ClaimlineError(
                f"{source.name} is too large to be a snapshot: choose a PNG, SVG or PDF of Claimline's."
            )
        return source.read_bytes()
    except (OSError, ValueError) as problem:
        raise ClaimlineError(f"Cannot read {source}: {getattr(problem, 'strerror', None) or problem}.") from problem


def _state_text(content: bytes) -> str:
    reader = _reader(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = reader(content)
    except _BROKEN as problem:
        raise ClaimlineError("This file is damaged and cannot be opened: use another copy of it.") from problem
    if not found:
        raise ClaimlineError("This picture holds no state of Claimline's: its metadata was removed or it is not ours.")
    return found


def _reader(content: bytes) -> Callable[[bytes], str]:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _of_png
    if content.startswith(b"%PDF-"):
        return _of_pdf
    if b"<svg" in content[:4096]:
        return _of_svg
    raise ClaimlineError("Only a PNG, SVG or PDF made by Claimline can be reopened: choose one of those.")


def _of_png(content: bytes) -> str:
    with Image.open(BytesIO(content), formats=["PNG"]) as picture:
        picture.load()
        return str(picture.info.get("Claimline", ""))


def _of_pdf(content: bytes) -> str:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of damage in lines of its own
    told = PdfReader(BytesIO(content)).metadata
    return str(told.get("/Keywords", "")) if told else ""


def _of_svg(content: bytes) -> str:
    found = fromstring(content, forbid_dtd=False).find(_IDENTIFIER)
    return (found.text or "") if found is not None else ""
