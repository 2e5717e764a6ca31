"""Single expressions of time: "3 November", "last Friday", "two weeks ago", each as the days it means."""

import re
from collections.abc import Callable
from datetime import date

from claims.when import days as calendar_days
from claims.when.days import Days
from claims.when.timeline import YEARS, Line

_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)$")
_NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})$")
_MONTH_DAYS = range(1, 32)
# What a counted unit lasts in days.
_LENGTH = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}
# "A few months later" and the like: from so many to so many of the unit.
_FEW_LATER = {"hour": (0, 24), "day": (1, 7), "week": (1, 6), "month": (2, 9), "year": (1, 4)}
Found = tuple[int, Days]


def core(within: Line, at: int) -> Found | None:
    """Read the expression that begins at a token; returns the token after it and the days."""
    found = expression(within, at)
    return expression(within, at + 1) if found is None and within.mark(at, "filler") else found


def expression(within: Line, at: int) -> Found | None:
    """Read the expression whose first word is the token: no article before it."""
    for rule in _RULES:
        found = rule(within, at)
        if found:
            return found
    return None


def _relative(within: Line, at: int) -> Found | None:
    """Read what counts from the article's day, or from the day dated before: yesterday, last week, the next day."""
    marks = [within.mark(at, tag) for tag in ("relative", "calendar", "nextday")]
    hit = max((hit for hit in marks if hit), key=lambda one: one.last, default=None)
    if hit is None:
        return None
    if hit.entry.tag == "relative":
        base = within.previous.first if hit.entry.get("base") and within.previous else within.day
        first, last = (calendar_days.shifted(base, int(hit.entry.get(key))) for key in ("from", "to"))
        return hit.last, Days(first, last)
    if hit.entry.tag == "calendar":
        return hit.last, calendar_days.whole(within.day, hit.entry.get("unit"), int(hit.entry.get("shift")))
    if within.previous is None:
        return None
    day = calendar_days.shifted(within.previous.last, 1)
    return hit.last, Days(day, day)


def _month(within: Line, at: int) -> Found | None:
    """Read "Nov. 26, 2024", "March 3–5", "November 2024", "in November"."""
    last_or_this = within.mark(at, "past") or within.mark(at, "this")
    hit = within.calendar(last_or_this.last if last_or_this else at, "month")
    if hit is None:
        return None
    number = int(hit.entry.get("n"))
    last = hit.last + (within.norm(hit.last) == ".")
    day = within.number(last)
    if day and day in _MONTH_DAYS and not within.mark(last + 1, "unit"):
        return _day(within, last, day, number)
    year = within.year(last)
    if year is None and (hit.entry.get("ambiguous") and not within.governed(at)):
        return None
    days = calendar_days.month_back(within.day, number, year[0] if year else None)
    if hit.entry.get("third"):
        days = calendar_days.third(days, int(hit.entry.get("third")))
    return (year[1] if year else hit.last), days


def _day(within: Line, at: int, day: int, number: int) -> Found | None:
    last, second = at + 1, None
    if within.mark(last, "to") and within.number(last + 1) in range(day + 1, 32):
        second, last = within.number(last + 1), last + 2
    year = within.year(last)
    ends = [calendar_days.dated(within.day, one, number, year[0] if year else None) for one in (day, second or day)]
    if ends[0] is None or ends[1] is None or ends[1] < ends[0]:
        return None
    return within.past_weekday(year[1] if year else last, ends[1]), Days(ends[0], ends[1])


def _day_month(within: Line, at: int) -> Found | None:
    """Read "26 November", "26th of November 2024"."""
    day = within.number(at)
    last = at + 1 + (within.norm(at + 1) == "of")
    hit = within.calendar(last, "month") if day in _MONTH_DAYS else None
    if day is None or hit is None:
        return None
    last = hit.last + (within.norm(hit.last) == "." and within.year(hit.last + 1) is not None)
    year = within.year(last)
    found = calendar_days.dated(within.day, day, int(hit.entry.get("n")), year[0] if year else None)
    return (within.past_weekday(year[1] if year else last, found), Days(found, found)) if found else None


def numbers(within: Line, at: int) -> Found | None:
    """Read "3 and 5 March", "3–5 March"."""
    number = within.number(at)
    if not number or number not in _MONTH_DAYS or not within.mark(at + 1, "to"):
        return None
    second = _day_month(within, at + 2)
    if second is None or second[1].first.day < number:
        return None
    return second[0], Days(second[1].first.replace(day=number), second[1].last)


def _numeric(within: Line, at: int) -> Found | None:
    """Read "26.11.2024" and "2024-11-26"."""
    written = _NUMERIC.match(within.norm(at))
    if written:
        day, month, year = (int(group) for group in written.groups())
        found = calendar_days.dated(within.day, day, month, year + 2000 * (year < min(YEARS)))
        return (at + 1, Days(found, found)) if found else None
    parts = [within.number(at + step) for step in (0, 2, 4)]
    if within.norm(at + 1) == within.norm(at + 3) == "-" and parts[0] in YEARS and parts[1] and parts[2]:
        found = calendar_days.dated(within.day, parts[2], parts[1], parts[0])
        return (at + 5, Days(found, found)) if found else None
    return None


