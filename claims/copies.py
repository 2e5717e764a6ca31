"""Which articles are copies of each other: a MinHash sketch of a text's phrases, compared with its neighbours'.

Five papers that print one agency's report are one source. Two texts whose sketches agree in most places are copies,
whatever menus and adverts stand around them: only lines that read like sentences are sketched.
"""

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from datasketch import MinHash

_PERMUTATIONS = 120
_BAND = 5
_PHRASE = 3
_SENTENCE_WORDS = 8
_FEWEST_PHRASES = 12
_WEIGHTS = np.array([3, 5, 7, 11, 13], dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
_ALIKE = 0.65
_DAYS_APART = 7
_WORD = re.compile(r"\w+")


def sketch(text: str) -> bytes:
    """Return the sketch of a text; empty when the text is too short to be told from others of its kind."""
    phrases: set[str] = set()
    for line in text.casefold().splitlines():
        words = _WORD.findall(line)
        if len(words) >= _SENTENCE_WORDS:
            phrases.update(" ".join(words[i : i + _PHRASE]) for i in range(len(words) - _PHRASE + 1))
    if len(phrases) < _FEWEST_PHRASES:
        return b""
    minhash = _empty().copy()
    minhash.update_batch([phrase.encode() for phrase in phrases])
    return bytes(minhash.hashvalues.astype("<u4").tobytes())


@cache
def _empty() -> "MinHash":
    from datasketch import MinHash  # noqa: PLC0415 - it brings scipy along: half a second for commands that add nothing

    return MinHash(num_perm=_PERMUTATIONS, seed=1, scheme="affine32", hashfunc=crc32)


def bands(sketched: bytes) -> tuple[int, ...]:
    """Return the keys under which copies of this text are found: those of likely copies share one at least."""
    values = np.frombuffer(sketched, dtype="<u4").astype(np.uint64)
    keys = []
    for number, band in enumerate(values.reshape(-1, _BAND)):
        mixed = int((band * _WEIGHTS).sum()) * 31 + number
        keys.append(mixed & 0x7FFF_FFFF_FFFF_FFFF)
    return tuple(keys)


def are_copies(one: bytes, other: bytes, one_day: date | None, other_day: date | None) -> bool:
    """Say whether two sketches are of one text.

    A daily bulletin repeats its own phrases for months: texts that are more than a week apart are no copies.
    """
    if one_day and other_day and abs((one_day - other_day).days) > _DAYS_APART:
        return False
    same = np.frombuffer(one, dtype="<u4") == np.frombuffer(other, dtype="<u4")
    return bool(same.mean() >= _ALIKE)
