"""What the sentences so far leave standing: the last places and the last forces spoken of."""

from dataclasses import dataclass, field

from claims.claim import Actor
from claims.lexicon import Hit
from claims.where.places import Spot, fits
from claims.where.spot import Focus
from geo.place import Place

_KINDS = ("town", "city", "village", "river", "island", "peninsula", "region", "axis", "any")
_SETTLED = frozenset(("town", "city", "village", "any"))
_LONG_AGO = -9
_NOUNS = frozenset(("city",))
_CALLED = 1  # paragraphs in which "the town" is the one last called a town
_FRONTED = 3  # tokens before a place that a sentence opens with
_LISTS = 8  # paragraphs in which "these villages" are the last ones listed
_BIG = 400_000  # people
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
    attacker: Actor | None = None  # who is told to gain ground, and in which paragraph
    attacker_paragraph: int = _LONG_AGO
    river_paragraph: int = _LONG_AGO
    striker: Actor | None = None  # who is told to strike, and in which sentence
    striker_sentence: int = _LONG_AGO
    heading_paragraph: int = _LONG_AGO  # whose first sentence only names the place that the next ones tell of
    headed: Hit | None = None  # the act that was last told of such a place
    _sector: Spot | None = None
    _sector_in: int = _LONG_AGO
    _listed: tuple[Spot, ...] = ()
    _listed_in: int = _LONG_AGO
    _called_in: dict[str, int] = field(default_factory=dict)
    _central: set[str] = field(default_factory=set)
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
        for noun in [noun for noun, called in self._called_in.items() if paragraph - called > _CALLED]:
            self.last_places.pop(f"called {noun}", None)
            del self._called_in[noun]

    def spoken_of(self, paragraph: int) -> Focus:
        """Return what "there" and "these villages" can mean in a paragraph."""
        return Focus(self.named, self._listed if paragraph - self._listed_in <= _LISTS else (), self.sector())

    def sector(self) -> Spot | None:
        """Return the one direction whose villages are in focus: of many "there" means the direction."""
        return self._sector if self._sector_in == self.focus_paragraph else None

    def hear_of(self, towns: tuple[tuple[Place, ...], ...], paragraph: int) -> None:
        """Take the town or the region of an official for what "the city" and "the region" mean in their mouth."""
        for candidates in [places for places in towns if fits("region", places)][-1:]:
            self.last_places["region"] = candidates
        for candidates in [places for places in towns if fits("town", places)][-1:]:
            self.last_places |= {kind: candidates for kind in _SETTLED if kind != "any" and fits(kind, candidates)}
            self.last_places["called city"] = candidates
            self._called_in["city"] = paragraph

    def see(self, places: tuple[Spot, ...], acted_on: tuple[Spot, ...], paragraph: int) -> None:
        """Remember the places of a sentence; those that an act was about are in focus."""
        self._pass(places, acted=bool(acted_on))
        for spot in acted_on:
            if spot.candidates:
                self._remember(spot, central=True)
                self._central.add(spot.candidates[0].id)
        self._call(places, paragraph)
        for spot in places:
            if fits("river", spot.candidates):
                self.river_paragraph = paragraph
        sectors = [spot for spot in places if spot.axis and spot.candidates]
        if sectors:
            one = sum(spot.group == sectors[0].group for spot in places if not spot.locator or spot.axis) == 1
            self._sector, self._sector_in = sectors[0] if one and len(sectors) == 1 else None, paragraph
        last = [s for s in acted_on or places if s.candidates and not s.locator]
        if last:
            self.last_places["there"] = last[0].candidates  # in a lexicon that tells "there" from "here"
        plain = tuple(s for s in places if not s.locator and not s.back and fits("any", s.candidates))
        self._list(plain, paragraph)
        listable = bool(plain) and any(fits(kind, plain[0].candidates) for kind in ("town", "region"))
        towns = [s for s in plain if fits("town", s.candidates)]  # "in the X region, in particular in the town of Y"
        chosen = acted_on or (tuple(towns) if len(towns) == 1 else plain[:1])
        if chosen and not (self.focus and all(spot.beside for spot in chosen)):
            self.focus, self.focus_paragraph = chosen, paragraph
            self.named = acted_on or tuple(s for s in plain if listable and s.group == plain[0].group) or chosen
            self._spoken[self._speaker] = _Spoken(chosen, dict(self.last_places), paragraph)

    def _pass(self, places: tuple[Spot, ...], *, acted: bool) -> None:
        """Remember the places that a sentence names."""
        heads = {spot.group: spot for spot in reversed(places)}
        listed = {spot.group for spot in places if heads[spot.group] is not spot}
        for spot in places:
            if not spot.back and spot.candidates:
                passing = spot.preposition or heads[spot.group].preposition or spot.group in listed
                passing = passing and not self._is_topic(spot, places)
                self._remember(spot, central=not acted and not passing)

    def _list(self, plain: tuple[Spot, ...], paragraph: int) -> None:
        """Remember the last list of towns."""
        for spot in plain:
            run = tuple(each for each in plain if each.group == spot.group)
            if len(run) + len(spot.also) > 1 and fits("town", spot.candidates):
                self._listed, self._listed_in = run, paragraph

    def _is_topic(self, spot: Spot, places: tuple[Spot, ...]) -> bool:
        """Say whether a sentence turns to a place: "As for X, …", or "The situation in X" where X was fought for."""
        alone = all(each.locator or each.back or each.group == spot.group for each in places)
        return alone and not spot.locator and (spot.first <= _FRONTED or spot.candidates[0].id in self._central)

    def _call(self, places: tuple[Spot, ...], paragraph: int) -> None:
        """Note by which noun a place was spoken of: "the settlement" is not "the city" while another is called so.

        A town told by another beside it is not what is spoken of, but in "the hamlet of X, near the city of Y"
        "the city" is Y afterwards.
        """
        villages = {spot.group for spot in places if not spot.locator and spot.kinds and not _NOUNS & set(spot.kinds)}
        for spot in places:
            told = not spot.locator or spot.group in villages
            called = _NOUNS.intersection(spot.kinds) if told and fits("town", spot.candidates) else ()
            for noun in called:
                self.last_places[f"called {noun}"] = spot.candidates
                self.last_places[f"{noun} {spot.candidates[0].id}"] = spot.candidates
                self._called_in[noun] = paragraph

    def _remember(self, spot: Spot, *, central: bool) -> None:
        """Note what later words can refer back to; a settlement mentioned in passing does not displace another."""
        big = spot.axis or any(place.population > _BIG for place in spot.candidates[:1])  # not Kharkiv
        for kind in _KINDS:
            known = kind in self.last_places
            minor = kind in _SETTLED and (spot.locator or (known and (spot.beside or not central)))
            minor = minor or (known and big and kind == "town")
            if not minor and (kind != "axis" or spot.axis) and fits(kind, spot.candidates):
                self.last_places[kind] = spot.candidates
