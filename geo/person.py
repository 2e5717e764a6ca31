"""Names of people, which are not toponyms: after a first name, an initial or a title, and wherever they recur."""

from functools import lru_cache

from geo.declension import forms
from geo.mention import Mention
from geo.plain import is_settlement
from geo.records import DATA
from geo.spelling import has_cyrillic, key
from geo.tokens import Word, Words


def without_people(text: str, tokens: Words, mentions: list[Mention]) -> list[Mention]:
    """Drop the mentions that are surnames, or first names before a surname."""
    if not mentions:
        return []
    given, titles = _first_names(), _titles()
    surnames: set[str] = set()
    named: set[int] = set()
    for word in tokens.capitals:
        initial = word.end - word.start == 1 and text[word.end : word.end + 1] == "."
        surname = tokens.after(word) if initial or word.key in given else None
        if surname is not None and surname.capital:
            surnames.add(surname.key)
            named.update((word.start, surname.start))
    at = {word.start: word for word in tokens.capitals}
    left = [m for m in mentions if m.start not in named and not _is_titled(text, tokens.before(at[m.start]), m, titles)]
    return [m for m in left if not _recurs(m, at, surnames) or is_settlement(text, m.start)]


def _is_titled(text: str, before: Word | None, mention: Mention, titles: frozenset[str]) -> bool:
    return before is not None and before.key in titles and "\n" not in text[before.end : mention.start]


def _recurs(mention: Mention, at: dict[int, Word], surnames: set[str]) -> bool:
    word = at[mention.start]
    return word.end == mention.end and word.key in surnames and not _well_known(mention)


def _well_known(mention: Mention) -> bool:
    return any(place.population >= 10_000 for place in mention.candidates)  # noqa: PLR2004 towns that outweigh a namesake


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    found: set[str] = set()
    for name in _words("first_names.txt"):
        found.add(key(name))
        if has_cyrillic(name):
            found.update(key(form) for russian in (False, True) for form in forms(name, russian=russian))
    return frozenset(found)


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(key(word) for word in _words("person_titles.txt"))


def _words(name: str) -> list[str]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
