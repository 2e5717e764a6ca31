"""What the terminal sees of a reading: a bar and the problems on standard error, claims where they are wanted."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Self, TextIO

from tqdm import tqdm

from claims.article import Reading
from claims.explain import explain
from claims.record import write_records
from claims.sources.draft import Problem

_MOST_LINES = 100
_MOST_NAMES = 5


@contextmanager
def bar(unit: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far a long task has come: give a function that is told (done, total)."""
    with tqdm(unit=unit, disable=None, file=sys.stderr) as shown:

        def told(done: int, total: int) -> None:
            shown.total = total
            shown.update(done - shown.n)

        yield told


class Progress:
    """Hears of readings and problems as they come, writes claims to a file and, on request, their reasons.

    An interrupt that comes while an object is cleared away is lost on its way up; the next reading raises it again.
    """

    def __init__(self, records: TextIO | None, reasons: TextIO | None) -> None:
        self._records, self._reasons = records, reasons
        self._bar = tqdm(unit=" articles", disable=None, file=sys.stderr)
        self._problems = 0
        self._unplaced: dict[str, str] = {}
        self._interrupted = False

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._stop)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)
        self._bar.close()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._interrupted = True
        signal.default_int_handler(number, frame)

    def __call__(self, told: Reading | Problem) -> None:
        """Show one problem or one reading."""
        if self._interrupted:
            raise KeyboardInterrupt
        if isinstance(told, Problem):
            self._problem(told)
        else:
            self._reading(told)

    def last_words(self) -> list[str]:
        """Return the lines that say what could not be shown one by one."""
        self._bar.close()
        lines = []
        if self._problems > _MOST_LINES:
            lines.append(f"… and {self._problems - _MOST_LINES:,} more lines like these")
        if self._unplaced:
            named = [f"{toponym} ({reason})" for toponym, reason in self._unplaced.items()]
            more = ", …" if len(named) > _MOST_NAMES else ""
            lines.append(f"not placed: {', '.join(named[:_MOST_NAMES])}{more}")
        return lines

    def _problem(self, problem: Problem) -> None:
        self._problems += 1
        if self._problems <= _MOST_LINES:
            self._bar.clear()
            sys.stderr.write(f"claimline: {problem.path}: {problem.line}\n")

    def _reading(self, reading: Reading) -> None:
        self._bar.update()
        for gap in reading.gaps:
            if len(self._unplaced) <= _MOST_NAMES:
                self._unplaced.setdefault(" ".join(gap.toponym.split())[:60], gap.reason)
        if self._records is not None:
            write_records(reading.claims, self._records)
        if self._reasons is not None:
            for claim in reading.claims:
                lines = explain(claim, reading.evidence.get(claim.id, ()))
                self._reasons.write("\n".join(lines) + "\n\n")
