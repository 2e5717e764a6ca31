"""Which case a Cyrillic name stands in, where its form alone leaves it open: "біля Новосілки" is not Новосілки."""

import re
from collections.abc import Mapping, Sequence

from geo.mention import LOOK_BACK
from geo.names import INFLECTED_MARK

_GENITIVE = re.compile(
    r"(?:^|[^\w'’ʼ])(?:біля|поблизу|навколо|довкола|неподалік|коло|від|до|із|зі|районі|районах|району|напрямку|напрямі|напрям|бік|боку|околиці|околицях|околиць|захоплення|звільнення|окупації|окупацію|оборони|оборону"
    r"|штурм|штурму|втрату|частині|частину|центрі|межах|возле|около|вблизи|вокруг|неподалеку от|от|из|районе|районах"
    r"|направлении|направлению|сторону|стороны|окраине|окраинах|освобождения|освобождение|захвата|захват|взятия|взятие"
    r"|части|часть|центре|пределах)\s+$",
    re.IGNORECASE,
)
_LOCATIVE = re.compile(r"(?:^|[^\w'’ʼ])(?:у|в|на|при|по)\s+$", re.IGNORECASE)
_AND = re.compile(r"(?:,\s+|,?\s+(?:та|і|й|и|або|или)\s+)(?:(?:у|в|на|біля|возле)\s+)?$", re.IGNORECASE)


def by_case(text: str, span: tuple[int, int], keys: Sequence[str], starts: Mapping[int, int]) -> tuple[str, ...]:
    """Return the keys of a name that go with the words before it: those of its cases alone where they want one.

    `starts` holds where the names before it begin, by their ends: a list goes by what stands before its first name.
    """
    cases = tuple(spelled for spelled in keys if spelled.startswith(INFLECTED_MARK))
    return cases if 0 < len(cases) < len(keys) and _oblique(text, span, starts) else tuple(keys)


def _oblique(text: str, span: tuple[int, int], starts: Mapping[int, int]) -> bool:
    """Say whether a name cannot be a nominative; behind "in" only Лимані cannot: one goes in Новосілки."""
    first, end = span
    while True:
        before = text[max(0, first - LOOK_BACK) : first]
        if _GENITIVE.search(before):
            return True
        if _LOCATIVE.search(before) and text[:end].endswith(("і", "І")):
            return True
        joint = _AND.search(before)
        previous = starts.get(first - len(before) + joint.start()) if joint else None
        if previous is None:
            return False
        first = previous
