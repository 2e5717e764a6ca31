"""Arithmetic of days in the calendar, as newspapers use it: always looking back from a day."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

# How far a date without a year may lie ahead of the day it is read on: time zones and early morning papers.
_AHEAD = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Days:
    """A closed interval of days."""

    first: date
    last: date


def shifted(day: date, days: int) -> date:
    """Return the day so many days later, or the calendar's own end."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def weekday(day: date, number: int) -> date:
    """Return the last such weekday (Monday is 0) that is not after the day."""
    return shifted(day, -((day.weekday() - number) % 7))


def month(year: int, number: int) -> Days:
    """Return a whole month."""
    return Days(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def third(days: Days, part: int) -> Days:
    """Return the early (1), middle (2) or late (3) part of a month or a longer time, or its halves (4, 5)."""
    if days.first.day == 1 and days.last.month == days.first.month and days.last.year == days.first.year:
        ends = {1: (1, 10), 2: (11, 20), 3: (20, days.last.day), 4: (1, 15), 5: (16, days.last.day)}[part]
        return Days(days.first.replace(day=ends[0]), days.first.replace(day=ends[1]))
    end = (days.last - days.first).days
    step, half = (end + 1) // 3, (end + 1) // 2
    starts = {1: (0, step), 2: (step, 2 * step), 3: (2 * step, end), 4: (0, half - 1), 5: (half, end)}[part]
    return Days(shifted(days.first, starts[0]), shifted(days.first, starts[1]))


def months_later(day: date, months: int) -> date:
    """Return the same day of a later (or, negative, earlier) month, or that month's last day."""
    year, number = divmod(day.year * 12 + day.month - 1 + months, 12)
    number += 1
    return date(year, number, min(day.day, calendar.monthrange(year, number)[1]))


def dated(day: date, number: int, month_number: int, year: int | None = None) -> date | None:
    """Return a date of the calendar; without a year the nearest that is past. None when there is no such day."""
    for candidate in (year,) if year else (day.year + 1, day.year, day.year - 1, day.year - 2, day.year - 3):
        try:
            found = date(candidate, month_number, number)
        except ValueError:
            continue
        if year or found <= day + _AHEAD:
            return found
    return None


def month_back(day: date, number: int, year: int | None = None) -> Days:
    """Return a month by its name; without a year the nearest that has begun."""
    return month(year or (day.year if number <= day.month else day.year - 1), number)


def day_of_month(day: date, number: int) -> date | None:
    """Return the last such day of a month that is not after the day ("on the 12th")."""
    for back in range(3):
        start = months_later(day.replace(day=1), -back)
        found = dated(day, number, start.month, start.year)
        if found and found <= day + _AHEAD:
            return found
    return None


def season(day: date, number: int, year: int | None = None) -> Days:
    """Return spring (0) to winter (3, from December); without a year the nearest that has begun."""
    first_month = 3 + 3 * number
    start = date(year or day.year, first_month, 1)
    if not year and start > day:
        start = start.replace(year=day.year - 1)
    end = months_later(start, 2)
    return Days(start, month(end.year, end.month).last)


def whole(day: date, unit: str, shift: int) -> Days:
    """Return the calendar week, weekend, month or year of the day, or the one so many before or after."""
    if unit == "week":
        monday = shifted(weekday(day, 0), 7 * shift)
        return Days(monday, shifted(monday, 6))
    if unit == "weekend":
        saturday = shifted(weekday(day, 5), 7 * shift)
        return Days(saturday, shifted(saturday, 1))
    if unit == "month":
        start = months_later(day.replace(day=1), shift)
        return month(start.year, start.month)
    return Days(date(day.year + shift, 1, 1), date(day.year + shift, 12, 31))


def until(days: Days, day: date) -> Days:
    """Cut off what lies after the day: news tells no future. What lies wholly ahead is left as it is."""
    return Days(days.first, min(days.last, day)) if days.first <= day else days
