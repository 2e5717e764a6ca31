"""Who tells an act, where a denial covers only a part of its sentence."""

from collections.abc import Callable
from dataclasses import replace

from claims.cases.clauses import Frame, explained
from claims.claim import Side
from claims.lexicon import Hit
from claims.what.signs import Signs
from claims.what.turns import Turn
from claims.who.voices import Voice


def voice_of(frame: Frame, hear: Callable[[int, int], Voice], hit: Hit) -> Voice:
    """Return who tells an act; "denied the capture of X, but said …" denies only what stands before "but"."""
    found = frame.found
    voice = hear(found.tokens[hit.first].start, found.tokens[hit.last - 1].end)
    if not voice.denies:
        return voice
    if (
        voice.attribution == (0, 0) and voice.denied is None
    ):  # only words like "is not true" deny it, and those are weighed by clause
        return replace(voice, denies=False, denied=None)
    false = found.any_in("false", hit.last, len(found.tokens))
    if false is not None and found.any_in("statement", max(hit.last, frame.cut.start(false.first)), false.first):
        return replace(voice, denies=False, denied=None)  # the next clause tells whose statement is not so
    turned = any(
        found.any_in("but", at, at + 1) and found.tokens[at].start >= voice.attribution[1] for at in range(hit.first)
    )
    turned = turned or explained(frame, frame.cut.start(hit.first))
    return replace(voice, denies=False, denied=None) if turned else voice


def unproven(found: Signs, voice: Voice, turned: Turn) -> bool:
    """Say whether an observer only has no proof: "ISW не підтверджує захоплення X" denies nothing."""
    if voice.claimant.side is not Side.INDEPENDENT or not (voice.denies or turned.denied):
        return False
    return found.any_in("unproven", 0, len(found.tokens)) is not None
