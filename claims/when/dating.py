"""Which expression of time dates a statement: its clause, and what can reach into it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from claims.lexicon import lexicon
from claims.segment import Page, Sentence
from claims.when.days import shifted
from claims.when.frame import earlier
from claims.when.stamps import Stamp
from claims.when.timeline import Line, line

# How many tokens may stand between a verb of saying and the day on which it was said.
_REACH = 8
# How many tokens from its start a clause may say "previously" behind a comma: "Kupiansk, previously held by".
_NEAR, _CLOSE = 4, 7
# A date beyond "and" is this much farther from the act.
_FAR = 50


class Statement(NamedTuple):
    """Where a statement stands, by its offsets; `core` is the sentence's token that tells the act, when known.

    Of two dates in the span the one nearer to the core counts.
    """

    start: int
    end: int
    core: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
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
        """Tell whether a word of this sort stands in the clause."""
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


def clause_of(page: Page, sentence: Sentence, span: Statement, published: date) -> Clause:
    """Return the clause of a statement, in its sentence read on the day of the article."""
    inside = [at for at, token in enumerate(sentence.tokens) if token.end > span.start and token.start < span.end]
    first, last = (inside[0], inside[-1] + 1) if inside else (0, len(sentence.tokens))
    within = line(sentence, page.language, published)
    if within.counts_on():
        before = next(earlier(page, sentence, published), None)
        within = line(sentence, page.language, published, before)
    return Clause(within, first, last, partial(_says, page.language, sentence), span.core)


@lru_cache(maxsize=64)
def _says(language: str, sentence: Sentence) -> tuple[int, ...]:
    """Return the tokens of verbs of saying."""
    phrases = lexicon(language).phrases.get("who")
    hits = phrases.scan(sentence.tokens) if phrases else []
    nouns = {hit.first for hit in hits if hit.entry.tag == "maybe"}
    return tuple(hit.first for hit in hits if hit.entry.tag == "say" and hit.first not in nouns)


def chosen(clause: Clause, dated: Sequence[Stamp]) -> Stamp | None:
    """Choose the expression that dates the clause: its own before its neighbours', the event's before the speech's."""
    able = [stamp for stamp in dated if stamp.joins != "before" and reaches(clause, stamp)]
    if len(able) < 2:  # noqa: PLR2004
        return able[0] if able else None
    return min(able, key=lambda stamp: _rank(clause, stamp), default=None)


def _rank(clause: Clause, stamp: Stamp) -> tuple[bool, bool, bool, int]:
    inside = clause.first <= stamp.first and stamp.last <= clause.last
    gap = min(abs(stamp.first - clause.last), abs(clause.first - stamp.last))
    if inside and clause.core is not None:
        low, high = sorted((clause.core, stamp.first))
        parted = any(clause.line.mark(at, "joint") for at in range(low, high))
        # "Seized in May and liberated … five months later": the day before the "and" is the other act's.
        inside, gap = not parted, high - low + _FAR * (parted or _shut(clause, stamp, clause.core))
    elif inside:
        gap = -stamp.first
    return _is_speech(clause, stamp), stamp.joins == "after", not inside, gap


def reaches(clause: Clause, stamp: Stamp) -> bool:
    """Tell whether an expression can date the clause: no other clause begins between them."""
    if stamp.joins == "then":
        return _follows(clause, stamp)
    if stamp.first < clause.last and stamp.last > clause.first:
        return clause.core is None or not (_outlived(clause, stamp, clause.core) or _opens_next(clause, stamp))
    return _reaches_over(clause, stamp)


def _reaches_over(clause: Clause, stamp: Stamp) -> bool:
    """Tell whether an expression beside the clause dates it."""
    between = range(stamp.last, clause.first) if stamp.last <= clause.first else range(clause.last, stamp.first)
    if any(_bars(clause, at) for at in between) or stamp.joins == "after" or _enclosed(clause, stamp):
        return False
    if stamp.first >= clause.last:
        apart = len(between) > _NEAR and any(clause.line.norm(at) == "," for at in between)
        return not apart and not any(clause.line.mark(at, "joint") for at in between)
    if any(clause.line.mark(at, "joint") and clause.line.norm(at - 1) == "," for at in between):
        return False  # "They entered it in May, and the ministry claimed …": May is the first clause's
    past = stamp.joins == "at" and stamp.days.last < shifted(clause.line.day, -1)
    return not (past and clause.has("present"))


def _bars(clause: Clause, at: int) -> bool:
    """Tell whether another clause begins at a word: not with the "as" of "as part of"."""
    return clause.line.mark(at, "barrier") is not None and clause.line.mark(at, "passing") is None


def shown(clause: Clause, dated: Sequence[Stamp]) -> Stamp | None:
    """Return the day of what shows it: "footage published on 3 May indicates that …"."""
    proofs = (hit for at in range(clause.first) if (hit := clause.line.mark(at, "shown")) is not None)
    ends = {at for hit in proofs for at in range(hit.last, hit.last + _CLOSE // 2)}
    days = (stamp for stamp in dated if stamp.first in ends and stamp.last <= clause.first and stamp.joins == "at")
    return next(days, None)


def _follows(clause: Clause, stamp: Stamp) -> bool:
    """Tell whether a clause is what "a day after" opens."""
    core = clause.first if clause.core is None else clause.core
    return stamp.last <= core and not any(clause.line.norm(at) == "," for at in range(stamp.last, core))


def _opens_next(clause: Clause, stamp: Stamp) -> bool:
    """Tell whether a day opens the next clause: "had ordered them to go, and this week also shelled Y"."""
    before = range(max(0, stamp.first - 2), stamp.first)
    joint = next((at for at in before if clause.line.mark(at, "joint")), None)
    comma = joint is not None and clause.line.norm(joint - 1) == ","
    return comma and joint is not None and clause.core is not None and clause.core < joint


def _shut(clause: Clause, stamp: Stamp, core: int) -> bool:
    """Tell whether an expression stands in a clause that a comma has closed before the act: "which …, was taken"."""
    opened = any(clause.line.mark(at, "under") for at in range(clause.first, stamp.first))
    return opened and any(clause.line.norm(at) == "," for at in range(stamp.last, core))


def _outlived(clause: Clause, stamp: Stamp, core: int) -> bool:
    """Tell whether a past day belongs to what came before: "took it on Monday and has shelled Y"."""
    joints = (at for at in range(stamp.last, core) if clause.line.mark(at, "but") or clause.line.mark(at, "joint"))
    turn = next(joints, None)
    now = turn is not None and any(clause.line.mark(at, "present") for at in range(turn, core + 1))
    return now and stamp.days.last < shifted(clause.line.day, -1)


def _enclosed(clause: Clause, stamp: Stamp) -> bool:
    """Tell whether an expression before the clause belongs to a subordinate clause that a comma has closed."""
    if stamp.last > clause.first:
        return False
    opened = max((at for at in range(stamp.first) if clause.line.mark(at, "under")), default=None)
    closed = any(clause.line.norm(at) == "," for at in range(stamp.last, clause.first))
    return opened is not None and closed


def _is_speech(clause: Clause, stamp: Stamp) -> bool:
    """Tell whether an expression says when it was said."""
    for verb in clause.verbs:
        between = range(verb + 1, stamp.first) if verb < stamp.first else range(stamp.last, verb)
        if len(between) > _REACH or any(_bars(clause, at) for at in between):
            continue
        if verb < stamp.first or len(between) <= _REACH // 2:
            return True
    return False
