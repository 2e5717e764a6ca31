"""An article: the text that claims point into."""

from dataclasses import dataclass
from datetime import date

from claims.claim import Claim, Evidence, Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as stored.

    `stem` names it (the file's name without its ending). `text` was normalised once, when the file was read, and
    every offset refers to it. `published` is None when unknown: such an article's claims are listed, never mapped;
    `published_basis` says how the date is known ("stated", "url", "page", "inferred"). `language` is an ISO 639-1
    code.
    `echo_of` is the stem of the article that this one repeats almost word for word.
    """

    stem: str
    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    language: str = "en"
    published: date | None = None
    published_basis: str = ""
    echo_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from one article; `evidence` holds, by claim id, the steps that made the claim."""

    article: Article
    claims: tuple[Claim, ...]
    gaps: tuple[Gap, ...]
    evidence: dict[str, tuple[Evidence, ...]]
    reader_version: str
