"""Event lists of others as claims of their publisher: what ACLED and VIINA have in common.

Nothing of theirs is taken as fact or merged with what is read from articles: the publisher is the claimant, its own
source stands in the chain, and the rows of one day are one article, so that each claim points at the words it came
from. A row that makes no claim of ours is a gap with its reason.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from claims.article import Article
from claims.claim import Actor, Claim, ClaimantKind, Gap, Kind, Side
from geo.errors import ClaimlineError
from geo.gazetteer import Gazetteer
from geo.measure import span_m
from geo.place import Feature, Place
from layers.export.parcel import Parcel

_SAME_PLACE_M = 15_000.0
_MOST_TEXT = 2_000
Line = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One row, read: what it claims, or why it claims nothing; `text` is what its publisher wrote."""

    id: str
    day: date
    text: str
    place: str
    lon: float
    lat: float
    radius_m: float
    first: date
    last: date
    kind: Kind | None
    actor: Actor | None
    via: tuple[str, ...]
    url: str

    @property
    def reason(self) -> str:
        """Why it makes no claim; empty when it makes one."""
        if self.kind is None:
            return "an event of a type that is no claim about ground"
        return "" if self.actor is not None else "no side is named as acting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who keeps an event list, under which terms, and how a line of it is read."""

    name: str
    terms: str
    url: str
    columns: tuple[str, ...]
    event: Callable[[Line], Event]


def events(path: Path, publisher: Publisher, gazetteer: Gazetteer | None = None) -> Parcel:
    """Read an event list; with a gazetteer its places become ours where name and position agree."""
    by_day: dict[date, list[Event]] = {}
    for number, line in enumerate(_lines(path), 2):
        try:
            event = publisher.event(line)
        except (ValueError, KeyError) as problem:
            raise ClaimlineError(f"{path.name}, line {number}: {_amiss(problem)}. Nothing was imported.") from None
        by_day.setdefault(event.day, []).append(event)
    claims: list[Claim] = []
    gaps: list[Gap] = []
    articles: list[Article] = []
    for day, found in sorted(by_day.items()):
        article = _article(publisher, day, found)
        articles.append(article)
        for event, start in zip(found, _starts(found), strict=True):
            made = _made(event, article, start, publisher, gazetteer)
            (claims if isinstance(made, Claim) else gaps).append(made)  # type: ignore[arg-type]
    return Parcel(claims=tuple(claims), articles=tuple(articles), gaps=tuple(gaps), notes=(publisher.terms,))


def number(text: str, what: str, most: float) -> float:
    """Return a number of a cell; one outside of its range is refused."""
    value = float(text)
    if not -most <= value <= most:
        raise ValueError(f"{what} {text[:20]} is out of range")
    return value


def _lines(path: Path) -> Iterator[Line]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from (
                {name: cell or "" for name, cell in line.items() if name is not None} for line in csv.DictReader(file)
            )
    except (csv.Error, UnicodeDecodeError):
        raise ClaimlineError(f"{path.name} is no readable CSV in UTF-8: save it as CSV (UTF-8).") from None


def _amiss(problem: Exception) -> str:
    if isinstance(problem, KeyError):
        return f'the column "{problem.args[0]}" is missing'
    return " ".join(str(problem).split())[:120]


def _article(publisher: Publisher, day: date, found: Iterable[Event]) -> Article:
    found = list(found)
    url = found[0].url if len(found) == 1 else publisher.url
    return Article(
        stem=f"{publisher.name.lower()}-{day.isoformat()}",
        text="\n".join(event.text for event in found),
        title=f"{publisher.name}, events of {day.isoformat()}",
        publisher=publisher.name,
        url=url,
        published=day,
        published_basis="inferred",
    )


def _starts(found: Iterable[Event]) -> Iterator[int]:
    start = 0
    for event in found:
        yield start
        start += len(event.text) + 1


def _made(event: Event, article: Article, start: int, publisher: Publisher, gazetteer: Gazetteer | None) -> Claim | Gap:
    end = start + len(event.text)
    if event.kind is None or event.actor is None:
        return Gap(
            article=article.stem, start=start, end=end, quote=event.text, toponym=event.place, reason=event.reason
        )
    ours = _ours(event, gazetteer)
    return Claim(
        article=article.stem,
        start=start,
        end=end,
        quote=event.text,
        kind=event.kind,
        actor=event.actor,
        claimant=publisher.name,
        claimant_kind=ClaimantKind.MONITOR,
        claimant_side=Side.INDEPENDENT,
        via=event.via,
        toponym=event.place,
        place=ours.name if ours else event.place,
        place_id=ours.id if ours else f"{publisher.name.lower()}:{event.place.casefold()}",
        feature=ours.feature if ours else Feature.POINT,
        lon=event.lon,
        lat=event.lat,
        radius_m=event.radius_m,
        event_start=event.first,
        event_end=event.last,
        said_on=event.day,
        reported_on=event.day,
    )


def _ours(event: Event, gazetteer: Gazetteer | None) -> Place | None:
    if gazetteer is None:
        return None
    near = [(span_m(place.lon, place.lat, event.lon, event.lat), place) for place in gazetteer.lookup(event.place)]
    close = [(away, place) for away, place in near if away <= _SAME_PLACE_M and place.feature is Feature.POINT]
    return min(close, key=lambda found: (found[0], found[1].id))[1] if close else None


def clipped(text: str) -> str:
    """Return a cell's text on one line and of a sane length."""
    return " ".join(text.split())[:_MOST_TEXT]
