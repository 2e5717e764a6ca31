"""When it happened: the days a statement is about, and whether they are news or history."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from claims.claim import Evidence
from claims.days import Days, shifted
from claims.frame import along, earlier
from claims.lexicon import lexicon
from claims.segment import Page, Sentence
from claims.stamps import Stamp, stamps
from claims.timeline import Line, line

# What ended or happened longer ago than this is background.
_NEWS_DAYS = 7
# How many tokens may stand between a verb of saying and the day on which it was said.
_REACH = 8
# How many tokens from its start a clause may say "previously" behind a comma: "Kupiansk, previously held by".
_NEAR, _CLOSE = 4, 7
# A date beyond "and" is this much farther from the act.
_FAR = 50
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


class Statement(NamedTuple):
    """Where a statement stands, by its offsets; `core` is the sentence's token that tells the act, when known.

    Of two dates in the span the one nearer to the core counts.
    """

    start: int
    end: int
    core: int | None = None


@dataclass(frozen=True, slots=True)
class _Clause:
    """The span of a statement in its sentence: half-open token indexes."""

    line: Line
    first: int
    last: int
    says: Callable[[], tuple[int, ...]]
    core: int | None = None  # the token of the act's own verb

    @property
    def verbs(self) -> tuple[int, ...]:
        """Return the sentence's verbs of saying: looked up only where two dates compete."""
        return self.says()

    def has(self, tag: str) -> bool:
        return any(self.line.mark(at, tag) for at in range(self.first, self.last))

    def former(self) -> bool:
        """Tell whether the clause says "previously": what a comma adds to it is another matter."""
        comma = next((at for at in range(self.first, self.last) if self.line.norm(at) == ","), self.last)
        near = range(self.first, min(self.last, self.first + (_CLOSE if comma >= self.first + _CLOSE else _NEAR)))
        held = any(self.line.mark(at, "former") and self._tells_of(at) for at in near)
        return held and not self.has("now")

    def _tells_of(self, at: int) -> bool:
        """Tell whether "previously" speaks of the clause, and not of a noun ("the previously held") or of a saying."""
        return not self.line.mark(at - 1, "filler") and at + 1 not in self.verbs


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
    clause = _clause(page, sentence, Statement(*span), published or _ANY_DAY)
    if published is None:
        told = clause.former() or any(stamp.background for stamp in stamps(clause.line) if _reaches(clause, stamp))
        return Timing(event_start=None, event_end=None, background=told)
    day = said_on or published
    dated = stamps(clause.line)
    stamp = _counted_from(clause, _chosen(clause, dated), said_on)
    was = state and said_on is None and not clause.verbs and clause.has("was")
    if stamp is None and (was or clause.former()):
        return _former(clause, dated, day, published, state)
    if stamp is not None:
        return _timing(clause, stamp, (day, published), state=state, text=page.text)
    frame = _framed(page, sentence, clause, published) if said_on is None else _told_in(dated, said_on)
    if frame is not None:
        return Timing(event_start=frame.first, event_end=frame.last, background=_is_past(frame.last, published))
    return Timing(event_start=day, event_end=day, background=_is_past(day, published))


def _clause(page: Page, sentence: Sentence, span: Statement, published: date) -> _Clause:
    inside = [at for at, token in enumerate(sentence.tokens) if token.end > span.start and token.start < span.end]
    first, last = (inside[0], inside[-1] + 1) if inside else (0, len(sentence.tokens))
    within = line(sentence, page.language, published)
    if any(tag in marks for marks in within.marks.values() for tag in ("later", "nextday", "sameyear", "ago")):
        before = next(earlier(page, sentence, published), None)
        within = line(sentence, page.language, published, before)
    return _Clause(within, first, last, partial(_says, page.language, sentence), span.core)


@lru_cache(maxsize=64)
def _says(language: str, sentence: Sentence) -> tuple[int, ...]:
    """Return the tokens of verbs of saying."""
    phrases = lexicon(language).phrases.get("who")
    hits = phrases.scan(sentence.tokens) if phrases else []
    nouns = {hit.first for hit in hits if hit.entry.tag == "maybe"}
    return tuple(hit.first for hit in hits if hit.entry.tag == "say" and hit.first not in nouns)


def _chosen(clause: _Clause, dated: Sequence[Stamp]) -> Stamp | None:
    """Choose the expression that dates the clause: its own before its neighbours', the event's before the speech's."""
    able = [stamp for stamp in dated if stamp.joins != "before" and _reaches(clause, stamp)]
    if len(able) < 2:  # noqa: PLR2004
        return able[0] if able else None
    return min(able, key=lambda stamp: _rank(clause, stamp), default=None)


