"""The terminal's progress: an interrupt is not lost."""

import signal

import pytest

from claims.sources.draft import Problem
from store.progress import Progress


def test_an_interrupt_that_something_swallowed_is_raised_by_the_next_reading() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Progress(None, None) as progress:
        with pytest.raises(KeyboardInterrupt):  # what swallows it stands between: an object's end, a callback
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            progress(Problem(path="a.txt", line="is empty"))
    assert signal.getsignal(signal.SIGINT) is before
