"""Who says what: the voices of a page, each with the text that it covers."""

from dataclasses import dataclass
from datetime import date

from claims.article import Article
from claims.claim import Certainty, Claimant, Evidence
from claims.outlet import outlet
from claims.segment import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One claimant speaking over the text from `start` to `end`.

    `attribution` is the span of "X said"; `denies` is true when what it covers is denied, and `denied` is then the
    claimant whose statement is denied, when the text names one. `via` is the reporting chain from the outside in.
    """

    start: int
    end: int
    claimant: Claimant
    certainty: Certainty = Certainty.STATED
    via: tuple[str, ...] = ()
    said_on: date | None = None
    denies: bool = False
    denied: Claimant | None = None
    attribution: tuple[int, int] = (0, 0)
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Voices:
    """All voices of a page, the outlet's own first."""

    heard: tuple[Voice, ...]

    def at(self, start: int, end: int) -> Voice:
        """Return the innermost voice that covers the span; the outlet's own when nobody else speaks."""
        covering = [voice for voice in self.heard if voice.start <= start and end <= voice.end]
        return min(covering, key=lambda voice: voice.end - voice.start, default=self.heard[0])


def voices(page: Page, article: Article) -> Voices:
    """Hear every voice on a page."""
    own = Voice(start=0, end=len(page.text), claimant=outlet(article))
    return Voices((own,))
