"""What the formats hand to the door: an article not yet named and dated, or the line that says why there is none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO

LIMIT_BYTES = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as its source gives it.

    `path` is where it comes from, as the user would recognise it. `text` is still as the source has it, decoded.
    `page_date` is the date that the format's own metadata states, as written there.
    """

    path: str
    name: str
    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    page_date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something amiss with an input: `line` says what and what to do; `lost` whether an article was not read."""

    path: str
    line: str
    lost: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file, on the disk or inside an archive; `open` gives a stream of its bytes, to be closed after use."""

    path: str
    name: str
    size: int
    open: Callable[[], IO[bytes]]

    def read(self) -> bytes:
        """Return the whole file; raise Unreadable when it is larger than any article."""
        if self.size >= LIMIT_BYTES:
            raise Unreadable(f"is {self.size // 1_000_000} MB; an article under 50 MB is expected: split it")
        with self.open() as stream:
            data = stream.read(LIMIT_BYTES)
        if len(data) >= LIMIT_BYTES:
            raise Unreadable("unpacks to 50 MB or more: split it")
        return data

    def lines(self) -> Iterator[bytes]:
        """Yield the file line by line, none longer than an article may be."""
        with self.open() as stream:
            yield from iter(lambda: stream.readline(LIMIT_BYTES), b"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What `articles.toml` says of one file."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    published: date | None = None
    published_basis: str = ""


class Unreadable(Exception):  # noqa: N818 - it says what the input is
    """An input that cannot be read; its text is the line for the user. The door turns it into a Problem."""
