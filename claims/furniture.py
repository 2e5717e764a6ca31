"""Which lines of a saved page are news, and which are the site's furniture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of news by its offsets; an item of a list is news of its own."""

    start: int
    end: int
    headline: bool
    caption: bool
    item: bool = False


# From such a line on, the page only recommends other articles.
_TAIL = re.compile(
    r"(?i)^\W*(?:latest (?:articles|news)|more like this|related (?:articles|news|posts|stories|topics|content)|"
    r"read (?:next|more news)|you may (?:also )?like|recommended(?: for you| articles)?|most (?:read|popular)|"
    r"popular news|top stories|trending(?: now)?|more (?:from|on this|news)\b.{0,30}|other news|"
    r"leave a (?:comment|reply)|comments?(?: \(\d+\))?|source link|bonus video:?|about the author|"
    r"читайте также|читайте також|новини партнерів|новости партнеров)\W*$"
)
_NOISE = re.compile(
    r"(?i)^\W*(?:share(?: to or| this.*| on .*)?|skip to (?:main )?content|menu|home|advertisement|sponsored|"
    r"subscribe.*|sign up.*|follow us.*|join (?:our|us).*|(?:also )?read(?: also| more| on)?\s*[:–—-].*|see also\W.*|"
    r"tags?:.*|topics?:.*|keywords?:.*|published on.*|updated:?.*|photo:.*|image:.*|video:.*|source:.*|©.*|"
    r"disclaimer:.*|copyright.*|all rights reserved.*|print|email|facebook|twitter|telegram|whatsapp|show more|"
    r"click here.*|support (?:us|our).*|donate.*|cookies?.*|we use cookies.*|newsletter.*|"
    r"\d+ views.*|(?:by|author):? [\w .’'-]{3,40}|\d+ min(?:ute)?s? read|read also\W.*|читайте (?:також|также)\W.*|"
    r"теги:.*|фото:.*|реклама.*|підписуйтесь.*|подписывайтесь.*|pic\.twitter\.com\S*)$"
)
# Behind such a line, headlines of other articles follow for as long as lines are no sentences.
_POINTER = re.compile(
    r"(?i)^\W*(?:(?:also )?read (?:also|more|on|next)|(?:also|must) read|don[’']t miss|see also|related|"
    r"learn more|also on (?:this )?topic|more about|hot news|must[- ]read|other topics of interest|"
    r"more on (?:this|the) (?:topic|subject|story)|you might also like|earlier|previously)\s*:?\W*$"
)
_STAMPED = re.compile(
    r"[^\W\d_]\d{2}\.\d{2}\.\d{2,4}, \d{2}:\d{2}\W*$"
)  # a link to another report: "… чоловіків04.08.24, 21:16"
# Tags in a row, without a mark: "Деокупація Донбас Донецька область ЗСУ Україна".
_TAGS = re.compile(r"\s*[А-ЯІЇЄҐЁ][\w’'-]+(?:\s+[\w’'-]+){5,40}\s*")
_CAPITAL = re.compile(r"\b[А-ЯІЇЄҐЁ]")
_CRUMBS = re.compile(r"\W*Home(?:\s*[>»/|›]|[A-Z])")
# "KHERSON, UKRAINE – The road": how another article begins that a page recommends below a headline.
_DATELINE = re.compile(r"[A-ZА-ЯІЇЄ'’-]{4,}(?:[ ,]+[A-ZА-ЯІЇЄ'’-]{4,}){1,4} [–—-] ")
_STALE_CAPTION = re.compile(
    r"(?i)stock (?:image|photo)|illustrat|archiv|file (?:photo|image|picture)|illustrative|архив|архів"
)
_CREDIT = re.compile(
    r"(?i)(?:\b(?:photo|image|picture|bild|foto|credit|credits|courtesy|video)\s*(?:by|credit|courtesy)?\s*[:/©]|"
    r"\((?:photo|image|ap photo|getty|reuters|deepstate|afp|screenshot)[^)]{0,80}\)$|"
    r"/(?:AFP|Reuters|AP|EPA|Getty(?: Images)?|dpa|Anadolu)\W*$|^©|\bGetty Images\b|\bvia (?:REUTERS|AP|Getty))"
)
_HEADLINE, _SHORT_HEADLINE, _CAPTION, _EARLY = 220, 30, 200, 2000  # characters
_DATED = re.compile(r"\s*date \d{4}-\d{2}-\d{2} ")
_LABEL = re.compile(r"\w{3,12}:\s")  # "мапа: DeepState", "map: ISW" is a caption of its own
# A name in a list that a colon opens, each in a line of its own: "- Torske".
_ITEM = re.compile(r"(?:[-–—•*·▪]|\d{1,2}[.)])\s*[^\W\d_a-zа-яіїєґ][^.!?:\n]{1,60}[.;]?\s*(?=\n|$)")
_BULLET = re.compile(r"[•*·▪►●○]\s*(?=[^\W_a-zа-яіїєґё]|[\"“«„])|[-–—]\s+(?=[A-Z][a-z])")
_LINE = re.compile(r"[^\n]+")
_SPACE, _UNBROKEN = re.compile(r"\s+"), re.compile(r"\S+")
_ENDS = tuple(".!?…:;\"”»)’'")
_FULL = (".", "!", "…")
_STOPS = frozenset('.!?…"”»')
_WORD = re.compile(r"\w")
_TAGGED = 0.7  # of the words of a row of tags are capitals
_BROKEN, _NARROW = 3, 100  # lines that break off within a sentence in a text of a narrow column, and its width


