"""A picture or an export of Claimline's, opened again: the view inside it, and whether the data has changed since."""

from dataclasses import dataclass
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from geo.errors import ClaimlineError
from layers.export import ENDINGS, reopen
from layers.permalink import to_query

PICTURES = (".png", ".svg", ".pdf")
REOPENED = tuple(ending.removeprefix(".") for ending in (*PICTURES, *ENDINGS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A view as a query string, and one line for the user."""

    query: str
    words: str


def restored(name: str, content: bytes, data: str) -> Restored:
    """Return the view that a file holds; the name that it came with only says which kind of file it is.

    `data` is the fingerprint of the claims of now.
    """
    ending = PurePath(name.replace("\\", "/")).suffix.lower()
    if ending not in (*PICTURES, *ENDINGS):
        raise ClaimlineError(f"Only {', '.join(REOPENED)} files of Claimline's can be reopened: choose one of those.")
    if ending in PICTURES:
        found = reopen(content, (), data)
    else:
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"reopened{ending}"
            path.write_bytes(content)
            found = reopen(path, (), data)
    return Restored(query=to_query(found.state.view), words=found.words)
