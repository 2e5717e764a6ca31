"""Toponyms that are adjectives: "на Сумському та Лиманському напрямках", "у Сумській і Донецькій областях"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from claims.cases.communities import communities, seats
from claims.cases.compounds import compound, halves
from claims.cases.forces import stands_alone
from claims.cases.forms import form
from claims.lexicon import Lexicon, lexicon
from claims.where.toponyms import toponyms as plain_toponyms
from geo.gazetteer import Gazetteer
from geo.mention import Mention
from geo.place import Place

_WORD = r"[^\W\d_]+(?:[-'’‘ʼ][^\W\d_]+)*"
_OBLIQUE = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])(?:а|е|у|ом|і)$")
_PREPOSITION = re.compile(
    r"(?:^|\s)(?:в|во|у|на|під|под|из|із|з|від|от|до|біля|возле|около|вблизи|поблизу|районі?|районе|за"
    r"|окраин\w+|околиц\w+|центр\w*|част\w+|захват\w*|взяти\w+|освобождени\w+|захопленн\w+|звільненн\w+)\s+$",
    re.IGNORECASE,
)
_LOCATIVE = (
    ("вці", "вка"), ("нці", "нка"), ("дці", "дка"), ("йці", "йка"), ("зі", "га"), ("зі", "г"), ("сі", "ха"),
    ("ці", "ця"), ("цы", "ца"),
)  # fmt: skip
_ADJECTIVES = (
    ("ого", ("е", "ий", "ый")),
    ("ому", ("е", "ий", "ый")),
    ("ої", ("а",)),
    ("ій", ("а",)),
    ("ой", ("ая",)),
    ("им", ("е",)),
    ("ом", ("ое",)),
    ("ем", ("ее",)),
    ("ям", ("я",)),
)
_DESCRIBING = ("ого", "ому", "ої", "ій", "ой", "им", "ым")
_ADJECTIVAL = ("не", "ве", "ке", "ое", "ее")
_LISTING = re.compile(r"(?:,|\s(?:та|і|й|и))\s+$")
_AFTER = re.compile(
    r"\b(?:у|в|біля|під|над|між|за|перед|поблизу|з|із|до|от|из|под|возле|около|вблизи|районі|околицях|околиці|районе|окраине|окраинах|с[её]л[аео]м?|пос[её]л(?:ок|к[аеу])|пункт[ае]?|селищ[еаі]|взято|освобождено|звільнено|захоплено)\s+(?P<name>[А-ЯІЇЄҐЁ][а-яіїєґё'’‘ʼ-]{2,}(?:ого|ому|ом|ем|им|ым|ое|ее|вці|ллям))\b"
    r"(?!\s+[А-ЯІЇЄҐЁ][а-яіїєґё'])(?:\s+(?P<next>[а-яіїєґё'’‘ʼ-]+))?"
)
_OF_OBLAST = re.compile(
    r"\b(?:у|в|на|о|по)\s+(?P<name>[А-ЯІЇЄ][а-яіїє'’‘ʼ-]+(?:ській|цькій|зькій|ской|цкой))(?=\s*[.,;)–—]|\s+(?:та|і|и|й)\s+(?:у|в|на)\s|\s*$)",
    re.MULTILINE,
)
_ELIDED = re.compile(
    r"\b[Нн]а\s+(?P<name>[А-ЯІЇЄҐЁ][а-яіїєґё'’‘ʼ-]+(?:ському|цькому|зькому|ском|цком))(?=\s*[–—]|\s+-|,|\s+(?:було|было|ворог|враг)\b)"
)
_ELIDED_BEFORE = re.compile(
    r"\b[Нн]а\s+(?P<name>[А-ЯІЇЄҐЁ][а-яіїєґё'’‘ʼ-]+(?:ському|цькому|зькому|ском|цком))\s+(?P<next>[а-яіїєґё'’‘ʼ-]+)"
)
_SKY = r"[А-ЯІЇЄҐЁ][а-яіїєґё'’‘ʼ-]+(?:ському|цькому|зькому|ском|цком)"
_SKY_WORD = re.compile(_SKY)
_ANNOUNCED = re.compile(  # "на двох напрямках – Костянтинівському та Покровському"
    rf"\b(?:напрямках|напрямах|направлениях)\b[^.;:–—\n]{{0,40}}[:–—]\s*(?P<names>{_SKY}(?:(?:,|\s+(?:та|і|й|и))\s+{_SKY})*)"
)
_OBLAST = r"[А-ЯІЇЄҐЁ][а-яіїєґё'’‘ʼ-]+(?:ської|цької|зької|ській|цькій|зькій|ской|цкой|ська|цька|зька|ская|цкая)"
_OBLAST_WORD = re.compile(_OBLAST)
_COUNTED = re.compile(  # "у двох областях України – Дніпропетровській та Чернігівській"
    rf"\b(?:област(?:ей|ях|ям|и|і))\b[^.;:–—\n]{{0,25}}[:–—]\s*(?P<names>{_OBLAST}(?:(?:,|\s+(?:та|і|й|и))\s+{_OBLAST})*)(?!\s+(?:громад|район|област))"
)
_LISTED = re.compile(
    r"(?:,|\s+(?:та|і|й|и))\s+(?P<name>[А-ЯІЇЄҐЁ][а-яіїєґё'’‘ʼ-]{3,})"
    r"(?=[,.;:)»”\"]|\s+[–—(-]|\s+(?:та|і|и|й)\s|\s+(?P<next>[а-яіїєґё]+)|$)"
)
_OPENING = re.compile(r"(?:^|[.!?…»\"]\s+|\n\s*)[«\"“„]?$")
_NOUN_NEXT = re.compile(r"\s+([а-яіїєґё'’‘ʼ-]{3,})")
_FURTHEST = 12  # adjectives before one kind word


def toponyms(words: Lexicon, gazetteer: Gazetteer, text: str) -> list[Mention]:
    """Find the toponyms of a text, and in front of a kind word those that share it."""
    every = plain_toponyms(words, gazetteer, text)
    found = {mention.start: _own_raion(mention) for mention in every if not _opens(words, text, mention)}
    for mention in tuple(found.values()):
        _read_on(words, found, gazetteer, text, mention)
    for start, end, meant in _governed(words, gazetteer, text):
        if start not in found or not found[start].candidates:
            found[start] = Mention(start=start, end=end, text=text[start:end], candidates=meant)
    for seat in seats(gazetteer, text):
        found.setdefault(seat.start, seat)
    for start, end, meant in communities(gazetteer, text):
        found[start] = Mention(start=start, end=end, text=text[start:end], candidates=meant)
    for start, end, kind in _sharing(_kinds(words), text, words.language):
        _add(found, gazetteer, text, start, end, kind)
    return sorted(found.values(), key=lambda mention: mention.start)


@lru_cache(maxsize=8)
def _ways(language: str) -> frozenset[str]:
    """Return the adverbs of direction, which name no village where they open a sentence: "Західніше від X"."""
    rows = (e.phrase for e in lexicon(language).entries if e.tag == "way")
    return frozenset(phrase.lstrip("=") for phrase in rows if phrase.startswith("="))


def _own_raion(mention: Mention) -> Mention:
    """Leave a raion to itself, not to its town: "Нікопольський та Синельниківський райони" are two areas."""
    raions = tuple(place for place in mention.candidates if place.kind == "raion")
    return replace(mention, candidates=raions) if raions else mention


def _opens(words: Lexicon, text: str, mention: Mention) -> bool:
    """Say whether a capital only opens a sentence: "Передовые отряды", and no village of that name."""
    if mention.text.casefold() in _ways(words.language):
        return True
    behind = _NOUN_NEXT.match(text, mention.end)
    if behind is None or " " in mention.text or not _OPENING.search(text[max(0, mention.start - 4) : mention.start]):
        return False
    described, noun = form(mention.text.casefold(), words.language), form(behind[1], words.language)
    alike = described.parts & {"ADJF", "PRTF"} and noun.parts == {"NOUN"} and described.cases & noun.cases
    return bool(alike) and not any(f"={behind[1]}" == e.phrase for e in words.entries if e.tag == "shared")


def _governed(words: Lexicon, gazetteer: Gazetteer, text: str) -> Iterator[tuple[int, int, tuple[Place, ...]]]:
    """Yield the adjectives behind a preposition that are villages: "у Новенькому немає", not "у Новому році"."""
    for match in _AFTER.finditer(text):
        following = form(match["next"].casefold(), words.language) if match["next"] else None
        meant = _plain(gazetteer, match["name"]) if following is None or not following.noun else ()
        if meant:
            yield (*match.span("name"), meant)


def _read_on(words: Lexicon, found: dict[int, Mention], gazetteer: Gazetteer, text: str, mention: Mention) -> None:
    """Give a mention the places that its form and the words beside it allow, and take in what goes on its list."""
    whole = None if _is_half(found, text, mention) else compound(words, gazetteer, text, mention)
    if whole is mention:
        found[mention.start] = _declined(gazetteer, text, mention)
        _continue(words.language, found, gazetteer, text, mention.end)
        return
    del found[mention.start]
    if whole is not None:
        found[whole.start] = whole


def _sharing(kinds: tuple[tuple[str, str], ...], text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield the adjectives that share a kind word or have left it out, with that word: "у Донецькій"."""
    if not kinds:
        return
    for start, end, stem in _left_out(text, language):
        for kind in sorted({single for _, single in kinds if single.startswith(stem)}):
            yield start, end, kind
    pattern, single = _pattern(kinds)
    for match in pattern.finditer(text):
        for start, end in _adjectives(text, match.start()):
            yield start, end, single[match.group().casefold()]


