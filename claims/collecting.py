"""Garbage collection stands still while an article is read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the search for cycles: reading makes none, and going through all words of a long text again and again does.

    What reading leaves behind goes by its own count of references; the search goes on afterwards.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
