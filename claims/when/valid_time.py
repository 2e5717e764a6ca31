"""When it happened: the days a statement is about, and whether they are news or history."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.claim import Evidence
from claims.segment import Page, Sentence
from claims.when.dating import Clause, Statement, chosen, clause_of, reaches, shown
from claims.when.days import Days, shifted
from claims.when.frame import along, earlier
from claims.when.headings import headed
from claims.when.stamps import Stamp, stamps
from claims.when.timeline import Line

# What ended or happened longer ago than this is background.
_NEWS_DAYS = 7
# How many tokens from its start a sentence says "then".
_NEAR = 4
# How many tokens from its start a sentence says "at the same time as".
_SOON = 8
# The full-scale invasion: what "previously held" goes back to when nothing else is said.
_INVASION = date(2022, 2, 24)
# What an article without a date is read on, to tell history by its words alone ("previously", "last year").
_ANY_DAY = date(2024, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The closed interval of days a statement is about; `background` is history told as context."""

    event_start: date | None
    event_end: date | None
    background: bool = False
    evidence: tuple[Evidence, ...] = ()


def valid_time(
    page: Page,
    sentence: Sentence,
    span: tuple[int, int] | Statement,
    *,
    published: date | None,
    said_on: date | None,
    state: bool,
) -> Timing:
    """Return the days that the statement at the span is about; `state` is true for what holds, false for an act."""
    clause = clause_of(page, sentence, Statement(*span), published or _ANY_DAY)
    if published is None:
        told = clause.former() or any(stamp.background for stamp in stamps(clause.line) if reaches(clause, stamp))
        return Timing(event_start=None, event_end=None, background=told)
    day = said_on or published
    dated = stamps(clause.line)
    stamp = _counted_from(clause, chosen(clause, dated) or shown(clause, dated), said_on)
    was = state and said_on is None and not clause.verbs and clause.has("was")
    if stamp is None and (was or clause.former()):
        return _former(clause, dated, day, published, state)
    if stamp is not None:
        return _timing(clause, stamp, (day, published), state=state, page=page)
    if said_on is None:
        frame = _framed(page, sentence, clause, published) or headed(page, sentence, published)
    else:
        frame = _told_in(dated, said_on)
    if frame is not None:
        return Timing(event_start=frame.first, event_end=frame.last, background=_is_past(frame.last, published))
    return Timing(event_start=day, event_end=day, background=_is_past(day, published))


def _counted_from(clause: Clause, stamp: Stamp | None, said_on: date | None) -> Stamp | None:
    """Count "today" and "over the past week" from the day it was said, where that is not the article's."""
    if stamp is None or said_on is None or said_on == clause.line.day or stamp.days.last != clause.line.day:
        return stamp
    again = stamps(replace(clause.line, day=said_on))
    return next((one for one in again if one.first == stamp.first), stamp)


def _timing(clause: Clause, stamp: Stamp, days: tuple[date, date], *, state: bool, page: Page) -> Timing:
    """Turn an expression into the days of the statement, on the day it was said and the day it was published."""
    day, published = days
    told = stamped(page, clause.line, stamp, published)
    if stamp.joins != "since":
        return told
    turned = state and any(clause.line.mark(at, "turn") for at in range(len(clause.line.tokens)))
    last = max(stamp.days.first, day)
    return replace(told, event_end=last, background=clause.has("perfect") or turned)


def stamped(page: Page, within: Line | Sentence, stamp: Stamp, published: date) -> Timing:
    """Return the days that an expression tells, with it as evidence."""
    begin, end = within.tokens[stamp.first].start, within.tokens[stamp.last - 1].end
    proof = Evidence(rule=f"when.{stamp.joins}", phrase=page.text[begin:end], start=begin, end=end)
    first, last = stamp.days.first, stamp.days.last
    past = _is_past(last, published) or stamp.background
    return Timing(event_start=first, event_end=last, background=past, evidence=(proof,))


def _former(clause: Clause, dated: Sequence[Stamp], day: date, published: date, state: bool) -> Timing:
    """Date what is told as over without saying when: from the invasion to what ended it."""
    ends = [stamp.days.last for stamp in dated if stamp.first >= clause.last]
    last = min([*ends, day if state else shifted(published, -_NEWS_DAYS - 1)])
    return Timing(event_start=min(_INVASION, last), event_end=last, background=True)


def _framed(page: Page, sentence: Sentence, clause: Clause, published: date) -> Days | None:
    """Return the days of the story that the sentence goes on with: "at the same time", or history being told."""
    again = any(clause.line.mark(at, "sameas") for at in range(_SOON))
    same = any(clause.line.mark(at, "same") for at in range(clause.last))
    told = not clause.has("present") and not clause.has("recent")
    if not (again or same or told):
        return along(page, sentence, published)
    before = next(earlier(page, sentence, published, across=again), None)
    if before is None and any(clause.line.mark(at, "same") for at in range(_NEAR)):
        before = next(earlier(page, sentence, published, across=True, openings=False), None)
    if before is None:
        return along(page, sentence, published)
    return before if same or (told and _is_past(before.last, published)) else None


def _told_in(dated: Sequence[Stamp], said_on: date) -> Days | None:
    """Return the month or week in which something was said, when no day is given: "Last August, X reported"."""
    spans = (one.days for one in dated if one.joins == "at" and one.days.last == said_on)
    return next((days for days in spans if days.first < days.last), None)


def _is_past(last: date, published: date) -> bool:
    return last < shifted(published, -_NEWS_DAYS)
