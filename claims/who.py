"""Who says what: the voices of a page, each with the text that it covers."""

from claims.article import Article
from claims.attribution import Attribution, Style, attributions
from claims.certainty import hedges
from claims.outlet import outlet
from claims.quoted import quotations
from claims.register import Register
from claims.scene import scene
from claims.segment import Page
from claims.speaking import Part, Speaking
from claims.voice import Spoken, Voice, Voices

__all__ = ["Voice", "Voices", "voices"]


def voices(page: Page, article: Article) -> Voices:
    """Hear every voice on a page."""
    own = Voice(start=0, end=len(page.text), claimant=outlet(article))
    parts = [_part(page, index, article) for index in range(len(page.sentences))]
    everybody = [named for part in parts for one in part.found for named in (one.speaker, one.via) if named is not None]
    speaking = Speaking(page, parts, Register(everybody, own.claimant), own, _closings(page, parts))
    for index in range(len(parts)):
        speaking.hear(index)
    spoken = (
        Spoken(part.scene.sentence.start, tuple(heard), hedges(part.scene))
        for part, heard in zip(parts, speaking.heard, strict=True)
    )
    return Voices(own, tuple(spoken))


def _part(page: Page, index: int, article: Article) -> Part:
    seen = scene(page, page.sentences[index], article.published)
    return Part(seen, tuple(attributions(page.text, seen)))


def _closings(page: Page, parts: list[Part]) -> dict[int, Attribution | None]:
    """Return, for each sentence that lies wholly inside a quotation, the attribution that names its speaker."""
    found: dict[int, Attribution | None] = {}
    index = 0
    for start, end in quotations(page):
        while index < len(parts) and parts[index].scene.sentence.end <= start:
            index += 1
        at, inside = index, []
        while at < len(parts) and parts[at].scene.sentence.start < end:
            inside.append(at)
            at += 1
        if not inside:
            continue
        closing = _closing(parts, inside, start, end)
        for one in inside:
            if start <= parts[one].scene.sentence.start or one > inside[0]:
                found[one] = closing
    return found


def _closing(parts: list[Part], inside: list[int], start: int, end: int) -> Attribution | None:
    """Find who is named right behind the quotation, else right before it in the sentence where it begins."""
    for at in (inside[-1], inside[-1] + 1):
        if at >= len(parts) or parts[at].scene.sentence.paragraph != parts[inside[-1]].scene.sentence.paragraph:
            continue
        tokens = parts[at].scene.tokens
        for one in parts[at].found:
            behind = tokens[one.first].start >= end - 1
            near = at > inside[-1] or tokens[one.first].start - end < len(" — ")
            if behind and near and one.style in (Style.TRAIL, Style.LEAD) and not (at > inside[-1] and one.asks):
                return one
    tokens = parts[inside[0]].scene.tokens
    leading = [one for one in parts[inside[0]].found if tokens[one.last - 1].end <= start + 1]
    return leading[-1] if leading else None