def _weekday(within: Line, at: int) -> Found | None:
    """Read "Friday", "last Friday", "Friday (Nov. 22)": the date beside it is surer than the name."""
    last = within.mark(at, "past") or within.mark(at, "this")
    hit = within.calendar(last.last if last else at, "weekday")
    if hit is None:
        return None
    beside = hit.last + (within.norm(hit.last) in ("(", ","))
    named = _month(within, beside) or _day_month(within, beside)
    if named and named[1].first == named[1].last:
        return named
    day = calendar_days.weekday(within.day, int(hit.entry.get("n")))
    if last and last.entry.tag == "past" and day == within.day:
        day = calendar_days.shifted(day, -7)
    return hit.last, Days(day, day)


def _season(within: Line, at: int) -> Found | None:
    """Read "autumn of 2022", "last summer", "in the autumn of the same year"."""
    last = within.mark(at, "past") or within.mark(at, "this")
    hit = within.mark(last.last if last else at, "season")
    year = within.year(hit.last) if hit else None
    if hit is None or not (year or (hit.entry.get("needs") != "year" and (last or within.governed(at)))):
        return None
    number = int(hit.entry.get("n"))
    same = within.mark(hit.last, "sameyear")
    if same and within.previous:
        return same.last, calendar_days.season(within.day, number, within.previous.first.year)
    days = calendar_days.season(within.day, number, year[0] if year else None)
    if last and last.entry.tag == "past" and days.last >= within.day:
        days = calendar_days.season(within.day, number, days.first.year - 1)
    return (year[1] if year else hit.last), days


def _third(within: Line, at: int) -> Found | None:
    """Read "late November", "at the end of last month", "early in 2023"."""
    hit = within.mark(at, "third")
    if hit is None:
        return None
    after = hit.last + (within.mark(hit.last, "in") is not None)
    after += within.mark(after, "filler") is not None
    found = (core(within, after) or _spoken_of(within, at, after)) if after < len(within.tokens) else None
    if found is None or found[1].first == found[1].last:
        return found
    return found[0], calendar_days.third(found[1], int(hit.entry.get("n")))


def _spoken_of(within: Line, first: int, at: int) -> Found | None:
    """Read "the month" and "the year": the one that was dated before, else this one; not what lies ahead, "until"."""
    unit = within.mark(at, "unit")
    before = first - 1 - (within.mark(first - 1, "filler") is not None)
    ahead = any(within.mark(before, tag) for tag in ("until", "by", "before"))
    if ahead or unit is None or unit.entry.get("of") not in ("week", "month", "year"):
        return None
    base = within.previous.first if within.previous else within.day
    return unit.last, calendar_days.whole(base, unit.entry.get("of"), 0)


def _year(within: Line, at: int) -> Found | None:
    """Read a bare year after a word that governs it: "in 2022"."""
    year = within.year(at) if within.norm(at) not in (",", "of") and within.governed(at) else None
    return (year[1], Days(date(year[0], 1, 1), date(year[0], 12, 31))) if year else None


def _ordinal(within: Line, at: int) -> Found | None:
    """Read "on the 12th"."""
    if not _ORDINAL.match(within.norm(at)) or within.norm(at - 1) != "the" or within.norm(at + 1)[:1].isalpha():
        return None
    found = calendar_days.day_of_month(within.day, within.number(at) or 0)
    return (at + 1, Days(found, found)) if found else None


def _counted(within: Line, at: int) -> Found | None:
    """Read "two days ago", "three weeks later", "a few months later", "the past 24 hours"."""
    past = within.mark(at, "past") or within.mark(at, "for")
    count = within.count(past.last if past else at)
    few = within.mark(at, "few") or (within.mark(at + 1, "few") if within.mark(at, "number") else None)
    unit = within.mark(count[1] if count and not few else few.last if few else at, "unit")
    if unit is None:
        return None
    length = unit.entry.get("of")
    if past:
        return (unit.last, Days(later(within.day, -count[0], length), within.day)) if count else None
    ago = within.mark(unit.last, "ago")
    if ago and count and not few:
        before = within.previous.first if ago.entry.get("base") and within.previous else within.day
        return ago.last, _around(later(before, -count[0], length), length)
    joint = within.mark(unit.last, "later")
    if joint is None or within.previous is None or (within.mark(unit.last, "after") and within.goes_on(joint.last)):
        return None
    if count and not few:
        return joint.last, _around(later(within.previous.first, count[0], length), length)
    ends = (later(within.previous.first, number, length) for number in _FEW_LATER[length])
    return joint.last, Days(*ends)


def _around(day: date, unit: str) -> Days:
    """Return a day as exact as its unit: three weeks ago is no single day."""
    width = {"week": 3, "month": 15, "year": 182}.get(unit, 0)
    return Days(calendar_days.shifted(day, -width), calendar_days.shifted(day, width))


def later(day: date, count: int, unit: str) -> date:
    """Return the day so many units later; before, when the count is negative."""
    count = max(-500, min(count, 500))
    if unit in ("month", "year"):
        return calendar_days.months_later(day, count * (12 if unit == "year" else 1))
    return calendar_days.shifted(day, round(count * _LENGTH[unit] + (0.4 if count > 0 else -0.4)))


_RULES: tuple[Callable[[Line, int], Found | None], ...] = (
    _relative,
    _counted,
    _month,
    numbers,
    _day_month,
    _numeric,
    _weekday,
    _season,
    _third,
    _year,
    _ordinal,
)