def lines_of_news(text: str, title: str = "") -> Iterator[Line]:
    """Yield the paragraphs that are news, each with what it is."""
    seen: set[str] = set()
    heads = _heads(text, title)
    others, before = False, ""
    found = list(_paragraphs(text))
    for number, (start, end) in enumerate(found):
        line = text[start:end]
        others = _POINTER.match(line) is not None or (others and _is_short(line))
        following = text[found[number + 1][0] : found[number + 1][1]] if number + 1 < len(found) else ""
        if others or (number and _is_short(line) and _DATELINE.match(following)):
            continue
        if start > len(text) // 4 and _TAIL.match(line):
            return
        plain = _SPACE.sub(" ", line).casefold()
        credit = _CREDIT.search(line) is not None
        again = (
            credit and len(before) > _SHORT_HEADLINE and plain.startswith(before)
        )  # a picture's words, then its caption
        if again or _is_furniture(line, plain, seen, heads):
            continue
        seen.add(plain)
        before = plain
        headline = not credit and len(line) < _HEADLINE and not line.rstrip().endswith(_ENDS)
        bullet = _BULLET.match(text, start, end)
        yield Line(bullet.end() if bullet else start, end, headline, credit, item=bullet is not None)


def _is_furniture(line: str, plain: str, seen: set[str], heads: frozenset[str]) -> bool:
    if plain in seen or not _WORD.search(line) or _NOISE.match(line) or _CRUMBS.match(line) or _STAMPED.search(line):
        return True
    if _TAGS.fullmatch(line) and len(_CAPITAL.findall(line)) > _TAGGED * len(line.split()):
        return True
    if _STALE_CAPTION.search(line) and (_CREDIT.search(line) or len(line) < _CAPTION):
        return True
    # A breadcrumb or a share box glues the title to other words without a space.
    return any(head in plain and plain != head and _glued(plain, head) for head in heads)


def _is_short(line: str) -> bool:
    """Say whether a line is a headline rather than a sentence."""
    return len(line) < _HEADLINE and not line.rstrip().endswith(_FULL)


def _glued(plain: str, head: str) -> bool:
    at = plain.find(head)
    after = at + len(head)
    return (at > 0 and plain[at - 1].isalnum()) or (after < len(plain) and plain[after].isalnum())


def _heads(text: str, title: str) -> frozenset[str]:
    """Return the article's title lines, folded: the given one, and any early line that stands there twice."""
    early = [_SPACE.sub(" ", m.group().strip()).casefold() for m in _LINE.finditer(text, 0, _EARLY)]
    twice = {line for line in early if _SHORT_HEADLINE < len(line) < _HEADLINE and early.count(line) > 1}
    return frozenset(twice | ({_SPACE.sub(" ", title.strip()).casefold()} if len(title) > _SHORT_HEADLINE else set()))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Join lines that a narrow column broke (the next begins small, this one does not end), and names in a list."""
    begin: int | None = None
    items = False
    last, column = 0, _column(text)
    for match in _LINE.finditer(text):
        start, end = match.span()
        dated = _DATED.match(text, start, end) if start == 0 else None
        start = dated.end() if dated else start
        while start < end and text[start].isspace():
            start += 1
        if start >= end:
            continue
        small = text[start].islower() and _LABEL.match(text, start, end) is None
        goes_on = (small or _is_full(text, last, start, column)) and text[last - 1] not in _STOPS
        items = _ITEM.match(text, start, end) is not None and (items or (begin is not None and text[last - 1] == ":"))
        if begin is not None and not items and not goes_on:
            yield begin, last
            begin = None
        begin = start if begin is None else begin
        last = end
        while last > start and text[last - 1].isspace():
            last -= 1
    if begin is not None:
        yield begin, last


def _column(text: str) -> int:
    """Return how many characters wide the column is that broke the lines of a text; 0 when none did."""
    lines = text.splitlines()
    broken = [
        len(line) for line, following in pairwise(lines) if line and line[-1] not in _STOPS and following[:1].islower()
    ]
    return max(broken) if len(broken) >= _BROKEN and max(broken) <= _NARROW else 0


def _is_full(text: str, last: int, start: int, column: int) -> bool:
    """Say whether a line of a narrow column ended only since the next word did not fit into it."""
    first = text.rfind("\n", 0, last) + 1
    word = _UNBROKEN.match(text, start)
    glued = column > 0 and 0 < last < start and text.count("\n", last, start) == 1
    return glued and word is not None and last - first + 1 + len(word.group()) > column
