"""Files written whole or not at all: beside the target first, then renamed over it."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import ClaimlineError

_REASONS = {
    errno.ENOSPC: "the disk is full; free some room and try again",
    errno.EDQUOT: "the disk quota is used up; free some room and try again",
    errno.EROFS: "the folder is read-only; choose another one with -o",
    errno.EACCES: "the folder may not be written to; choose another one with -o",
    errno.EPERM: "the folder may not be written to; choose another one with -o",
    errno.ENOENT: "the folder does not exist; make it first",
    errno.ENOTDIR: "part of its path is a file, not a folder; choose another name",
    errno.EISDIR: "it is a folder; add a file name",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
}


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give a file to write to beside the path; rename it into place when all went well, remove it when not.

    The old file stays as it was until the new one is complete, on a full disk as on any other fault.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        with tempfile.TemporaryDirectory(prefix=".claimline-", dir=path.parent, ignore_cleanup_errors=True) as folder:
            draft = Path(folder) / f"draft{path.suffix}"
            yield draft
            _flush(draft)
            _open_as_new_files_are(draft)
            os.replace(draft, path)  # noqa: PTH105 - the one call that swaps files in one step on every system
    except (OSError, ValueError) as problem:
        if isinstance(problem, ValueError) and "null byte" not in str(problem):
            raise
        raise ClaimlineError(f"Cannot write {_shown(path)}: {_why(problem)}.") from problem


def _flush(draft: Path) -> None:
    with draft.open("rb+") as file:
        os.fsync(file.fileno())


def _open_as_new_files_are(draft: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    draft.chmod(0o666 & ~mask)


def _shown(path: Path) -> str:
    return str(path).encode("unicode_escape").decode()


def _why(problem: Exception) -> str:
    if isinstance(problem, OSError) and problem.errno in _REASONS:
        return _REASONS[problem.errno]
    return str(getattr(problem, "strerror", None) or "the name holds a character that no file name may hold")
