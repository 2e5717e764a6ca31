"""Questions that the page puts, and their answers: texts for a click, a search, a picture, a file."""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from geo.errors import ClaimlineError
from layers.context import ContextLayer
from layers.export import export
from layers.permalink import from_query
from layers.snapshot import snapshot
from layers.view import View
from store import Store
from views.restoring import restored
from views.shelf import Shelf

MOST_ROWS = 400
MOST_OF_ADDRESS = 300
PICTURES = ("png", "svg", "pdf")
_TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "html": "text/html",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "kml": "application/vnd.google-earth.kml+xml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question as it came: its number, what is asked, and the particulars, which nobody has checked yet."""

    number: int
    what: str
    particulars: Mapping[str, Any] = field(default_factory=dict)

    def rows(self) -> list[int]:
        """Return the rows asked for, as far as they are numbers."""
        given = self.particulars.get("rows")
        return [row for row in given[:MOST_ROWS] if isinstance(row, int)] if isinstance(given, list) else []

    def text(self, name: str) -> str:
        """Return a particular as text, empty when it is not."""
        value = self.particulars.get(name)
        return value[:4000] if isinstance(value, str) else ""


def question(text: str) -> Question | None:
    """Read a question; None when it is not one."""
    try:
        asked = json.loads(text)
        return Question(number=int(asked["number"]), what=str(asked["what"]), particulars=asked)
    except (ValueError, TypeError, KeyError):
        return None


def answer(asked: Question, shelf: Shelf, store: Store, others: tuple[ContextLayer, ...] = ()) -> bytes:
    """Answer a question as JSON bytes; what goes wrong is one line that the page shows."""
    answerer, writer = _ANSWERS.get(asked.what), _WRITERS.get(asked.what)
    if answerer is None and writer is None:
        return _reply(asked, problem="This page is older than the program: reload it.")
    if asked.text("version") not in ("", shelf.version):
        return _reply(asked, problem="The data has changed meanwhile: click again.")
    try:
        if writer is not None:
            return _reply(asked, body=writer(asked, shelf, store, _switched_on(asked, others)))
        return _reply(asked, body=answerer(asked, shelf, store) if answerer is not None else None)
    except ClaimlineError as error:
        return _reply(asked, problem=str(error))


def _reply(asked: Question, *, body: object = None, problem: str = "") -> bytes:
    reply = {"number": asked.number, "body": body, "problem": problem}
    return json.dumps(reply, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _cards(asked: Question, shelf: Shelf, _store: Store) -> object:
    return [asdict(found) for found in shelf.cards(asked.rows())]


def _why(asked: Question, _shelf: Shelf, store: Store) -> object:
    return [(step.rule, step.phrase) for step in store.evidence(asked.text("id"))]


def _article(asked: Question, shelf: Shelf, _store: Store) -> object:
    return asdict(shelf.sheet(asked.text("stem")))


def _search(asked: Question, shelf: Shelf, _store: Store) -> object:
    return shelf.mentioning(asked.text("words"))


def _gaps(_asked: Question, shelf: Shelf, _store: Store) -> object:
    return [asdict(gap) for gap in shelf.unplaced()]


def _view(asked: Question, shelf: Shelf) -> View:
    return from_query(asked.text("query"), View(day=shelf.newest or date(2022, 2, 24)))


def _snapshot(asked: Question, shelf: Shelf, _store: Store, others: tuple[ContextLayer, ...]) -> object:
    view, asked_for = _view(asked, shelf), asked.text("format")
    fmt = asked_for if asked_for in PICTURES else "png"
    picture = BytesIO()
    address = _address(asked.text("address"))
    found = shelf.gathered(view)
    snapshot(found.claims, found.articles, view, picture, fmt=fmt, address=address, context=others, basis=found.basis)
    return _file(f"claimline-{view.day}.{fmt}", picture.getvalue())


def _switched_on(asked: Question, others: tuple[ContextLayer, ...]) -> tuple[ContextLayer, ...]:
    without = asked.particulars.get("without")
    return tuple(layer for layer in others if not isinstance(without, list) or layer.source not in without)


def _address(told: str) -> str:
    """Return the address at which the browser sees us, if it is one; a picture must not carry anything else."""
    try:
        parts = urlsplit(told)
        sound = parts.scheme in ("http", "https") and parts.hostname and len(told) <= MOST_OF_ADDRESS
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        sound = None
    if not sound or not told.isascii() or not told.isprintable() or " " in told:
        raise ClaimlineError("The page does not know its own address: reload it.")
    host = f"[{parts.hostname}]" if ":" in str(parts.hostname) else parts.hostname
    return f"{parts.scheme}://{host}{port}{parts.path.rstrip('/')}"


def _reopen(asked: Question, shelf: Shelf, _store: Store) -> object:
    given = asked.particulars.get("bytes")
    try:
        content = base64.b64decode(given if isinstance(given, str) else "", validate=True)
    except ValueError:
        raise ClaimlineError("The file did not arrive whole: drop it again.") from None
    return asdict(restored(asked.text("name"), content, shelf.version))


def _export(asked: Question, shelf: Shelf, store: Store, others: tuple[ContextLayer, ...]) -> object:
    view, ending = _view(asked, shelf), asked.text("format")
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"claimline-{view.day}.{ending if ending.isalnum() else 'csv'}"
        found, why = shelf.gathered(view), store.evidence
        whole = (found.claims, found.articles, store.gaps())
        export(*whole, view, path, evidence_of=why, context=others, data=found.basis.data)
        return _file(path.name, path.read_bytes())


def _file(name: str, content: bytes) -> object:
    kind = _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    return {"name": name, "type": kind, "bytes": base64.b64encode(content).decode("ascii")}


def _nothing(_asked: Question, _shelf: Shelf, _store: Store) -> object:
    return None


_ANSWERS: dict[str, Callable[[Question, Shelf, Store], object]] = {
    "cards": _cards,
    "why": _why,
    "article": _article,
    "search": _search,
    "gaps": _gaps,
    "reopen": _reopen,
    "add": _nothing,
}
_WRITERS: dict[str, Callable[[Question, Shelf, Store, tuple[ContextLayer, ...]], object]] = {
    "snapshot": _snapshot,
    "export": _export,
}
