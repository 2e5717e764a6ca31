"""Lists of toponyms that share one word: "the A and B regions", "на А та Б напрямках", the meeting of two rivers."""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from geo.mention import LOOK_BACK, Mention, word_before
from geo.place import Feature, Place
from geo.spelling import has_cyrillic

Lookup = Callable[[str], tuple[Place, ...]]
_JOINT = re.compile(r",?\s*(?:(?:and|und|or|та|і|й|и|&|with|с|з|із)\s+)?(?:the\s+)?(?:rivers?\s+)?", re.IGNORECASE)
_WIDEST_JOINT = 40  # characters
_SHARED = (
    (re.compile(r"\s+(?:oblasts|regions|provinces)\b", re.IGNORECASE), " Oblast"),
    (re.compile(r"\s+(?:districts|raions|rayons)\b", re.IGNORECASE), " Raion"),
    (re.compile(r"\s+rivers\b", re.IGNORECASE), " River"),
)
_FORWARD = (
    (re.compile(r"\b(?:oblasts|regions|provinces)(?: of|:|\s?[-–—]{1,2})\s+$", re.IGNORECASE), " Oblast"),
    (re.compile(r"\b(?:oblast|region|province) of\s+$", re.IGNORECASE), " Oblast"),
)
_ANNOUNCING = ("s", "of", ":", "-", "–", "—")
_DIRECTION = re.compile(r"(?:direction|sector|ax[ei]s|front)s?\b")
_LISTED = re.compile(r"\b(?:[A-Z][\w'’-]{1,30}(?:,\s{1,2}|,?\s{1,2}and\s{1,2})){0,12}[A-Z][\w'’-]{1,30}\s{1,2}$")
_LONGEST_LIST = 420
_LOWER = re.compile(
    r"\b([а-яіїєґё][\w'’ʼ-]{1,30}(?:ск|цк|ськ|цьк)(?:ом|ому|ое|ого|ий))\s+(?:[а-яіїєґ]{2,20}(?:ом|ому)\s+)?(напрям|направл)"
)
_MEETING = re.compile(
    r"(?:confluence|junction|meeting) of (?:the )?(?:rivers? )?$|злитт\w+ (?:річок )?$|слияни\w+ (?:рек )?$|"
    r"zusammenfluss (?:von|der) (?:flüsse )?$",
    re.IGNORECASE,
)
_MEETINGS = {frozenset({"river:oskil", "river:siverskyi-donets"}): "river:oskil-mouth"}
_ADJECTIVE = r"[А-ЯІЇЄҐЁ][\w'’ʼ-]{0,30}(?:ому|ій|ої|ого|им|их|ым|ых|ом|ой|ем)"
_ADJECTIVES = re.compile(
    rf"((?:{_ADJECTIVE}(?:,\s*|\s+(?:та|і|й|и|а також|а также)\s+))+{_ADJECTIVE})\s+(напрям|направл|област|район)"
)
_ALONE = re.compile(rf"\bна\s+({_ADJECTIVE})\s*(?:[–—:]|-\s)")
_NOUNS = {"напрям": "напрямку", "направл": "направлении", "област": "області", "район": "району"}


def by_adjectives(text: str, mentions: list[Mention], lookup: Lookup) -> list[Mention]:
    """Read "на Лиманському та Покровському напрямках" as two directions."""
    if not has_cyrillic(text):
        return mentions
    found = {mention.start: mention for mention in mentions}
    for listed in _ADJECTIVES.finditer(text):
        for word in re.finditer(_ADJECTIVE, listed[1]):
            start, end = listed.start() + word.start(), listed.start() + word.end()
            _take(found, text, (start, end), lookup(f"{word[0]} {_NOUNS[listed[2]]}"))
    for alone in _ALONE.finditer(text):
        meant = lookup(f"{alone[1]} напрямку") or lookup(f"{alone[1]} направлении")
        _take(found, text, alone.span(1), meant)
    for lower in _LOWER.finditer(text):
        _take(found, text, lower.span(1), lookup(f"{lower[1]} {_NOUNS[lower[2]]}"))
    return [found[start] for start in sorted(found)]


