"""What the sentences so far leave standing: the last places and the last forces spoken of."""

from dataclasses import dataclass, field

from claims.claim import Actor
from claims.where import Spot, fits
from geo.place import Place

_KINDS = ("town", "city", "village", "river", "region", "axis", "any")
_SETTLED = frozenset(("town", "city", "village", "any"))
_LONG_AGO = -9
_RETURNS = 4  # paragraphs after which a speaker is taken to speak of something new


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What a speaker spoke of last."""

    focus: tuple[Spot, ...]
    places: dict[str, tuple[Place, ...]]
    paragraph: int


@dataclass(slots=True)
class Memory:
    """The reader's short memory within one article: what "the city", "they" and "the fighting" can mean."""

    last_places: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    focus: tuple[Spot, ...] = ()
    named: tuple[Spot, ...] = ()  # the focus with all that was listed with it: what "these villages" can mean
    focus_paragraph: int = _LONG_AGO
    last_actor: Actor | None = None
    _speaker: str = ""
    _spoken: dict[str, "_Spoken"] = field(default_factory=dict)

    def turn_to(self, speaker: str, paragraph: int) -> None:
        """Take up what a speaker spoke of last, when others spoke in between: their "the city" is still theirs."""
        before = self._spoken.get(speaker)
        others = bool(self._speaker) and bool(speaker) and speaker != self._speaker
        if others and before is not None and paragraph - before.paragraph <= _RETURNS:
            self.focus, self.focus_paragraph = before.focus, paragraph
            self.named = before.focus
            self.last_places = dict(before.places)
        self._speaker = speaker

    def see(self, places: tuple[Spot, ...], acted_on: tuple[Spot, ...], paragraph: int) -> None:
        """Remember the places of a sentence; those that an act was about are in focus."""
        heads = {spot.group: spot for spot in reversed(places)}
        listed = {spot.group for spot in places if heads[spot.group] is not spot}
        for spot in places:
            if not spot.back and spot.candidates:
                passing = spot.preposition or heads[spot.group].preposition or spot.group in listed
                self._remember(spot, central=not acted_on and not passing)
        for spot in acted_on:
            if spot.candidates:
                self._remember(spot, central=True)
        last = [s for s in acted_on or places if s.candidates and not s.locator]
        if last:
            self.last_places["there"] = last[0].candidates  # in a lexicon that tells "there" from "here"
        plain = tuple(s for s in places if not s.locator and not s.back and fits("any", s.candidates))
        towns = bool(plain) and fits("town", plain[0].candidates)
        chosen = acted_on or plain[:1]
        if chosen and not (self.focus and all(spot.beside for spot in chosen)):
            self.focus, self.focus_paragraph = chosen, paragraph
            self.named = acted_on or tuple(s for s in plain if towns and s.group == plain[0].group) or chosen
            self._spoken[self._speaker] = _Spoken(chosen, dict(self.last_places), paragraph)

    def _remember(self, spot: Spot, *, central: bool) -> None:
        """Note what later words can refer back to; a settlement mentioned in passing does not displace another."""
        for kind in _KINDS:
            known = kind in self.last_places
            minor = kind in _SETTLED and (spot.locator or (known and (spot.beside or not central)))
            minor = minor or (kind == "town" and spot.axis and kind in self.last_places)
            if fits(kind, spot.candidates) and (kind != "axis" or spot.axis) and not minor:
                self.last_places[kind] = spot.candidates
