"""The columns of a store, laid out once for each state of its rows and kept for the next start."""

import struct
from collections.abc import Mapping
from datetime import date
from typing import Protocol

import numpy as np

from claims.table import ClaimTable
from layers.columns import Columns, pack_table
from layers.kept import keep, kept
from layers.tables import Located, Outline

_HEAD = struct.Struct("<QQ")
"""The newest day, 0 where there is none, and the number of keys."""


class Rows(Protocol):
    """A store, as far as its columns are made of it."""

    def version(self) -> str: ...  # noqa: D102
    def edition(self) -> str: ...  # noqa: D102
    def table(self) -> ClaimTable: ...  # noqa: D102
    def publishers(self) -> Mapping[str, str]: ...  # noqa: D102


def laid_out(rows: Rows) -> Columns:
    """Return the columns of a store as it stands; those of a store whose state has no mark are made every time."""
    version, edition = rows.version(), rows.edition()
    found = kept("columns", edition) if edition else None
    if found is not None:
        return _from_bytes(version, found)
    made = _pack(rows, version)
    # Somebody may have written meanwhile: what was made is then of neither state for sure.
    if edition and rows.edition() == edition:
        keep("columns", edition, _to_bytes(made))
    return made


def _pack(rows: Rows, version: str) -> Columns:
    return pack_table(rows.table(), rows.publishers(), version=version, outline_of=_outline_of)


def _outline_of(claim: Located) -> Outline | None:
    # The ground's libraries take a quarter of a second to load, and columns that were kept do without them.
    from layers.ground import outline_of  # noqa: PLC0415

    return outline_of(claim)


def _to_bytes(columns: Columns) -> bytes:
    newest = columns.newest.toordinal() if columns.newest else 0
    keys = columns.keys.astype("<i8").tobytes()
    return b"".join([_HEAD.pack(newest, len(columns.keys)), keys, columns.payload])


def _from_bytes(version: str, content: bytes) -> Columns:
    newest, count = _HEAD.unpack_from(content)
    keys = np.frombuffer(content, "<i8", count, _HEAD.size).astype(np.int64)
    return Columns(
        version=version,
        keys=keys,
        newest=date.fromordinal(newest) if newest else None,
        payload=content[_HEAD.size + keys.nbytes :],
    )
