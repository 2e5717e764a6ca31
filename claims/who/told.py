"""What a page tells of its speakers before it is heard: its sentences, who speaks alone, who speaks again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims.claim import Claimant, ClaimantKind
from claims.segment import Page
from claims.who.attribution import Attribution, Style
from claims.who.register import Register
from claims.who.scene import Scene
from claims.who.voice import Voice, is_statement

# How many sentences ahead the same speaker may speak again.
_AHEAD = 6


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence with its attributions."""

    scene: Scene
    found: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the page before the pass: its sentences, who closes each quotation, its date."""

    page: Page
    parts: list[Part]
    closings: dict[int, Attribution | None]
    published: date | None


def only_speaker(parts: list[Part], register: Register, own: Claimant) -> Claimant | None:
    """Return who alone speaks on the page of an outlet of the same side: what nobody else says is theirs too."""
    labels = (
        at
        for at, part in enumerate(parts)
        if (hit := part.scene.begin(0, "label")) and hit.entry.get("says") == "outlet"
    )
    told = parts[: next(labels, len(parts))]
    found = [one for part in told for one in part.found if one.rule != "who.statement"]
    named = [one.speaker for one in found if one.speaker is not None]
    claimants = [register.claimant(one) for one in named if not (one.bare and one.definite)]
    speakers = {short_of(one): one for one in claimants if one.kind not in (ClaimantKind.MEDIA, ClaimantKind.UNNAMED)}
    alone = next(iter(speakers.values()), None)
    if alone is None or len(speakers) > 1 or len(found) == 1:
        return None
    return alone if alone.side == own.side or alone.kind == ClaimantKind.MONITOR else None


def short_of(claimant: Claimant) -> str:
    """Return one name for a monitor and its initials: ISW is the Institute for the Study of War."""
    name = claimant.name
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return initials if claimant.kind == ClaimantKind.MONITOR and len(initials) > 2 else name  # noqa: PLR2004


def speaks_again(parts: list[Part], index: int, claimant: Claimant, register: Register) -> bool:
    """Tell whether the next to speak behind a sentence is the same claimant."""
    for ahead in parts[index + 1 : index + _AHEAD]:
        for one in ahead.found:
            again = register.claimant(one.speaker) if one.speaker else None
            return bool(one.number) or (again is not None and short_of(again) == short_of(claimant))
    return False


def in_passing(scene: Scene, one: Attribution) -> bool:
    """Tell whether somebody is heard only on a place: "near X, in the Y region, where Kyiv claims gains"."""
    return one.first > 0 and scene.begin(one.first - 1, "whereof") is not None


def goes_on_with(part: Part, said: Sequence[Voice]) -> Voice:
    """Return who speaks on behind a sentence: who closed it ("“Some claim that …,” X said"), else the innermost."""
    last = next((one for one in reversed(part.found) if not in_passing(part.scene, one)), part.found[-1])
    aside = {part.scene.tokens[one.first].start for one in part.found[1:] if in_passing(part.scene, one)}
    start = part.scene.tokens[last.first].start
    closing = (voice for voice in said if last.style == Style.TRAIL and voice.attribution[0] == start)
    told = (voice for voice in reversed(said) if part.scene.articles or not is_statement(voice))
    told = (voice for voice in told if voice.attribution[0] not in aside)
    return next(closing, next(told, said[-1]))