def by_directions(text: str, mentions: list[Mention], lookup: Lookup) -> list[Mention]:
    """Read "the Novopavlivsk and Orikhiv directions" by the adjectives that directions go by."""
    found = {mention.start: mention for mention in mentions}
    starts = [mention.start for mention in mentions]
    for noun in _DIRECTION.finditer(text):
        if not text[noun.start() - 1 : noun.start()].isspace():
            continue
        earliest = max(0, noun.start() - _LONGEST_LIST)
        listed = _LISTED.search(text[earliest : noun.start()])
        if listed is None:
            continue
        for word in re.finditer(r"[A-Z][\w'’-]+", listed[0]):
            start, end = earliest + listed.start() + word.start(), earliest + listed.start() + word.end()
            before = bisect_left(starts, end) - 1  # mentions do not overlap
            if before < 0 or mentions[before].end <= start:
                _take(found, text, (start, end), lookup(f"{word[0]} direction"))
    return [found[start] for start in sorted(found)]


def _take(found: dict[int, Mention], text: str, span: tuple[int, int], meant: tuple[Place, ...]) -> None:
    start, end = span
    if meant and (start not in found or found[start].end <= end):
        found[start] = Mention(start=start, end=end, text=text[start:end], candidates=meant)


def join_lists(text: str, mentions: list[Mention], lookup: Lookup) -> list[Mention]:
    """Give each member of "the Kharkiv and Donetsk regions" or "the A and B Rivers" the sort that the list names."""
    found = list(mentions)
    for shared, word in _SHARED:
        for last in range(len(found) - 1, 0, -1):
            if shared.match(text, found[last].end):
                _spread(text, found, last, word, lookup)
    for announced, word in _FORWARD:
        for first, mention in enumerate(found):
            if not word_before(text, mention.start).endswith(_ANNOUNCING):
                continue
            if announced.search(text, max(0, mention.start - LOOK_BACK), mention.start):
                _spread_on(text, found, first, word, lookup)
    return found


def join_rivers(text: str, mentions: list[Mention], place: Callable[[str], Place]) -> list[Mention]:
    """Make one mention of "the confluence of the Oskil and the Siverskyi Donets"."""
    found: list[Mention] = []
    for mention in mentions:
        first = found[-1] if found else None
        apart = first is None or mention.start - first.end > _WIDEST_JOINT
        if first is None or apart or not _JOINT.fullmatch(text[first.end : mention.start]):
            found.append(mention)
            continue
        before = _MEETING.search(text[max(0, first.start - LOOK_BACK) : first.start])
        meeting = _MEETINGS.get(frozenset({*_rivers(first), *_rivers(mention)}))
        if before is None or meeting is None:
            found.append(mention)
            continue
        start = max(0, first.start - LOOK_BACK) + before.start()
        found[-1] = Mention(start=start, end=mention.end, text=text[start : mention.end], candidates=(place(meeting),))
    return found


def _rivers(mention: Mention) -> set[str]:
    return {candidate.id for candidate in mention.candidates if candidate.feature is Feature.LINE}


def _spread(text: str, found: list[Mention], last: int, word: str, lookup: Lookup) -> None:
    at = last
    while True:
        meant = lookup(found[at].text + word)
        if meant:
            found[at] = replace(found[at], candidates=meant)
        if at == 0 or not _JOINT.fullmatch(text[found[at - 1].end : found[at].start]):
            return
        at -= 1


def _spread_on(text: str, found: list[Mention], first: int, word: str, lookup: Lookup) -> None:
    for at in range(first, len(found)):
        if at > first and not _JOINT.fullmatch(text[found[at - 1].end : found[at].start]):
            return
        meant = lookup(found[at].text + word)
        if not meant:
            return
        found[at] = replace(found[at], candidates=meant)
