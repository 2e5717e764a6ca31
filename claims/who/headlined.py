"""The day on which a headline's speaker spoke: the text below tells it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claims.claim import ClaimantKind, Side
from claims.segment import Block
from claims.who.told import Part, short_of
from claims.who.voice import Voice


def date_headlines(parts: Sequence[Part], spoken: Sequence[list[Voice]]) -> None:
    """Give a headline's speaker the day on which the text below lets the same one speak, or the same side."""
    first: dict[str, date | None] = {}
    sides: dict[Side, date | None] = {}
    headlines: list[list[Voice]] = []
    for part, heard in zip(parts, spoken, strict=True):
        if part.scene.sentence.block == Block.HEADLINE:
            headlines.append(heard)
            continue
        for voice in heard:
            first.setdefault(short_of(voice.claimant), voice.said_on)
            sides.setdefault(voice.claimant.side, voice.said_on)
    for heard in headlines:
        days = [voice.said_on or first.get(short_of(voice.claimant)) or _by_side(voice, sides) for voice in heard]
        heard[:] = [replace(voice, said_on=day) for voice, day in zip(heard, days, strict=True)]


def _by_side(voice: Voice, sides: dict[Side, date | None]) -> date | None:
    """Return when a side first speaks below, for a headline that lets a state speak: "Russia says X captured"."""
    speaker = voice.claimant
    state = speaker.kind == ClaimantKind.OFFICIAL and speaker.role is None and " " not in speaker.name
    return sides.get(speaker.side) if state and speaker.side != Side.INDEPENDENT else None
