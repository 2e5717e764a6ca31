"""Names of people, which are not toponyms: after a first name, an initial or a title, and wherever they recur."""

from functools import lru_cache
from itertools import pairwise

from geo.declension import forms
from geo.mention import Mention
from geo.plain import is_settlement
from geo.records import DATA
from geo.spelling import has_cyrillic, key
from geo.tokens import Word


def without_people(text: str, tokens: list[Word], mentions: list[Mention]) -> list[Mention]:
    """Drop the mentions that are surnames, or first names before a surname."""
    if not mentions:
        return []
    given, titles = _first_names(), _titles()
    surnames: set[str] = set()
    named: set[int] = set()
    for before, word in pairwise(tokens):
        if not (word.capital and word.joined):
            continue
        initial = before.capital and before.end - before.start == 1 and text[before.end : before.end + 1] == "."
        person = (before.capital and before.key in given) or initial
        if person or (before.key in titles and "\n" not in text[before.end : word.start]):
            named.add(word.start)
        if person:
            surnames.add(word.key)
            named.add(before.start)
    at = {token.start: token for token in tokens if token.capital}
    return [
        m for m in mentions if m.start not in named and (not _recurs(m, at, surnames) or is_settlement(text, m.start))
    ]


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