def _counted_from(clause: _Clause, stamp: Stamp | None, said_on: date | None) -> Stamp | None:
    """Count "today" and "over the past week" from the day it was said, where that is not the article's."""
    if stamp is None or said_on is None or said_on == clause.line.day or stamp.days.last != clause.line.day:
        return stamp
    again = stamps(replace(clause.line, day=said_on))
    return next((one for one in again if one.first == stamp.first), stamp)


def _rank(clause: _Clause, stamp: Stamp) -> tuple[bool, bool, bool, int]:
    inside = clause.first <= stamp.first and stamp.last <= clause.last
    gap = min(abs(stamp.first - clause.last), abs(clause.first - stamp.last))
    if inside and clause.core is not None:
        low, high = sorted((clause.core, stamp.first))
        parted = any(clause.line.mark(at, "joint") for at in range(low, high))
        # "Seized in May and liberated … five months later": the day before the "and" is the other act's.
        inside, gap = not parted, high - low + _FAR * parted
    elif inside:
        gap = -stamp.first
    return _is_speech(clause, stamp), stamp.joins == "after", not inside, gap


def _reaches(clause: _Clause, stamp: Stamp) -> bool:
    """Tell whether an expression can date the clause: no other clause begins between them."""
    if stamp.first < clause.last and stamp.last > clause.first:
        return clause.core is None or not _outlived(clause, stamp, clause.core)
    between = range(stamp.last, clause.first) if stamp.last <= clause.first else range(clause.last, stamp.first)
    if any(clause.line.mark(at, "barrier") for at in between) or stamp.joins == "after" or _enclosed(clause, stamp):
        return False
    if stamp.first >= clause.last:
        apart = len(between) > _NEAR and any(clause.line.norm(at) == "," for at in between)
        return not apart and not any(clause.line.mark(at, "joint") for at in between)
    if any(clause.line.mark(at, "joint") and clause.line.norm(at - 1) == "," for at in between):
        return False  # "They entered it in May, and the ministry claimed …": May is the first clause's
    past = stamp.joins == "at" and stamp.days.last < shifted(clause.line.day, -1)
    return not (past and clause.has("present"))


def _outlived(clause: _Clause, stamp: Stamp, core: int) -> bool:
    """Tell whether a past day belongs to what came before: "began it last summer, but has lost it"."""
    turn = next((at for at in range(stamp.last, core) if clause.line.mark(at, "but")), None)
    now = turn is not None and any(clause.line.mark(at, "present") for at in range(turn, core + 1))
    return now and stamp.days.last < shifted(clause.line.day, -1)


def _enclosed(clause: _Clause, stamp: Stamp) -> bool:
    """Tell whether an expression before the clause belongs to a subordinate clause that a comma has closed."""
    if stamp.last > clause.first:
        return False
    opened = max((at for at in range(stamp.first) if clause.line.mark(at, "under")), default=None)
    closed = any(clause.line.norm(at) == "," for at in range(stamp.last, clause.first))
    return opened is not None and closed


def _is_speech(clause: _Clause, stamp: Stamp) -> bool:
    """Tell whether an expression says when it was said."""
    for verb in clause.verbs:
        between = range(verb + 1, stamp.first) if verb < stamp.first else range(stamp.last, verb)
        if len(between) > _REACH or any(clause.line.mark(at, "barrier") for at in between):
            continue
        if verb < stamp.first or len(between) <= _REACH // 2:
            return True
    return False


def _timing(clause: _Clause, stamp: Stamp, days: tuple[date, date], *, state: bool, text: str) -> Timing:
    """Turn an expression into the days of the statement, on the day it was said and the day it was published."""
    day, published = days
    first, last = stamp.days.first, stamp.days.last
    past = _is_past(last, published) or stamp.background
    tokens = clause.line.tokens
    if stamp.joins == "since":
        last = max(first, day)
        turned = state and any(clause.line.mark(at, "turn") for at in range(len(tokens)))
        past = clause.has("perfect") or turned
    begin, end = tokens[stamp.first].start, tokens[stamp.last - 1].end
    proof = Evidence(rule=f"when.{stamp.joins}", phrase=text[begin:end], start=begin, end=end)
    return Timing(event_start=first, event_end=last, background=past, evidence=(proof,))


def _former(clause: _Clause, dated: Sequence[Stamp], day: date, published: date, state: bool) -> Timing:
    """Date what is told as over without saying when: from the invasion to what ended it."""
    ends = [stamp.days.last for stamp in dated if stamp.first >= clause.last]
    last = min([*ends, day if state else shifted(published, -_NEWS_DAYS - 1)])
    return Timing(event_start=min(_INVASION, last), event_end=last, background=True)


def _framed(page: Page, sentence: Sentence, clause: _Clause, published: date) -> Days | None:
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
