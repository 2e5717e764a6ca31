"""When it happened: a table of short sentences, each with the days that it should give (when_rows.txt)."""

from datetime import date
from pathlib import Path

import pytest

from claims.article import Article
from claims.segment import page
from claims.when import days
from claims.when.days import Days
from claims.when.valid_time import Timing, valid_time

DAY = date(2024, 11, 26)
TABLE = Path(__file__).with_name("when_rows.txt")


def rows() -> list[str]:
    return [line for line in TABLE.read_text("utf-8").splitlines() if " > " in line and not line.startswith("#")]


def dated(written: str, marks: list[str], published: date | None = DAY) -> Timing:
    day, bar, text = written.rpartition(" | ")
    published = date.fromisoformat(day) if bar else published
    start, end = text.index("{"), text.index("}") - 1
    text = text.replace("{", "").replace("}", "")
    read = page(Article(stem="row", text=text))
    sentence = next(one for one in read.sentences if one.start <= start < one.end)
    said_on = date.fromisoformat(marks[marks.index("said") + 1]) if "said" in marks else None
    span = (start, end)
    return valid_time(read, sentence, span, published=published, said_on=said_on, state="state" in marks)


@pytest.mark.parametrize("row", rows())
def test_when_it_happened(row: str) -> None:
    written, _, expected = row.rpartition(" > ")
    marks = expected.split()
    ends = [mark for mark in marks[:2] if mark[0].isdigit()]
    timing = dated(written, marks)
    assert (str(timing.event_start), str(timing.event_end)) == (ends[0], ends[-1])
    assert timing.background == ("bg" in marks)


def test_without_a_date_nothing_is_dated() -> None:
    timing = dated("{The town was captured on 3 March 2022}.", [], published=None)
    assert timing == Timing(event_start=None, event_end=None)


@pytest.mark.parametrize("number", range(7))
@pytest.mark.parametrize("ordinal", range(date(2024, 12, 24).toordinal(), date(2025, 1, 9).toordinal()))
def test_a_weekday_is_the_last_one_not_after(number: int, ordinal: int) -> None:
    day = date.fromordinal(ordinal)
    found = days.weekday(day, number)
    assert found.weekday() == number
    assert 0 <= (day - found).days < 7


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [(1, "2024-02-01", "2024-02-10"), (2, "2024-02-11", "2024-02-20"), (3, "2024-02-20", "2024-02-29")],
)
def test_thirds_of_a_month(part: int, first: str, last: str) -> None:
    third = days.third(days.month(2024, 2), part)
    assert third == Days(date.fromisoformat(first), date.fromisoformat(last))


def test_days_that_are_in_no_calendar() -> None:
    assert days.dated(DAY, 31, 2, 2024) is None
    assert days.dated(DAY, 29, 2) == date(2024, 2, 29)
    assert days.day_of_month(date(2024, 3, 15), 31) == date(2024, 1, 31)
    assert days.shifted(date.max, 10) == date.max
