"""`articles.toml`: what is known of the article files beside it."""

import tomllib
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claims.sources.decode import decode, one_line
from claims.sources.draft import Facts, Unreadable

REGISTRY = "articles.toml"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    title: str = Field(default="", max_length=500)
    publisher: str = Field(default="", max_length=300)
    url: str = Field(default="", max_length=2000)
    language: str = Field(default="", pattern=r"^([a-z]{2})?$")
    published: date | None = None
    published_basis: str = Field(default="", max_length=100)


def read_registry(data: bytes) -> Mapping[str, Facts]:
    """Return the facts by file name; raise Unreadable with one line that names the faulty table."""
    try:
        tables = tomllib.loads(decode(data))
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(f"is not valid TOML ({error}): mend it, its folder is not read until then") from None
    found = {}
    for name, table in tables.items():
        try:
            found[name] = _facts(_Entry.model_validate(table))
        except ValidationError as error:
            raise Unreadable(f"{_complaint(name, error)}: mend it, its folder is not read until then") from None
    return MappingProxyType(found)


def _facts(entry: _Entry) -> Facts:
    return Facts(
        title=one_line(entry.title),
        publisher=one_line(entry.publisher),
        url=one_line(entry.url, 2000),
        language=entry.language,
        published=entry.published,
        published_basis=one_line(entry.published_basis) or ("stated" if entry.published else ""),
    )


def _complaint(name: str, error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f'table ["{one_line(name, 120)}"] {where}: {one_line(first["msg"], 200)}'.replace(" : ", ": ")
