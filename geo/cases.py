"""Which case a Cyrillic name stands in, where its form alone leaves it open: "біля Новосілки" is not Новосілки."""

import re
from collections.abc import Mapping, Sequence

from geo.before import before
from geo.mention import LOOK_BACK
from geo.names import INFLECTED_MARK

_GENITIVE = re.compile(rf"(?:^|[^\w'’ʼ])(?:{before('genitive')})\s+$", re.IGNORECASE)
_LOCATIVE = re.compile(rf"(?:^|[^\w'’ʼ])(?:{before('locative')})\s+$", re.IGNORECASE)
_AND = re.compile(rf"(?:,\s+|,?\s+(?:{before('and')})\s+)(?:(?:{before('and_there')})\s+)?$", re.IGNORECASE)


def by_case(text: str, span: tuple[int, int], keys: Sequence[str], starts: Mapping[int, int]) -> tuple[str, ...]:
    """Return the keys of a name that go with the words before it: those of its cases alone where they want one.

    `starts` holds where the names before it begin, by their ends: a list goes by what stands before its first name.
    """
    cases = tuple(spelled for spelled in keys if spelled.startswith(INFLECTED_MARK))
    return cases if 0 < len(cases) < len(keys) and _oblique(text, span, starts) else tuple(keys)


def _oblique(text: str, span: tuple[int, int], starts: Mapping[int, int]) -> bool:
    """Say whether a name cannot be a nominative; behind "in" only Лимані cannot: one goes in Новосілки."""
    first, end = span
    if text[:end].endswith("ьке"):
        return False  # "у районах Степове, Первомайське" names villages as they are called
    while True:
        led = text[max(0, first - LOOK_BACK) : first]
        if _GENITIVE.search(led):
            return True
        if _LOCATIVE.search(led) and text[:end].endswith(("і", "І")):
            return True
        joint = _AND.search(led)
        previous = starts.get(first - len(led) + joint.start()) if joint else None
        if previous is None:
            return False
        first = previous
