"""The door: files become articles. Text is normalised here, once, and every offset counts what is stored from here."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from claims.article import Article
from claims.sources.archive import TORN, read_web_archive
from claims.sources.corpus import read_json, read_json_lines
from claims.sources.dated import Dated, printed_date, read_date
from claims.sources.decode import decode, neutral
from claims.sources.draft import Draft, Facts, Problem, Source, Unreadable
from claims.sources.feed import read_feed
from claims.sources.language import guess_language
from claims.sources.naming import digest, safe_stem
from claims.sources.walk import Found, walk
from claims.sources.webpage import webpage_draft

Reader = Callable[[Source], Iterator[Draft | Problem]]

_KNOWN = "txt, html, json, jsonl, rss, atom, xml, warc or zip"
_PAGE_STARTS = ("<!doctype html", "<html")


def articles(paths: Iterable[Path], *, today: date, languages: frozenset[str]) -> Iterator[Article | Problem]:
    """Yield the articles that the files hold and, where they arise, the problems found.

    `today` is the caller's clock: a later publication date counts as unknown. An article in none of `languages`
    is yielded all the same, after the problem that names its language. One article at a time is in memory.
    """
    names = _Names()
    for found in walk(paths):
        if isinstance(found, Problem):
            yield found
            continue
        for draft in _drafts(found):
            if isinstance(draft, Problem):
                yield draft
            else:
                yield from _settled(draft, found, names, today=today, languages=languages)


def _drafts(found: Found) -> Iterator[Draft | Problem]:
    source = found.source
    reader = _reader(source.name)
    if reader is None:
        nested = source.name.casefold().endswith(".zip")
        line = "is a zip within a zip: unpack it first" if nested else f"is none of {_KNOWN}: it was not read"
        yield Problem(path=source.path, line=line, lost=found.named or nested)
        return
    try:
        yield from reader(source)
    except Unreadable as error:
        yield Problem(path=source.path, line=str(error))
    except PermissionError:
        yield Problem(path=source.path, line="may not be opened: its permissions forbid it")
    except TORN:
        yield Problem(path=source.path, line="cannot be read, or only in part: it is damaged")


def _reader(name: str) -> Reader | None:
    name = PurePosixPath(name).name.casefold()
    if name.endswith((".warc", ".warc.gz", ".wet", ".wet.gz")):
        return read_web_archive
    return _READERS.get(PurePosixPath(name).suffix)


def _read_text(source: Source) -> Iterator[Draft | Problem]:
    text = decode(source.read())
    if "." not in source.name and text[:200].lstrip().casefold().startswith(_PAGE_STARTS):
        yield webpage_draft(text, path=source.path, name=safe_stem(source.name))
    else:
        yield Draft(path=source.path, name=safe_stem(source.name), text=text)


def _read_page(source: Source) -> Iterator[Draft | Problem]:
    yield webpage_draft(decode(source.read()), path=source.path, name=safe_stem(source.name))


_READERS: dict[str, Reader] = {
    **dict.fromkeys(("", ".txt", ".text", ".md"), _read_text),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _read_page),
    **dict.fromkeys((".jsonl", ".ndjson"), read_json_lines),
    **dict.fromkeys((".rss", ".atom", ".xml"), read_feed),
    ".json": read_json,
}


class _Names:
    """The stems given out so far: the second file of a name gets a suffix that its folder decides."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, draft: Draft, found: Found, text: str) -> str | None:
        """Return a stem that nobody has yet; None when this very row was there before."""
        is_file = draft.path == found.source.path
        second = f"{draft.name}_{digest(found.within if is_file else text)}"
        third = f"{draft.name}_{digest(draft.path)}" if is_file else second
        for stem in (draft.name, second, third):
            if stem.casefold() not in self._taken:
                self._taken.add(stem.casefold())
                return stem
        return None


def _settled(
    draft: Draft, found: Found, names: _Names, *, today: date, languages: frozenset[str]
) -> Iterator[Article | Problem]:
    text = neutral(draft.text)
    if not text.strip():
        yield Problem(path=draft.path, line="is empty")
        return
    stem = names.take(draft, found, text)
    if stem is None:
        yield Problem(path=draft.path, line="repeats an article before it word for word: it was left out", lost=False)
        return
    facts = found.facts
    url = facts.url or draft.url
    dated, complaint = _publication(draft, facts, text, url, today)
    language = facts.language or draft.language or guess_language(text)
    if language not in languages:
        complaint = f'unsupported language "{language}": kept without claims' + (f"; {complaint}" if complaint else "")
    if complaint:
        yield Problem(path=draft.path, line=complaint, lost=False)
    yield Article(
        stem=stem,
        text=text,
        title=facts.title or draft.title,
        publisher=facts.publisher or draft.publisher,
        url=url,
        language=language,
        published=dated.day if dated else None,
        published_basis=dated.basis if dated else "",
    )


def _publication(draft: Draft, facts: Facts, text: str, url: str, today: date) -> tuple[Dated | None, str]:
    """Return the publication date and how it is known, or a line that says why there is none."""
    dated, unread = _known_date(draft, facts, text, url)
    if dated is None:
        return None, f"{unread or 'no date found'}: its claims are listed, not mapped; articles.toml can name the day"
    if dated.day > today:
        return None, f"is dated {dated.day}, after today: the date counts as unknown"
    return dated, ""


def _known_date(draft: Draft, facts: Facts, text: str, url: str) -> tuple[Dated | None, str]:
    if facts.published is not None:
        return Dated(day=facts.published, basis=facts.published_basis), ""
    if not draft.page_date:
        return printed_date(text, url), ""
    day = read_date(draft.page_date)
    if day is None:
        return None, f'the date "{draft.page_date[:60]}" cannot be read'
    return Dated(day=day, basis="page"), ""
