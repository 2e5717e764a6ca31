"""JSON and JSON-lines corpora: one object an article, with the fields text, title, url, date, publisher, language."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError, field_validator

from claims.sources.decode import decode, one_line
from claims.sources.draft import LIMIT_BYTES, Draft, Problem, Source, Unreadable
from claims.sources.naming import row_name

_LISTS = ("articles", "items", "rows", "data")
_NESTING = "is nested too deeply to be a corpus: one object an article is expected"


class _Row(BaseModel):
    """One article of a corpus; a title, address or name that is not text counts as absent."""

    model_config = ConfigDict(extra="ignore")

    text: str = Field(validation_alias=AliasChoices("text", "content", "body"))
    title: str = Field(default="", validation_alias=AliasChoices("title", "headline"))
    url: str = Field(default="", validation_alias=AliasChoices("url", "link"))
    date: str = Field(default="", validation_alias=AliasChoices("date", "published", "published_at", "date_published"))
    publisher: str = Field(default="", validation_alias=AliasChoices("publisher", "source", "site"))
    language: str = Field(default="", validation_alias=AliasChoices("language", "lang"))
    id: str = Field(default="", validation_alias=AliasChoices("id", "stem", "article"))

    @field_validator("title", "url", "date", "publisher", "language", "id", mode="before")
    @classmethod
    def _text_or_absent(cls, value: object) -> str:
        return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def read_json(source: Source) -> Iterator[Draft | Problem]:
    """Yield the articles of a JSON file: a list of objects, an object that holds such a list, or one article."""
    try:
        found = json.loads(decode(source.read()))
    except json.JSONDecodeError as error:
        raise Unreadable(f"is not valid JSON (line {error.lineno}, column {error.colno}: {error.msg})") from None
    except RecursionError:
        raise Unreadable(_NESTING) from None
    rows = _rows(found)
    if not rows:
        raise Unreadable('holds no articles: a list of objects with a "text" each is expected')
    for number, row in enumerate(rows, 1):
        yield _draft(source, row, f"{source.path}, item {number}")


def read_json_lines(source: Source) -> Iterator[Draft | Problem]:
    """Yield the articles of a JSON-lines file one by one, so that a corpus of any length takes no more memory."""
    empty = True
    for number, line in enumerate(source.lines(), 1):
        if not line.strip():
            continue
        empty = False
        yield _from_line(source, line, f"{source.path}, line {number}")
    if empty:
        raise Unreadable("the file is empty")


def _from_line(source: Source, line: bytes, path: str) -> Draft | Problem:
    if len(line) >= LIMIT_BYTES:
        return Problem(path=path, line="is 50 MB or longer: no article is; split it")
    try:
        return _draft(source, json.loads(decode(line)), path)
    except json.JSONDecodeError as error:
        return Problem(path=path, line=f"is not valid JSON (column {error.colno}: {error.msg})")
    except RecursionError:
        return Problem(path=path, line=_NESTING)
    except Unreadable as error:
        return Problem(path=path, line=str(error))


def _rows(found: object) -> list[Any]:
    if isinstance(found, list):
        return found
    if isinstance(found, dict):
        lists = [found[key] for key in _LISTS if isinstance(found.get(key), list)]
        return lists[0] if lists else [found]
    return []


def _draft(source: Source, found: object, path: str) -> Draft | Problem:
    try:
        row = _Row.model_validate(found)
    except ValidationError:
        return Problem(path=path, line='is no article: an object with a "text" is expected')
    return Draft(
        path=path,
        name=row_name(source.name, given=row.id, url=row.url, title=row.title, text=row.text),
        text=row.text,
        title=one_line(row.title),
        publisher=one_line(row.publisher),
        url=one_line(row.url, 2000),
        language=row.language.strip().casefold()[:2],
        page_date=one_line(row.date),
    )
