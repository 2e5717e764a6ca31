"""Who says it: the places in a sentence where somebody is named as saying something."""

from collections.abc import Callable
from dataclasses import replace

from claims.claim import ClaimantKind
from claims.lexicon import Hit
from claims.segment import Block
from claims.who.attribution import Attribution, Style
from claims.who.naming import according, back, citing, dashed, headed, quote_of, signature, stated
from claims.who.quoting import quoted
from claims.who.saying import said
from claims.who.scene import Scene
from claims.who.speaker import Named

# Which sentences of a page may be headlines unmarked.
_FIRST = 3
# How many tokens before "as Moscow claims" a negation can stand.
_CLAUSE = 12


def attributions(page: str, scene: Scene) -> list[Attribution]:
    """Return the attributions of a sentence from left to right."""
    found: list[Attribution] = []
    early = scene.sentence.block == Block.HEADLINE or scene.sentence.index < _FIRST
    heads = (headed(page, scene) if early else dashed(page, scene), signature(page, scene))
    found += [one for one in heads if one is not None]
    taken = 0
    for hit in sorted(scene.hits, key=lambda one: one.first):
        read = _READERS.get(hit.entry.tag)
        if read is None or hit.first < taken:
            continue
        one = read(page, scene, hit, found)
        if one is None or (scene.norm(one.first - 1) == "what" and found and found[-1].force == "deny"):
            continue  # "dismissed what it described as": the same one speaks
        found.append(one)
        taken = max(taken, min(hit.last, one.last))
    found = [one for one in found if not _contradicted(scene, one, found)]
    return _passed_on(sorted(found, key=lambda one: (one.first, one.last)))


def _contradicted(scene: Scene, one: Attribution, found: list[Attribution]) -> bool:
    """Tell whether somebody is named only to be contradicted: "has not taken it, as Moscow claims, Kyiv said"."""
    at = next((at for at in (one.first, one.first - 1) if scene.cover(at, "likewise")), None)
    if at is None or not any(other is not one and other.rule == "who.said" for other in found):
        return False
    return any(scene.cover(back, "nothing") for back in range(max(0, at - _CLAUSE), at))


def _passed_on(found: list[Attribution]) -> list[Attribution]:
    """Let who is cited inside "X, citing Y, reported" be cited by X."""
    if len(found) > 1 and _cites(found[0], found[1]):
        found[:2] = [replace(found[0], last=found[1].last, via=found[1].speaker, said_on=found[1].said_on)]
    # A medium before the colon only passes it on: "Reuters: X has fallen, a general says"
    trail = next((one for one in found[1:] if one.style == Style.TRAIL and one.rule == "who.said"), None)
    if trail and found[0].rule == "who.colon" and found[0].speaker and _passes(found[0].speaker):
        via = None if found[0].speaker.state else found[0].speaker
        found = [replace(one, via=via) if one is trail and via else one for one in found[1:]]
    for at, one in enumerate(found[1:], 1):
        around = found[at - 1]
        if (
            one.rule == "who.citing"
            and one.style != Style.BACK
            and around.rule == "who.said"
            and one.last <= around.last
        ):
            found[at] = replace(one, style=Style.CITED)
    return found


def _passes(speaker: Named) -> bool:
    """Tell whether who stands before a colon is not who speaks: a medium, or the city of a dateline."""
    return speaker.kind == ClaimantKind.MEDIA or (speaker.state and len(speaker.words) == 1)


def _cites(one: Attribution, other: Attribution) -> bool:
    """Tell whether who speaks only passes on whom the sentence cites first: "Citing X, Reuters reported that"."""
    media = other.speaker is not None and other.speaker.kind == ClaimantKind.MEDIA
    return one.rule == "who.citing" and one.style == Style.LEAD and other.style == Style.LEAD and media


_READERS: dict[str, Callable[[str, Scene, Hit, list[Attribution]], Attribution | None]] = {
    "say": said,
    "according": according,
    "citing": citing,
    "back": back,
    "quote": quoted,
    "statement": stated,
    "quoteof": quote_of,
}
