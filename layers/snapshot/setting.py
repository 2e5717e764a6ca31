"""The one way to set matplotlib for a drawing: its own defaults and ours, one drawing at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl

# The settings are matplotlib's own and global, and its fonts are not safe to share between threads.
_DRAWING = threading.Lock()


@contextmanager
def setting() -> Iterator[None]:
    """Go back to matplotlib's defaults and add ours: a matplotlibrc of the machine must not change a byte."""
    with _DRAWING, mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update({"svg.hashsalt": "claimline", "svg.fonttype": "path"})
        mpl.rcParams.update({"pdf.fonttype": 42, "pdf.compression": 6})
        # Hinted letters are wider than their design on a small screen and would run out of their lines; an article's
        # $…$ is money and no mathematics.
        mpl.rcParams.update({"text.hinting": "no_hinting", "text.parse_math": False})
        yield
