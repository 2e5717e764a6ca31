"""Who says what: the voices of a page, each with the text that it covers."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from claims.article import Article
from claims.claim import Evidence
from claims.lexicon import Hit, lexicon
from claims.segment import Page, page
from claims.what.certainty import hedges
from claims.who.attribution import Attribution, Style
from claims.who.cues import attributions
from claims.who.headlined import date_headlines
from claims.who.outlet import outlet
from claims.who.quoted import quotations
from claims.who.register import Register
from claims.who.scene import scene
from claims.who.speaker import Named, named
from claims.who.speaking import Speaking
from claims.who.subject import after
from claims.who.told import Part, Told
from claims.who.voice import Spoken, Voice, Voices

# Within how many sentences a page says whose bulletin it is.
_FIRST = 3
_OPENING, _CLOSING = '“"«„', '”"»“'
# How many characters part a quotation from the words that name its speaker: "», — said".
_DASHED = 6

__all__ = ["Voice", "Voices", "voices"]


def voices(page: Page, article: Article) -> Voices:
    """Hear every voice on a page."""
    own = Voice(start=0, end=len(page.text), claimant=outlet(article))
    parts = [_part(page, index, article) for index in range(len(page.sentences))]
    sources = list(_sources(article))
    named_in_lines = (one for _, one, _ in sources)
    register = Register((*_everybody(parts), *named_in_lines), own.claimant, _everybody(parts, quoted=True))
    speaking = Speaking(Told(page, parts, _closings(page, parts), article.published), register, own)
    heading = _heading(page.text, parts)
    announced = {_starts(parts, at): (name, proof) for at, name, proof in reversed(sources)}
    if heading is not None:
        announced.setdefault(heading[0], heading[1:])
    for index in range(len(parts)):
        if index in announced:
            name, proof = announced[index]
            speaking.announce(register.claimant(name), proof)
        speaking.hear(index)
    date_headlines(parts, speaking.heard)
    spoken = (
        Spoken(part.scene.sentence.start, tuple(heard), hedges(part.scene))
        for part, heard in zip(parts, speaking.heard, strict=True)
    )
    return Voices(own, tuple(spoken))


def _heading(page: str, parts: list[Part]) -> tuple[int, Named, Evidence] | None:
    """Return whose bulletin the first lines say the page is: "Operational information of the General Staff as of"."""
    for index, part in enumerate(parts[:_FIRST]):
        seen = part.scene
        staff = next((hit for hit in seen.hits if hit.entry.get("bulletin") or _observes(hit)), None)
        if staff is None or _says(part) or not any(seen.begin(at, "bulletin") for at in range(staff.first)):
            continue
        right = after(page, seen, staff.first)
        if right is not None:
            start, end = seen.tokens[staff.first].start, seen.tokens[right[0] - 1].end
            return index, right[1], Evidence(rule="who.source", phrase=page[start:end], start=start, end=end)
    return None


def _observes(hit: Hit) -> bool:
    """Tell whether a phrase names an institute or a service that gives daily assessments of its own."""
    return hit.entry.tag == "org" and hit.entry.get("kind") in ("monitor", "intelligence")


def _says(part: Part) -> bool:
    """Tell whether a line is a sentence of its own, and no heading."""
    verbs = any(part.scene.cover(at, "aux") for at in range(len(part.scene.tokens)))
    return verbs or any(one.rule != "who.statement" for one in part.found)


def _starts(parts: list[Part], at: int) -> int:
    """Return the sentence from which a source named at an offset speaks: the paragraph before it is its too."""
    behind = bisect_left(parts, at, key=lambda part: part.scene.sentence.start)
    if behind == 0:
        return 0
    lead = parts[behind - 1].scene.sentence.paragraph - 1
    return bisect_left(parts, lead, key=lambda part: part.scene.sentence.paragraph)


def _part(page: Page, index: int, article: Article) -> Part:
    seen = scene(page, page.sentences[index], article.published)
    return Part(seen, tuple(attributions(page.text, seen)))


def _everybody(parts: list[Part], *, quoted: bool = False) -> Iterator[Named]:
    for part in parts:
        for one in part.found:
            if (one.rule == "who.statement") == quoted:
                yield from (name for name in (one.speaker, one.via) if name is not None)


def _sources(article: Article) -> Iterator[tuple[int, Named, Evidence]]:
    """Yield who is named in a line "Source: …", with where it stands; the line itself is no news."""
    labels = _labels(article.language)
    if not any(label in article.text.casefold() for label in labels):
        return
    offset = 0
    for written in article.text.splitlines(keepends=True):
        label = next((label for label in labels if written.strip().casefold().startswith(label)), None)
        name = _source(written.strip()[len(label) :], article.language) if label else None
        if name is not None:
            proof = Evidence(
                rule="who.source", phrase=written.strip(), start=offset, end=offset + len(written.rstrip())
            )
            yield offset, name, proof
        offset += len(written)


@lru_cache(maxsize=8)
def _labels(language: str) -> tuple[str, ...]:
    return tuple(entry.phrase for entry in lexicon(language).entries if entry.tag == "source")


def _source(named_in: str, language: str) -> Named | None:
    line = page(Article(stem="", text=named_in, language=language))
    if not line.sentences:
        return None
    seen = scene(line, line.sentences[0], None)
    first = next((hit.last for hit in seen.hits if hit.entry.tag == "citing"), 0)
    last = next(
        (at for at in range(first, len(seen.tokens)) if seen.norm(at) == ";" or seen.begin(at, "stop")),
        len(seen.tokens),
    )
    return named(line.text, seen, first, last)


def _closings(page: Page, parts: list[Part]) -> dict[int, Attribution | None]:
    """Return, for each sentence that lies wholly inside a quotation, the attribution that names its speaker."""
    found: dict[int, Attribution | None] = {}
    for inside, start, closing in reversed(list(_quoted(page, parts))):
        behind = found.get(inside[-1] + 1) if closing is None and _unclosed(page, parts, inside) else closing
        for one in inside:
            if start <= parts[one].scene.sentence.start or one > inside[0]:
                found[one] = behind
    return found


def _quoted(page: Page, parts: list[Part]) -> Iterator[tuple[list[int], int, Attribution | None]]:
    """Yield for each quotation its sentences, where it begins, and who is named as its speaker beside it."""
    index = 0
    for start, end in quotations(page):
        while index < len(parts) and parts[index].scene.sentence.end <= start:
            index += 1
        at, inside = index, []
        while at < len(parts) and parts[at].scene.sentence.start < end:
            inside.append(at)
            at += 1
        if inside:
            yield inside, start, _closing(parts, inside, start, end)


def _unclosed(page: Page, parts: list[Part], inside: list[int]) -> bool:
    """Tell whether a quotation goes on in the next paragraph, which opens it anew and only there closes it."""
    last = parts[inside[-1]].scene.sentence
    after = parts[inside[-1] + 1].scene.sentence if inside[-1] + 1 < len(parts) else None
    if after is None or after.paragraph == last.paragraph:
        return False
    return page.text[last.end - 1] not in _CLOSING and page.text[after.start] in _OPENING


def _closing(parts: list[Part], inside: list[int], start: int, end: int) -> Attribution | None:
    """Find who is named right behind the quotation, else right before it in the sentence where it begins."""
    for at in (inside[-1], inside[-1] + 1):
        if at >= len(parts) or parts[at].scene.sentence.paragraph != parts[inside[-1]].scene.sentence.paragraph:
            continue
        tokens = parts[at].scene.tokens
        for one in parts[at].found:
            behind = tokens[one.first].start >= end - 1
            near = at > inside[-1] or tokens[one.first].start - end < _DASHED
            if behind and near and one.style in (Style.TRAIL, Style.LEAD) and not (at > inside[-1] and one.asks):
                return one
    tokens = parts[inside[0]].scene.tokens
    leading = [one for one in parts[inside[0]].found if tokens[one.last - 1].end <= start + 1]
    return leading[-1] if leading else None
