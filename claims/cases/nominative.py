"""Names in their dictionary case: "главу Сергея Гайдая" is Сергей Гайдай, "у Генштабі" is the Генштаб."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pymorphy3.analyzer import Parse

from claims.cases.forms import SUBJECT
from claims.morphology import analyzer

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_NAMES = ("Name", "Surn", "Patr")
_FEMALE, _MALE = "femn", "masc"


def person_name(text: str, language: str, *, governed: bool) -> str:
    """Return a person's name as a heading would give it; `governed`: a preposition has put it into another case."""
    words = _WORD.findall(text)
    return _rewritten(text, list(_persons(words, language, governed))) if words else text


def body_name(text: str, language: str, *, governed: bool = False) -> str:
    """Return the name of an organisation, or somebody's role, as a heading would give it."""
    return _rewritten(text, list(_bodies(_WORD.findall(text), language, governed)))


def plural(word: str, language: str) -> bool:
    """Tell whether a word stands for many: "эксперты", "военные аналитики"."""
    parses = _parses(word, language)
    return bool(parses) and "plur" in parses[0].tag.grammemes


def given(word: str, language: str) -> bool:
    """Tell whether a word is a person's first name, in any case."""
    return any("Name" in form.tag.grammemes for form in _parses(word.casefold(), language))


def _rewritten(text: str, words: Sequence[str]) -> str:
    """Put other forms in the place of the words of a text."""
    for match, word in reversed(list(zip(_WORD.finditer(text), words, strict=True))):
        text = text[: match.start()] + word + text[match.end() :]
    return text


def _persons(words: Sequence[str], language: str, governed: bool) -> Iterator[str]:
    """Yield the words of a person's name: oblique when something governs it, or when one of its words must be."""
    read = [_names(word.casefold(), language) for word in words]
    oblique = governed or any(forms and not any(_is_subject(form) for form in forms) for forms in read)
    gender = _MALE if _is_male(words, read) else _FEMALE
    for word, forms in zip(words, read, strict=True):
        able = [form for form in forms if not _is_subject(form) and gender in form.tag.grammemes]
        if not oblique or not word[:1].isupper():
            yield word
        elif able:
            yield _written(word, able[0])
        else:
            yield _surname(word, gender, language)


def _is_male(words: Sequence[str], read: Sequence[list[Parse]]) -> bool:
    """Tell whether a name in another case is a man's: its surname cannot be a woman's in that case."""
    feminine = words[-1].casefold().endswith(("ої", "ой", "ою"))
    given = (
        [form for form in read[0] if "Name" in form.tag.grammemes and not _is_subject(form)] if len(words) > 1 else []
    )
    return not feminine and (not given or any(_MALE in form.tag.grammemes for form in given))


def _surname(word: str, gender: str, language: str) -> str:
    """Return a surname that no dictionary has: declined like an adjective, or one in -ov and -in."""
    plain = word.casefold()
    if gender == _FEMALE:
        return word[:-2] + "а" if plain.endswith(("ової", "евої", "іної", "ової", "овой", "евой", "иной")) else word
    if plain.endswith(("ого", "ому")):
        return word[:-3] + ("ий" if language == "uk" or plain[-4] in "гкх" else "ый")
    return word[:-1] if plain.endswith(("ова", "ева", "єва", "ина", "іна", "їна")) else word


def _bodies(words: Sequence[str], language: str, governed: bool) -> Iterator[str]:
    """Yield the words of an organisation's name: its head and what agrees with it; what the head governs stays."""
    head = next((at for at, word in enumerate(words) if _nouns(word.casefold(), language)), None)
    nouns = _nouns(words[head].casefold(), language) if head is not None else []
    oblique = [form for form in nouns if not _is_subject(form)]
    oblique = [
        form for form in oblique if "Name" not in form.tag.grammemes
    ] or oblique  # "у Києві" is no man called Kyi
    if head is None or not oblique or (len(oblique) < len(nouns) and not governed):
        yield from words
        return
    noun = oblique[0]
    for at, word in enumerate(words):
        if at > head:
            yield word
        else:
            yield _written(word, noun if at == head else _agreeing(word.casefold(), noun, language))


def _agreeing(word: str, noun: Parse, language: str) -> Parse | None:
    adjectives = [form for form in _parses(word, language) if "ADJF" in form.tag or "PRTF" in form.tag]
    gender = str(noun.tag.gender)
    return next((form for form in adjectives if gender in form.tag.grammemes or "plur" in form.tag.grammemes), None)


def _written(word: str, form: Parse | None) -> str:
    """Inflect a word, keeping its capitals."""
    changed = form.inflect({SUBJECT}) if form is not None and not word.isupper() else None
    if changed is None:
        return word
    plain = str(changed.word) if "ё" in word.casefold() else str(changed.word).replace("ё", "е")
    parts = zip(plain.split("-"), word.split("-"), strict=False)
    return "-".join(part[:1].upper() + part[1:] if old[:1].isupper() else part for part, old in parts)


def _is_subject(form: Parse) -> bool:
    return SUBJECT in form.tag.grammemes


def _names(word: str, language: str) -> list[Parse]:
    """Return the readings of a word as one person's name."""
    able = (form for form in _parses(word, language) if "plur" not in form.tag.grammemes)
    return [form for form in able if any(kind in form.tag.grammemes for kind in _NAMES)]


def _nouns(word: str, language: str) -> list[Parse]:
    """Return the readings as a noun of a word that is one before anything else."""
    parses = _parses(word, language)
    return [form for form in parses if "NOUN" in form.tag] if parses and "NOUN" in parses[0].tag else []


@lru_cache(maxsize=4096)
def _parses(word: str, language: str) -> tuple[Parse, ...]:
    return tuple(analyzer(language).parse(word))
