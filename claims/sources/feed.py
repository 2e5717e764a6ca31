"""RSS and Atom files: one article an entry, its headline first."""

import calendar
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

import feedparser

from claims.sources.decode import decode, one_line
from claims.sources.draft import Draft, Problem, Source, Unreadable
from claims.sources.markup import plain
from claims.sources.naming import row_name
from claims.sources.webpage import headed

_DECLARED = re.compile(r"<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_feed(source: Source) -> Iterator[Draft | Problem]:
    """Yield the entries of a feed; raise Unreadable when the file is none."""
    text = _DECLARED.sub("", decode(source.read()), count=1).lstrip()
    if _DOCTYPE.search(text[:2000]):
        raise Unreadable("declares XML entities, which a feed has no use for: it was not read")
    feed = feedparser.parse(BytesIO(text.encode()), response_headers={"content-type": "text/xml; charset=utf-8"})
    if not feed.get("version") or not feed.get("entries"):
        raise Unreadable("is no RSS or Atom feed, or a feed without entries")
    publisher = one_line(feed.feed.get("title", ""))
    language = one_line(feed.feed.get("language", ""))[:2].casefold()
    for number, entry in enumerate(feed.entries, 1):
        yield _draft(source, entry, f"{source.path}, entry {number}", publisher, language)


def _draft(source: Source, entry: dict[str, object], path: str, publisher: str, language: str) -> Draft | Problem:
    title = one_line(plain(str(entry.get("title", ""))))
    text = headed(title, plain(_longest(entry)))
    if not text.strip():
        return Problem(path=path, line="has neither a title nor a text")
    url = one_line(entry.get("link", ""), 2000)
    return Draft(
        path=path,
        name=row_name(source.name, given="", url=url or str(entry.get("id", "")), title=title, text=text),
        text=text,
        title=title,
        publisher=publisher,
        url=url,
        language=language,
        page_date=_day(entry),
    )


def _longest(entry: dict[str, object]) -> str:
    bodies = [str(entry.get("summary", ""))]
    contents = entry.get("content")
    if isinstance(contents, list):
        bodies += [str(content.get("value", "")) for content in contents]
    return max(bodies, key=len)


def _day(entry: dict[str, object]) -> str:
    # Asked its own way, feedparser guesses one date from the other and warns of it.
    moment = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    if not isinstance(moment, tuple):
        return ""
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), tz=UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
