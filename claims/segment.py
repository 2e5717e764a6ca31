"""An article as a page: sentences and their tokens, with the site's furniture left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from claims.article import Article
from claims.furniture import lines_of_news
from claims.morphology import lemmas


class Block(StrEnum):
    """Which part of the article a sentence stands in."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"


class Token(NamedTuple):
    """A word, number or mark; `norm` is casefolded with one kind of apostrophe, `lemmas` begin with `norm`."""

    start: int
    end: int
    text: str
    norm: str
    lemmas: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence; `start` and `end` are offsets into the article's text, `index` its place on the page.

    Two sentences are the same only when they are one: what is known of a sentence is looked up by it.
    """

    start: int
    end: int
    index: int
    paragraph: int
    block: Block
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The sentences of one article, in order; menus, tags, adverts and repeated titles are not among them."""

    text: str
    language: str
    sentences: tuple[Sentence, ...]


# A sentence longer than this is cut: no sentence of news is, and the work per sentence stays bounded.
_LONGEST = 1500
_LEAD = 1  # the number of the last paragraph that can be the lead
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:['’ʼ`‘-][^\W\d_]+|-\d+)*['’](?!\w)|[^\W_]+(?:['’ʼ`‘-][^\W_]+)*|\S"
)
# "they've" is two words, as "they have" is.
_CONTRACTED = re.compile(r"(?i)(?<=[a-z])['’](ve|re|m|ll|d)$")
_IS = frozenset(("that", "it", "this", "there", "he", "she", "here", "what"))
_VERBS = {"ve": "have", "re": "are", "m": "am", "ll": "will", "d": "'d"}
_POSSESSIVE = re.compile(r"(?i)(?:['’ʼ]s|(?<=s)['’])$")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "‘": "'"})
_STOP = re.compile(
    r"[.!?…]+[\"”»’')\]]*(?:\[\d{1,3}\])*(?=\s|$)|[.!?…]+[\"”»)]+|[.!?](?=[“«\"][A-ZА-ЯІЇЄ])|(?<=[a-zа-яіїє]{3})[.!?](?=[A-ZА-ЯІЇЄ][a-zа-яіїє])"
)
_NEXT = re.compile(r"\s*([\"“„«'‘(\[]*)(\S)")
_SHORT = (
    "jan feb mar apr jun jul aug sep sept oct nov dec gen lt col maj capt sgt brig adm cpl pvt dr mr mrs ms prof st "
    "no nos vs etc e.g i.e u.s u.k u.n a.m p.m a.k.a approx inc ltd co rep sen gov pres dep jr sr ph.d тов ім вул обл "
    "р рр м кв с смт тис млн млрд г ул им обл гг тыс рис див сел н п н.п пос пгт хут"
)
_ABBREVIATIONS = frozenset(_SHORT.split())


def page(article: Article) -> Page:
    """Cut an article into the sentences of its news."""
    sentences: list[Sentence] = []
    number = -1
    for line in lines_of_news(article.text, article.title):
        number += 1 + (line.item and number > _LEAD)  # what "there" means does not go on from item to item
        for start, end in _sentences(article.text, line.start, line.end):
            block = _block(line.headline, line.caption, number)
            tokens = _tokens(article.text, start, end, article.language)
            if tokens:
                sentences.append(Sentence(start, end, len(sentences), number, block, tokens))
    return Page(article.text, article.language, tuple(sentences))


def _block(headline: bool, caption: bool, paragraph: int) -> Block:
    if headline:
        return Block.HEADLINE
    if caption:
        return Block.CAPTION
    return Block.LEAD if paragraph <= _LEAD else Block.BODY


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        cut = stop.end() - _opens_next(text, begin, stop)
        if cut <= begin or not _ends_here(text, begin, stop, end):
            continue
        yield from _trimmed(text, begin, cut)
        begin = cut
    yield from _trimmed(text, begin, end)


def _opens_next(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Tell whether a straight quotation mark behind a stop opens the next sentence: "said X."The town is ours"."""
    glued = stop.group().endswith('"') and text[stop.end() : stop.end() + 1].isupper()
    return glued and text.count('"', begin, stop.end() - 1) % 2 == 0


def _ends_here(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    follows = _NEXT.match(text, stop.end(), end)
    if follows is None:
        return True
    first = follows.group(2)
    small = first.islower() and not text.startswith(("russian ", "ukrainian "), follows.start(2))
    if small or first in ",;:–—-)":
        return False
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return True
    word = re.search(r"[\w.'’-]*$", text[max(begin, stop.start() - 20) : stop.start()])
    before = word.group().casefold() if word else ""
    initial = len(before) == 1 and before.isalpha()
    return not (initial or before in _ABBREVIATIONS)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _tokens(text: str, start: int, end: int, language: str) -> tuple[Token, ...]:
    return tuple(
        Token(match.start() + first, match.start() + last, form, norm, forms)
        for match in _TOKEN.finditer(text, start, end)
        for first, last, form, norm, forms in _parts(match.group(), language)
    )


@lru_cache(maxsize=65536)
def _parts(word: str, language: str) -> tuple[tuple[int, int, str, str, tuple[str, ...]], ...]:
    """Take a word apart: its ending ("'s", "'ve") and the quotation marks that close behind it are tokens too."""
    short = _CONTRACTED.search(word) if language == "en" else None
    if short:
        verb = _VERBS[short.group(1).casefold()]
        forms = (verb, *lemmas(verb, language))
        return _analysed(0, word[: short.start()], language), (short.start(), len(word), short.group(), verb, forms)
    ending = _POSSESSIVE.search(word)
    if ending and ending.start():
        own = _analysed(0, word[: ending.start()], language)
        if language == "en" and own[3] in _IS:  # "that's a lie"
            return own, (ending.start(), len(word), ending.group(), "is", ("is", *lemmas("is", language)))
        return own, (ending.start(), len(word), ending.group(), "'s", ("'s",))
    bare = word.rstrip("'’") or word
    marks = (_analysed(at, word[at], language) for at in range(len(bare), len(word)))
    return _analysed(0, bare, language), *marks


def _analysed(start: int, word: str, language: str) -> tuple[int, int, str, str, tuple[str, ...]]:
    norm = word.casefold().translate(_APOSTROPHES)
    return start, start + len(word), word, norm, lemmas(norm, language)
