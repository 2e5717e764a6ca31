"""The day a page says it was published: its label, its date line, its dateline or its address. Never today."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

_HEAD = 4_000
_LINE = 120
_PROSE, _OPENING = 150, 1
_MONTHS = (
    ("jan", "янв", "січ"),
    ("feb", "фев", "лют"),
    ("mar", "мар", "бер"),
    ("apr", "апр", "кві"),
    ("may", "мая", "май", "тра"),
    ("jun", "июн", "чер"),
    ("jul", "июл", "лип"),
    ("aug", "авг", "сер"),
    ("sep", "сен", "вер"),
    ("oct", "окт", "жов"),
    ("nov", "ноя", "лис"),
    ("dec", "дек", "гру"),
)
_MONTH = {prefix: number for number, prefixes in enumerate(_MONTHS, 1) for prefix in prefixes}
_NAME = "(?P<month>" + "|".join(_MONTH) + r")[^\W\d_]{0,7}\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DATE = (
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
    r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\." + _YEAR,
    r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/" + _YEAR,
    r"(?<![\d-])(?P<day>\d{1,2})-(?P<month>\d{1,2})-" + _YEAR,
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+" + _NAME + r",?\s+" + _YEAR,
    r"(?<![^\W\d_])" + _NAME + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+" + _YEAR,
)
_FORMS = tuple(re.compile(form, re.IGNORECASE) for form in _DATE)
_SLASHED = _FORMS[2]
_LABEL = re.compile(
    r"(?:^|(?<=[\s•|·(]))(?P<label>date|published(?:\s+on)?|publication date|posted(?:\s+on)?|first published|issued"
    r"|опубліковано|опубликовано|дата публикации|дата публікації|objavljeno"
    r"|(?P<later>updated(?:\s+on)?|last updated|last modified|оновлено|обновлено|ažurirano))\s*:?\s*(?=\S)",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?(?:h|hrs|[ap]\.?m\.?)(?!\w))?|GMT[+-]?\d*|UTC[+-]?\d*|(?-i:\b[A-Z]{2,4}\b)"
_WEEKDAY = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|mon|tue|wed|thu|fri|sat|sun"
_FILLER = rf"{_CLOCK}|\b(?:{_WEEKDAY}|at|on|by|in|о|в|года?|року|р|г|kyiv|eastern|time)\b|[\W_]"
# Possessive: a line of nothing but clocks must not be tried in every way there is.
_BEFORE = re.compile(rf"(?:{_FILLER})*+", re.IGNORECASE)
_AFTER = re.compile(rf"(?:{_FILLER}|\b\d{{1,7}}\b)*+", re.IGNORECASE)  # with the page's count of views or comments
_OUTLET = re.compile(r"^\s*[^\W\d_]{3,20}$")
_DATELINE = re.compile(
    r"^[^\W\d_][^\n]{0,60}?\([A-Z][^()\n]{1,30}\)\s*[-–—]|^[A-Z][A-Z .'’,/-]{2,60}[^\n]{0,30}?\s[-–—]\s"
)
_IN_URL = re.compile(r"(?<=/)(?P<year>20[0-3]\d)[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?!\d)")
_BACK_URL = re.compile(r"(?<=/)(?P<day>[0-3]?\d)/(?P<month>[01]?\d)/(?P<year>20[0-3]\d)(?=/)")  # as rbc.ru writes
_PLAIN_URL = re.compile(r"(?<=[/-])(?P<year>20[0-3]\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_SECONDS_URL = re.compile(r"[-_/](1[3-9]\d{8})(?:\.\w+)?/?$")
_CITY = re.compile(r"^\s*[^\W\d_]{3,20},")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day and how it is known: "stated", "page" or "url"."""

    day: date
    basis: str


def printed_date(text: str, url: str = "") -> Dated | None:
    """Return the day that the page prints at its head, else the one in its address; None when neither tells."""
    head = text[:_HEAD]
    later: date | None = None
    for label, day in _labelled(head):
        if not label:
            return Dated(day=day, basis="stated")
        later = later or day
    alone = next(_alone(head), None)
    if alone is not None:
        return Dated(day=alone, basis="page")
    if later is not None:
        return Dated(day=later, basis="stated")
    in_url = _url_date(url)
    return Dated(day=in_url, basis="url") if in_url else None


def read_date(words: str) -> date | None:
    """Return the first date written in these words, None when there is none or it can be read in two ways."""
    found = [(match.start(), match) for form in _FORMS if (match := form.search(words))]
    return _day(min(found)[1]) if found else None


def _labelled(head: str) -> Iterator[tuple[bool, date]]:
    """Yield the dates that follow a label, and whether the label speaks of a later revision."""
    for match in _LABEL.finditer(head):
        if match["label"].casefold() == "date" and head[: match.start()].strip():
            continue  # "date" is a label only where the page begins with it
        after = head[match.end() : match.end() + 40]
        starts = [
            found for form in _FORMS if (found := form.search(after)) and _BEFORE.fullmatch(after[: found.start()])
        ]
        day = _day(min(starts, key=re.Match.start)) if starts else None
        if day is not None:
            yield bool(match["later"]), day


def _alone(head: str) -> Iterator[date]:
    """Yield the dates that stand on a line of their own or in a dateline, above the body: below are other articles'."""
    paragraphs = 0
    for line in head.splitlines():
        paragraphs += len(line) > _PROSE
        if paragraphs > _OPENING:
            return
        if len(line) <= _LINE:
            yield from _sole(line)
        if opening := _DATELINE.match(line):
            day = read_date(opening[0])
            if day is not None:
                yield day


def _sole(line: str) -> Iterator[date]:
    for form in _FORMS:
        match = form.search(line)
        if match and _leads(line[: match.start()], match) and _AFTER.fullmatch(line[match.end() :]):
            day = _day(match)
            if day is not None:
                yield day
                return


def _leads(before: str, match: re.Match[str]) -> bool:
    """Say whether what stands before a date on its line leaves it the line's own: a weekday, a city, an outlet."""
    if _OUTLET.match(before) and match["month"].isdigit():
        return True
    return _BEFORE.fullmatch(_CITY.sub("", before)) is not None


def _url_date(url: str) -> date | None:
    if match := _IN_URL.search(url) or _BACK_URL.search(url) or _PLAIN_URL.search(url):
        return _day(match)
    seconds = _SECONDS_URL.search(url)
    return datetime.fromtimestamp(int(seconds[1]), tz=UTC).date() if seconds else None


def _day(match: re.Match[str]) -> date | None:
    year, day = int(match["year"]), int(match["day"])
    word = match["month"].casefold()
    month = int(word) if word.isdigit() else _MONTH[word]
    if match.re is _SLASHED and day != month:
        if day <= 12 and month <= 12:  # noqa: PLR2004 - day/month or month/day: it cannot be told
            return None
        day, month = max(day, month), min(day, month)
    try:
        return date(year, month, day)
    except ValueError:
        return None
