"""What a click shows of a claim: the clause in its article, who said it through whom, why it was read so, echoes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from claims.article import Article
from claims.claim import Claim, Evidence, Gap

CONTEXT_CHARS = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One claim as it is read in the panel.

    `row` is its index in the columns. `start` and `end` count UTF-16 units, as a browser does, not characters.
    """

    row: int
    id: str
    article: str
    start: int
    end: int
    before: str
    quote: str
    after: str
    title: str
    publisher: str
    url: str
    language: str
    claimant: str
    role: str
    via: tuple[str, ...]
    place: str
    toponym: str
    ambiguous: str
    evidence: tuple[tuple[str, str], ...]
    echoes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One article as it is opened."""

    stem: str
    title: str
    publisher: str
    url: str
    language: str
    published: str
    basis: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """One gap as it is listed."""

    article: str
    publisher: str
    toponym: str
    reason: str
    quote: str


def card(
    row: int, claim: Claim, articles: Mapping[str, Article], evidence: Iterable[Evidence], echoes: Iterable[Article]
) -> Card:
    """Lay out one claim; `echoes` are the articles that repeat its article."""
    article = articles.get(claim.article) or Article(stem=claim.article, text="")
    text = article.text
    return Card(
        row=row,
        id=claim.id,
        article=claim.article,
        start=_units(text[: claim.start]),
        end=_units(text[: claim.end]),
        before=_before(text, claim.start),
        quote=claim.quote,
        after=_after(text, claim.end),
        title=article.title,
        publisher=article.publisher,
        url=article.url,
        language=article.language,
        claimant=claim.claimant,
        role=claim.claimant_role or "",
        via=claim.via,
        place=claim.place or claim.toponym,
        toponym=claim.toponym,
        ambiguous=claim.ambiguous or "",
        evidence=tuple((step.rule, step.phrase) for step in evidence),
        echoes=tuple(f"{echo.publisher or echo.stem}, {_day(echo.published)}" for echo in echoes),
    )


def sheet(article: Article) -> Sheet:
    """Lay out one article."""
    return Sheet(
        stem=article.stem,
        title=article.title,
        publisher=article.publisher,
        url=article.url,
        language=article.language,
        published=article.published.isoformat() if article.published else "",
        basis=article.published_basis,
        text=article.text,
    )


def unplaced(gap: Gap, articles: Mapping[str, Article]) -> Unplaced:
    """Lay out one gap."""
    article = articles.get(gap.article)
    publisher = article.publisher if article else ""
    return Unplaced(article=gap.article, publisher=publisher, toponym=gap.toponym, reason=gap.reason, quote=gap.quote)


def echoes_of(articles: Iterable[Article]) -> dict[str, tuple[Article, ...]]:
    """Return, by stem, the articles that repeat the same text: the original's repeats, and a repeat's siblings."""
    families: dict[str, list[Article]] = {}
    for article in articles:
        families.setdefault(article.echo_of or article.stem, []).append(article)
    return {
        member.stem: tuple(other for other in family if other is not member)
        for family in families.values()
        for member in family
        if len(family) > 1
    }


def _before(text: str, start: int) -> str:
    """Cut the context at a word, and at a paragraph if there is one."""
    cut = text[max(0, start - CONTEXT_CHARS) : start]
    if "\n" in cut.rstrip("\n"):
        return cut[cut.rstrip("\n").rindex("\n") + 1 :].lstrip()
    return cut if start <= CONTEXT_CHARS else "… " + cut.partition(" ")[2]


def _after(text: str, end: int) -> str:
    cut = text[end : end + CONTEXT_CHARS]
    if "\n" in cut:
        return cut[: cut.index("\n")]
    return cut if end + CONTEXT_CHARS >= len(text) else cut.rpartition(" ")[0] + " …"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _day(day: date | None) -> str:
    return day.isoformat() if day else "undated"
