"""Expressions of time in a sentence, each with the days it means and how it joins what it dates."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from claims.when import days as calendar_days
from claims.when.dateword import Found, core, expression, later, numbers
from claims.when.days import Days
from claims.when.timeline import Line

_WEEK = 7
_SOON = 9  # days of "the early days of the war"
_LONG_AGO = date(2014, 1, 1)  # before the war, nothing of it is dated
_KEPT = 64  # lines kept in mind, as in `timeline`


@dataclass(frozen=True, slots=True)
class Stamp:
    """One expression: its tokens (half-open), the days, and how it joins: at, since, until, after, before."""

    first: int
    last: int
    days: Days
    joins: str = "at"
    background: bool = False


@lru_cache(maxsize=_KEPT)
def stamps(within: Line) -> tuple[Stamp, ...]:
    """Return the expressions of time from left to right."""
    found: list[Stamp] = []
    at = 0
    while at < len(within.tokens):
        if not within.tells(at):
            at += 1
            continue
        stamp = _joined(within, at) or _plain(within, at)
        if stamp is None or within.mark(at, "firsttime"):
            at = _passed(within, at)
            continue
        stamp = _with_next(within, stamp)
        if stamp.days.last < _LONG_AGO:  # "than during the war of 1979 to 1989"
            at = stamp.last
            continue
        found.append(replace(stamp, days=calendar_days.until(stamp.days, within.day)))
        within = replace(within, previous=found[-1].days)
        at = stamp.last
    return tuple(found)


def _passed(within: Line, at: int) -> int:
    """Return where to read on when nothing is dated here: "for the first time since May" dates nothing."""
    first_time = within.mark(at, "firsttime")
    if first_time is None:
        return at + 1
    found = core(within, first_time.last) or _event(within, first_time.last)
    return found[0] if found else first_time.last


def _with_next(within: Line, stamp: Stamp) -> Stamp:
    """Join two days that stand together, or two months: "on Sunday and Monday", "in May and June 2022"."""
    if within.mark(stamp.last, "to") is None or stamp.joins != "at":
        return stamp
    second = core(within, stamp.last + 1)
    if second is None:
        return stamp
    pair = _months(stamp.days, second[1])
    if pair is not None:
        return replace(stamp, last=second[0], days=pair)
    if stamp.days.first != stamp.days.last or not 0 < (second[1].last - stamp.days.first).days <= _WEEK:
        return stamp
    return replace(stamp, last=second[0], days=Days(stamp.days.first, second[1].last))


def _months(first: Days, second: Days) -> Days | None:
    """Join two months, the first of which is of the year that is told behind the second."""
    whole = (calendar_days.month(days.first.year, days.first.month) for days in (first, second))
    if first.first == first.last or [first, second] != list(whole):
        return None
    begin = calendar_days.month(second.first.year, first.first.month)
    return Days(begin.first, second.last) if begin.first < second.first else None


def _plain(within: Line, at: int) -> Stamp | None:
    found = expression(within, at)
    if found is None:
        return None
    hit = within.mark(at, "calendar")
    if within.mark(at, "relative") and within.norm(found[0]) in ("of", "on", "(", "["):
        found = expression(within, found[0] + 1) or found
    return Stamp(at, found[0], found[1], background=bool(hit and hit.entry.get("background")))


def _joined(within: Line, at: int) -> Stamp | None:
    """Read what a joining word governs: since May, in the first days of the war, between 3 and 5 March."""
    between = within.mark(at, "between") or within.mark(at, "from")
    pair = (_range(within, between.last) or numbers(within, between.last)) if between else None
    if pair:
        return Stamp(at, pair[0], pair[1])
    opening = _soon(within, at) or _lasting_after(within, at) or _day_after(within, at)
    if opening:
        return opening
    for tag in ("since", "from", "until", "by", "after", "before"):
        hit = within.mark(at, tag)
        if hit is None:
            continue
        found = core(within, hit.last) or _event(within, hit.last)
        if found:
            return _governed(within, at, tag, found)
    return None


def _soon(within: Line, at: int) -> Stamp | None:
    """Read "in the first weeks of the war", "soon after the invasion"."""
    soon = within.mark(at, "soon")
    if soon is None:
        return None
    inner = (_event(within, start) for start in (soon.last, *range(at, soon.last)))
    event = next(filter(None, inner), None)
    if event is None:
        return None
    day = event[1].first
    width = int(soon.entry.get("days") or _SOON)
    return Stamp(at, event[0], Days(day, calendar_days.shifted(day, width)) if day == event[1].last else event[1])


def _day_after(within: Line, at: int) -> Stamp | None:
    """Read "a day after", which counts back to what the clause behind it tells."""
    counted = within.count(at)
    unit = within.mark(counted[1], "unit") if counted else None
    after = within.mark(unit.last, "after") if unit else None
    if counted is None or unit is None or after is None or not within.goes_on(after.last):
        return None
    base = within.previous.last if within.previous else within.day
    day = later(base, -counted[0], unit.entry.get("of"))
    return Stamp(at, after.last, Days(day, day), joins="then")


def _governed(within: Line, at: int, tag: str, found: Found) -> Stamp:
    last, days = found
    if tag == "since" or (tag == "from" and days.first != days.last):
        return Stamp(at, last, Days(days.first, max(within.day, days.first)), joins="since")
    return Stamp(at, last, days, joins={"by": "at", "from": "at"}.get(tag, tag))


def _event(within: Line, at: int) -> Found | None:
    """Read a day that everybody knows, and the date written after it ("the invasion in February 2022")."""
    at += within.mark(at, "filler") is not None
    hit = within.mark(at, "event") or within.mark(at + 1, "event") or within.mark(at + 2, "event")
    if hit is None or within.mark(hit.last, "noevent"):
        return None
    day = date.fromisoformat(hit.entry.get("day"))
    last = hit.last
    joint = within.mark(last, "in")
    dated = core(within, joint.last) if joint else None
    if dated and dated[1].first <= day <= dated[1].last:
        last = dated[0]
    elif dated and joint and within.year(dated[0] - 1):
        return dated  # "the start of the war in April 2014" is another war
    elif joint and within.year(joint.last):
        last = joint.last + 1
    return last, Days(day, day)


def _lasting_after(within: Line, at: int) -> Stamp | None:
    """Read "(for almost) seven months after the invasion" and "three days after 5 May"."""
    lasting = within.mark(at, "for")
    start = lasting.last if lasting else at
    counted = within.count(start)
    unit = within.mark(counted[1], "unit") if counted else None
    after = within.mark(unit.last, "after") if unit else None
    if counted is None or unit is None or after is None or within.mark(start - 1, "half"):
        return None
    base = core(within, after.last) or _event(within, after.last)
    if base is None:
        return None
    end = later(base[1].first, counted[0], unit.entry.get("of"))
    return Stamp(at, base[0], Days(base[1].first if lasting else end, end))


def _range(within: Line, at: int) -> Found | None:
    """Read two dates of a range; the first may lack its month."""
    at += within.mark(at, "filler") is not None
    first = core(within, at)
    if first and within.mark(first[0], "to"):
        second = core(within, first[0] + 1)
        pair = _months(first[1], second[1]) if second else None
        if second and pair:
            return second[0], pair
        if second and second[1].last >= first[1].first:
            return second[0], Days(first[1].first, second[1].last)
    return None
