"""One key for all the spellings of a name: Cyrillic or Latin, Ukrainian or Russian, English or German romanisation.

A *key* is what two spellings share; it is for looking up, never for showing. The strict key undoes what
romanisations differ in without losing a sound; the loose key also merges g with h, and the hissing sounds that
German spells alike, so it is asked only when the strict one finds nothing.
"""

import re
import unicodedata
from operator import itemgetter

_SILENT = "'’‘ʼʹ`´′\"”“ʺ″ьъ·"
_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ё": "e", "ж": "ž",
    "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "x", "ц": "ts", "ч": "č", "ш": "š",
    "щ": "šč", "ы": "i", "э": "e", "ю": "iu", "я": "ia", "ў": "u", "ј": "i", "љ": "l", "њ": "n",
    "č": "č", "š": "š", "ž": "ž", "ć": "č", "ś": "š", "ż": "ž", "ź": "z", "ł": "l", "ß": "ss",
    "y": "i", "j": "i", "w": "v",
}  # fmt: skip
_ENGLISH = (("shch", "šč"), ("sch", "šč"), ("zh", "ž"), ("sh", "š"), ("kh", "x"), ("ch", "č"), ("tz", "ts"))
_GERMAN = (("schtsch", "šč"), ("tsch", "č"), ("sch", "š"), ("sh", "š"), ("ch", "x"), ("kh", "x"), ("z", "ts"))
_CYRILLIC = re.compile("[\u0400-\u052f]")
_SEPARATORS = re.compile(r"[\s\u00a0\-‐‑–.,]+")
_DOUBLE = re.compile(r"(.)\1+")
_LOOSE = str.maketrans({"g": "h", "ž": "š", "z": "s", "q": "k", "x": "h"})


def has_cyrillic(text: str) -> bool:
    """Say whether any letter is Cyrillic."""
    return not text.isascii() and _CYRILLIC.search(text) is not None


def key(name: str) -> str:
    """Return the strict key of a spelling."""
    return _canonical(_plain(name), _ENGLISH)


def loose_keys(name: str) -> tuple[str, ...]:
    """Return the loose keys of a spelling, read as English and as German, best first."""
    plain = _plain(name)
    english = _canonical(plain, _ENGLISH).translate(_LOOSE)
    german = _canonical(plain, _GERMAN).translate(_LOOSE)
    return tuple(dict.fromkeys(map(_undoubled, (english, german))))


def loose_key(name: str) -> str:
    """Return the loose key under which a name of the gazetteer is filed."""
    return loose_keys(name)[0]


class _Folding(dict[int, str]):
    """A translation table that works out each character once, when it first meets it."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _SILENT:
            folded = ""
        elif char in _LETTERS:
            folded = _LETTERS[char]
        else:
            folded = "".join(_LETTERS.get(c, c) for c in _bare(char))
        self[code] = folded
        return folded


_FOLDING = _Folding()


def exact_key(name: str) -> str:
    """Return the spelling without case and accents: for names that must stand as they are written."""
    bare = (name if name.isascii() else _bare(name)).casefold()
    return bare if bare.isalpha() else _SEPARATORS.sub(" ", bare).strip()


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _plain(name: str) -> str:
    composed = name if name.isascii() else unicodedata.normalize("NFC", name)
    folded = composed.casefold().translate(_FOLDING)
    return folded if folded.isalpha() else _SEPARATORS.sub(" ", folded).strip()


def _canonical(text: str, digraphs: tuple[tuple[str, str], ...]) -> str:
    for spelled, sound in digraphs:
        if spelled in text:
            text = text.replace(spelled, sound)
    single = _undoubled(text)
    return _undoubled(single.replace("ie", "e")) if "ie" in single else single


def _undoubled(text: str) -> str:
    return _DOUBLE.sub(itemgetter(1), text) if _DOUBLE.search(text) else text
