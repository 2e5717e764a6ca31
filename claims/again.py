"""Acts spoken of again: "the claim was denied by X", "this is not true", "Among them are A and B"."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from claims.act import Act
from claims.claim import Kind
from claims.lexicon import Hit
from claims.signs import Signs
from claims.turns import Turn
from claims.voice import Voice
from claims.where import Spot

_REMEMBERED = 8  # sentences with acts that a denial can speak of
_NEAR = 2  # paragraphs back that "the claim" or "among them" can speak of when nobody is named
_SPOKEN_OF = 3  # sentences with acts among which "the claims" are sought
_TAKEN = (Kind.CAPTURE, Kind.CONTROL)
_OPENING = 10  # tokens within which a sentence says that it lists what the one before spoke of

Hear = Callable[[int, int], Voice]


@dataclass(slots=True)
class Recall:
    """The acts of the last sentences, for those that speak of them without telling them."""

    _told: list[tuple[int, tuple[Act, ...]]] = field(default_factory=list)

    def complete(self, found: Signs, places: tuple[Spot, ...], told: tuple[Act, ...], hear: Hear) -> tuple[Act, ...]:
        """Return the acts of a sentence that have places, with those that it only speaks of again."""
        paragraph = found.sentence.paragraph
        acts = tuple(act for act in told if act.places) or self._listed(found, places, hear)
        again = self._denied(found, acts, hear)
        if acts or told:
            self._told = [*self._told[1 - _REMEMBERED :], (paragraph, acts or told)]
        return (*acts, *again)

    def _listed(self, found: Signs, places: tuple[Spot, ...], hear: Hear) -> tuple[Act, ...]:
        """Read a list of places that only continues the sentence before: "Among them are A, B and C"."""
        hit = found.any_in("listing", 0, min(_OPENING, len(found.tokens)))
        if hit is None or (hit.entry.get("bare") and found.acts) or not self._told:
            return ()
        if found.sentence.paragraph - self._told[-1][0] > _NEAR:
            return ()
        named = tuple(spot for spot in places if spot.first >= hit.last and not spot.locator and not spot.back)
        if not named:
            return ()
        start, end = found.tokens[hit.first].start, max(spot.end for spot in named)
        last = self._told[-1][1][-1]
        return (replace(last, places=named, start=start, end=end, hit=hit, voice=hear(start, end), implied=False),)

    def _denied(self, found: Signs, acts: tuple[Act, ...], hear: Hear) -> tuple[Act, ...]:
        """Read the denial of what was told before: "a claim denied by X", "X rejected the report"."""
        for hit in dict.fromkeys(found.covered.get("again", {}).values()):
            start, end = found.tokens[hit.first].start, found.tokens[hit.last - 1].end
            voice = hear(start, end)
            false = None if voice.denies else _false(found, hit)
            if (voice.denies or false) and not _says_what(found, hit) and not _told_here(acts, voice, start):
                meant = self._meant(acts, voice, hit, found.sentence.paragraph)
                turned = Turn(denied=not voice.denies, phrases=(false,) if false else ())
                return tuple(_spoken_of(act, found, hit, voice, turned) for act in meant)
        return ()

    def _meant(self, acts: tuple[Act, ...], voice: Voice, hit: Hit, paragraph: int) -> tuple[Act, ...]:
        """Return the acts that a denial speaks of: of whom it names, else the last told by another side."""
        here = [act for act in acts if act.hit.last <= hit.first]
        rows = [*self._told, (paragraph, tuple(here))]
        found: tuple[Act, ...] = ()
        for told_in, told in reversed(rows[-_SPOKEN_OF:] if voice.denied is None else rows):
            open_ = [act for act in told if act.places and not act.turn.denied and not act.voice.denies]
            if voice.denied is not None:
                name = voice.denied.name
                open_ = [act for act in open_ if act.voice.claimant.name == name or name in act.voice.claimant.name]
            elif paragraph - told_in > _NEAR:
                break
            elif hit.entry.get("of") != "attempt":
                open_ = [act for act in open_ if act.voice.claimant.name != voice.claimant.name]
            speaker = open_[-1].voice.claimant.name if open_ else ""
            meant = _weightiest([act for act in open_ if act.voice.claimant.name == speaker], voice)
            found = found or meant
            if any(act.kind in _TAKEN for act in meant):
                return meant
        return found


def _false(found: Signs, hit: Hit) -> Hit | None:
    """Find the words that judge what was told, or say that what was tried has failed."""
    if hit.entry.get("false"):  # the words themselves say so: "это неправда", "цього не підтвердили"
        return hit
    tags = ("vain", "fail") if hit.entry.get("of") == "attempt" else ("false",)
    return next((sign for tag in tags if (sign := found.any_in(tag, hit.last, len(found.tokens))) is not None), None)


def _says_what(found: Signs, hit: Hit) -> bool:
    """Say whether the words go on to tell what was stated: "denied information about the losses"."""
    return hit.last < len(found.tokens) and found.tokens[hit.last].norm in ("about", "of", "on", "regarding")


def _weightiest(acts: list[Act], voice: Voice) -> tuple[Act, ...]:
    """Return of the acts of one statement those that a denial is about: what the other side took, if it took."""
    side = voice.claimant.side
    theirs = [act for act in acts if side is None or act.actor.value != side.value]
    taken = [act for act in theirs if act.kind in _TAKEN]
    return tuple(taken or theirs)


def _told_here(acts: tuple[Act, ...], voice: Voice, after: int) -> bool:
    """Say whether the sentence itself tells what is denied: "denied the claim that X was captured"."""
    return any(
        (act.voice.denies and act.voice.attribution == voice.attribution) or (act.turn.denied and act.end > after)
        for act in acts
    )


def _spoken_of(act: Act, found: Signs, hit: Hit, voice: Voice, turned: Turn) -> Act:
    start, end = found.tokens[hit.first].start, found.tokens[hit.last - 1].end
    left, right = voice.attribution
    if left < right and found.sentence.start <= left and right <= found.sentence.end:
        start, end = min(start, left), max(end, right)
    places = tuple(replace(spot, back=True) for spot in act.places)
    return replace(act, voice=voice, turn=turned, places=places, start=start, end=end, hit=hit, implied=True)