def _left_out(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield the adjectives without a kind word of their own, with the beginning of the word left out."""
    for pattern, kind in ((_OF_OBLAST, "область"), (_ELIDED, "напр")):
        for match in pattern.finditer(text):
            yield (*match.span("name"), kind)
    for match in _ELIDED_BEFORE.finditer(text):
        if stands_alone(match["next"], language):
            yield (*match.span("name"), "напр")
    for counted, one, kind in ((_COUNTED, _OBLAST_WORD, "област"), (_ANNOUNCED, _SKY_WORD, "напр")):
        for match in counted.finditer(text):
            yield from ((*word.span(), kind) for word in one.finditer(text, *match.span("names")))


def _is_half(found: dict[int, Mention], text: str, mention: Mention) -> bool:
    """Say whether a name is only half of one that is not known: "Орлово" of "Орлово-Ивановка"."""
    after = text[mention.end : mention.end + 2]
    if len(after) < 2 or not after[1].isupper() or mention.end + 1 in found:  # noqa: PLR2004
        return False
    return after[0] == "-" or (after[0] == " " and mention.text.endswith(_DESCRIBING) and " " not in mention.text)


def _continue(language: str, found: dict[int, Mention], gazetteer: Gazetteer, text: str, end: int) -> None:
    """Take the adjectives that go on a list of places for villages: "у районі Вовчанська та Тихого"."""
    while (following := _LISTED.match(text, end)) is not None:
        start, end = following.span("name")
        if start in found:
            return
        after = form(following["next"], language) if following["next"] else None
        meant = () if after and after.noun and "PREP" not in after.parts else _plain(gazetteer, following["name"])
        if meant:
            found[start] = Mention(start=start, end=end, text=following["name"], candidates=meant)


def _plain(gazetteer: Gazetteer, name: str) -> tuple[Place, ...]:
    """Return the places whose name a word in another case is."""
    if name.endswith("вці"):
        stem = name.removesuffix("вці")
        return gazetteer.lookup(f"{stem}вка") or gazetteer.lookup(f"{stem.removesuffix('о')}івка")
    for ending, instead in _ADJECTIVES:
        if name.endswith(ending):
            return next((m for form in instead if (m := gazetteer.lookup(name.removesuffix(ending) + form))), ())
    return gazetteer.lookup(name) if name.endswith(_ADJECTIVAL) else ()


def _declined(gazetteer: Gazetteer, text: str, mention: Mention) -> Mention:
    """Behind a preposition "Торецке" is Торецк sooner than a village Торецкое: add what the case stands for."""
    governed = _PREPOSITION.search(text[max(0, mention.start - 16) : mention.start]) is not None
    listed = _LISTING.search(text[max(0, mention.start - 6) : mention.start]) is not None
    if not governed and not listed and any(place.country == "UA" for place in mention.candidates):
        return mention
    ending = _OBLIQUE.search(mention.text)
    soft = next((pair for pair in _LOCATIVE if mention.text.endswith(pair[0])), None)
    if ending is None and soft is None:
        return mention
    meant = gazetteer.lookup(mention.text[: ending.start()]) if ending else ()
    if soft is not None:
        meant = gazetteer.lookup(mention.text.removesuffix(soft[0]) + soft[1]) or meant
    fresh = tuple(place for place in meant if place not in mention.candidates)
    together = (*fresh, *mention.candidates) if governed else (*mention.candidates, *fresh)
    return replace(mention, candidates=together) if fresh else mention


def _kinds(words: Lexicon) -> tuple[tuple[str, str], ...]:
    return tuple((e.phrase.lstrip("="), e.get("single")) for e in words.entries if e.tag == "shared")


@lru_cache(maxsize=8)
def _pattern(kinds: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    forms = "|".join(sorted((re.escape(form) for form, _ in kinds), key=len, reverse=True))
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE), dict(kinds)


def _adjectives(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Yield the words before a kind word that could share it, the nearest first; one that qualifies is passed over."""
    for count in range(_FURTHEST):
        found = re.search(rf"({_WORD})(\s*(?:,|\bі|\bй|\bта|\bи|\bа|\bабо|\bили)?\s+)$", text[max(0, end - 60) : end])
        if found is None or (count > 1 and found.group(2).isspace()):
            return
        start = end - (min(end, 60) - found.start())
        yield start, start + len(found.group(1))
        end = start


def _add(found: dict[int, Mention], gazetteer: Gazetteer, text: str, start: int, end: int, kind: str) -> None:
    word = text[start:end]
    known = found.get(start)
    if known is not None and known.end > end:
        return
    meant = gazetteer.find(f"{word[0].upper()}{word[1:]} {kind}")
    whole = [m for m in meant if m.start == 0 and m.end > len(word)]
    found |= {half.start: half for half in halves(gazetteer, word, kind, start)}
    if whole:
        found[start] = Mention(start=start, end=end, text=word, candidates=whole[0].candidates)
