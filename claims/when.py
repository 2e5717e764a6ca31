"""When it happened: the days a statement is about, and whether they are news or history."""

from dataclasses import dataclass
from datetime import date

from claims.claim import Evidence
from claims.segment import Page, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The closed interval of days a statement is about; `background` is history told as context."""

    event_start: date | None
    event_end: date | None
    background: bool = False
    evidence: tuple[Evidence, ...] = ()


def valid_time(
    page: Page, sentence: Sentence, span: tuple[int, int], *, published: date | None, said_on: date | None, state: bool
) -> Timing:
    """Return the days that the statement at the span is about."""
    day = said_on or published
    return Timing(event_start=day, event_end=day)
