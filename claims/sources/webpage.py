"""Saved web pages: the article without its furniture, through trafilatura; its date through htmldate."""

import logging
import re
import warnings

import trafilatura
from trafilatura.settings import Document

from claims.sources.dated import printed_date
from claims.sources.draft import Draft, Unreadable
from claims.sources.markup import plain

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)
_PARAGRAPH = re.compile(r"\n+")

# A page may claim any day; whether it lies in the future is the door's to judge, with the caller's clock. Extensive
# search is off: it takes the year of a copyright line, or a day that the article tells of, for the article's date.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31", "min_date": "1995-01-01"}


def webpage_draft(html: str, *, path: str, name: str, url: str = "") -> Draft:
    """Return the article that a page's HTML holds, with the title as its first line."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the libraries think of a page's dates is nothing the user can mend
        page = trafilatura.bare_extraction(
            html,
            url=url or None,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=dict(_DATES),
        )
    text = page.text if isinstance(page, Document) else None
    if not isinstance(page, Document) or not text or not text.strip():
        raise Unreadable("holds no article text: save the page of one article")
    title = page.title or ""
    return Draft(
        path=path,
        name=name,
        text=headed(title, _PARAGRAPH.sub("\n\n", text)),
        title=title,
        publisher=page.sitename or page.hostname or "",
        url=url or page.url or "",
        language=(page.language or "")[:2],
        page_date=page.date or _printed(html),
    )


def _printed(page: str) -> str:
    dated = printed_date(plain(page))
    return dated.day.isoformat() if dated else ""


def headed(title: str, text: str) -> str:
    """Put a title before a text that does not begin with it: headlines make claims too."""
    title = " ".join(title.split())
    if not title or title.casefold() in " ".join(text[: 3 * len(title) + 200].split()).casefold():
        return text
    return f"{title}\n\n{text}"
