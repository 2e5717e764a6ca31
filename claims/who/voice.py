"""A voice: one claimant speaking over a stretch of text."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from claims.claim import Certainty, Claimant, ClaimantKind, Evidence
from claims.what.certainty import Hedge, hedged

# How much of a statement a voice must cover to be its speaker: "despite", "who" before it do not count.
_COVERS = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One claimant speaking over the text from `start` to `end`.

    `attribution` is the span of "X said"; `denies` is true when what it covers is denied, and `denied` is then the
    claimant whose statement it denies, when the text names one. `via` is the reporting chain from the outside in.
    """

    start: int
    end: int
    claimant: Claimant
    certainty: Certainty = Certainty.STATED
    via: tuple[str, ...] = ()
    said_on: date | None = None
    denies: bool = False
    denied: Claimant | None = None
    denied_on: date | None = None  # when the denied statement was made, where the page tells
    countered: Claimant | None = None  # against whose words the sentence is told: "despite Russian claims"
    doubted: bool = False  # what is denied is spoken of as alleged
    attribution: tuple[int, int] = (0, 0)
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """The voices within one sentence, the widest first, and the hedges in it."""

    start: int
    heard: tuple[Voice, ...]
    hedges: tuple[Hedge, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """All voices of a page: the outlet's own, and by sentence those that speak in it."""

    own: Voice
    sentences: tuple[Spoken, ...]

    def at(self, start: int, end: int) -> Voice:
        """Return the innermost voice that covers the span; the outlet's own when nobody else speaks."""
        index = bisect_right(self.sentences, start, key=lambda one: one.start) - 1
        if index < 0:
            return self.own
        spoken = self.sentences[index]
        voice = _innermost(spoken.heard, start, end) or self.own
        if not hedged(spoken.hedges, start, end):
            return voice
        return replace(voice, doubted=True) if voice.denies else replace(voice, certainty=Certainty.HEDGED)


def _innermost(heard: Iterable[Voice], start: int, end: int) -> Voice | None:
    """Return the shortest voice that covers the span, the later of two; else the one that covers most of it."""

    def rank(voice: Voice) -> tuple[int, int]:
        covered = min(end, voice.end) - max(start, voice.start)
        return (end - start if covered >= _COVERS * (end - start) else covered), voice.start - voice.end

    able = [voice for voice in heard if min(end, voice.end) > max(start, voice.start)]
    return max(reversed(able), key=rank, default=None)


def is_statement(voice: Voice) -> bool:
    """Tell whether a voice is only spoken of: "a statement by Russian commanders"."""
    return any(step.rule == "who.statement" for step in voice.evidence)


def chain(voice: Voice, said: list[Voice]) -> tuple[str, ...]:
    """Return through whom a statement came: the media that speak around it, then the one who was told."""
    around = tuple(
        other.claimant.name
        for other in said
        if other is not voice
        and other.claimant.kind == ClaimantKind.MEDIA
        and other.claimant != voice.claimant
        and other.claimant.name not in voice.via
        and other.start <= voice.start
        and voice.end <= other.end
    )
    return (*around, *voice.via)
