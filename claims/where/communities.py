"""Romanised adjectives that towns lend to what goes by them: "Buchanska community", "Chuhuivskyi district"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from geo.gazetteer import Gazetteer
from geo.mention import Mention
from geo.place import Feature, Place

_SUFFIX = r"(?:skyi|skyy|skyj|skiy|skii|skoye|skoy|skoho|skogo|ska|sky|ske|ski)"
_ADJECTIVE = re.compile(rf"(?P<stem>[A-Z][a-z'’]{{2,20}}?){_SUFFIX}")
_LISTED = re.compile(
    rf"\b[A-Z][a-z'’]{{2,20}}?{_SUFFIX}(?:(?:,| and|, and| &) [A-Z][a-z'’]{{2,24}}){{0,12}}"
    r" (?:(?:urban|rural|city|town|village|settlement|territorial|united|amalgamated) ){0,3}"
    r"(?P<kind>communit(?:y|ies)|hromadas?|districts?|raions?|rayons?|directions?|sectors?|axis|axes|fronts?)\b"
)
_RAIONS = ("district", "raion", "rayon")
# What an adjective leaves off, the likelier first: Irpin, Borodianka, Bucha, Avdiivka, Staryi Saltiv.
_ENDINGS = ("", "sk", "ka", "a", "e", "y", "i", "o", "ia", "ske", "ne", "ove", "s")
_LANDS = frozenset(("UA", "RU", "BY"))
_EITHER = ("ka", "ske")  # Honcharivka and Honcharivske lend the same: where they lie decides
_FIELDS = "pil"  # Krasnopillia, not Krasnopil
_LINKS = {"an": ("a",), "iv": ("y", "iv", "ove"), "ov": ("y", "ove", "iv"), "yn": ("yne", "a"), "n": ("",)}
_COMPOUNDS = {"velyko": ("Velyka ", "Velyki ", "Velykyi "), "novo": ("Novyi ", "Nova "), "staro": ("Staryi ", "Stara ")}


def communities(gazetteer: Gazetteer, text: str) -> Iterator[Mention]:
    """Yield the adjectives before a word for a community, a district or a direction, with the places they come from."""
    for listed in _LISTED.finditer(text):
        raion = listed["kind"].startswith(_RAIONS)
        for word in _ADJECTIVE.finditer(text, listed.start(), listed.start("kind")):
            if text[word.end() : word.end() + 1].isalpha():
                continue
            meant = _meant(gazetteer, word["stem"], raion=raion)
            if meant:
                yield Mention(start=word.start(), end=word.end(), text=word[0], candidates=meant)


@lru_cache(maxsize=4096)
def _meant(gazetteer: Gazetteer, stem: str, *, raion: bool) -> tuple[Place, ...]:
    """Return the places of the first name that an adjective may be made of: a raion, or a town."""
    for name in _names(stem):
        found = gazetteer.lookup(f"{name} Raion") if raion else ()
        found = found or tuple(p for p in gazetteer.lookup(name) if p.feature is Feature.POINT and p.country in _LANDS)
        if found and name == stem + _EITHER[0]:
            return (*found, *(place for place in gazetteer.lookup(stem + _EITHER[1]) if place not in found))
        if found:
            return found
    return ()


def _names(stem: str) -> Iterator[str]:
    if stem.endswith(_FIELDS):
        yield stem + "lia"
    yield from (stem + ending for ending in _ENDINGS)
    for tail, others in _LINKS.items():
        if stem.endswith(tail):
            yield from (stem.removesuffix(tail) + other for other in others)
    for joint, words in _COMPOUNDS.items():
        if stem.casefold().startswith(joint):
            rest = stem[len(joint) :].capitalize()
            yield from (word + rest + ending for word in words for ending in _ENDINGS)
