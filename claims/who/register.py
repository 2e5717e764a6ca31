"""The claimants of one page: short mentions ("Voloshyn", "the ministry", "he") resolved to the full ones."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from claims.claim import Claimant, ClaimantKind, Side
from claims.who.attribution import Attribution
from claims.who.outlet import outlets
from claims.who.speaker import Named

_LETTERS = str.maketrans("gyjw", "hiiv")
# Kinds whose short name means the one with the full name: "Ukrainska Pravda (UP)".
_CALLED = (ClaimantKind.MONITOR, ClaimantKind.MEDIA)
# Kinds that are on nobody's side unless the text says so.
_WARRING = (Side.UKRAINE, Side.RUSSIA)
_LOOSE = (ClaimantKind.MEDIA, ClaimantKind.MONITOR, ClaimantKind.UNNAMED, ClaimantKind.BLOGGER)


class Register:
    """Everybody named as speaking on the page, in order of mention."""

    def __init__(self, everybody: Iterable[Named], own: Claimant, quoted: Iterable[Named] = ()) -> None:
        """Take the names of the whole page: a headline's "military" may be told only later.

        `quoted` are those whose statements are only spoken of: whose side the page mostly hears, they do not tell.
        """
        self._people: dict[str, Named] = {}
        self._bodies: dict[str, Named] = {}
        self._recent: dict[str, Named] = {}
        self._last: dict[str, Claimant] = {}
        self._bulletin: Claimant | None = None
        self._own = own.side
        self._state: Side | None = None  # the state that spoke last: "the defence ministry" is its
        sides: Counter[Side] = Counter()
        for one in everybody:
            self._enter(one)
            if one.side and one.kind != ClaimantKind.MEDIA:
                sides[one.side] += 1
        for one in quoted:
            self._enter(one)
        usual = sides.most_common(2)
        tied = len(usual) == 2 and usual[0][1] == usual[1][1]  # noqa: PLR2004
        self._usual = usual[0][0] if usual and not tied else None
        if self._usual is None and own.side != Side.INDEPENDENT:
            self._usual = own.side

    def resolve(self, attribution: Attribution) -> Claimant | None:
        """Return the claimant of an attribution; None when it only points back and nobody has spoken yet."""
        if attribution.speaker is None:
            return self._last.get(attribution.number) or self._last.get("")
        claimant = self.claimant(attribution.speaker)
        speaker, via = attribution.speaker, attribution.via
        if via and speaker.side is None and not (speaker.person or speaker.leaning):
            side = self.claimant(via).side
            return replace(claimant, side=side if side != Side.INDEPENDENT else claimant.side)
        return claimant

    def remember(self, attribution: Attribution, claimant: Claimant) -> None:
        """Note who spoke last, for the pronouns and bare roles to come."""
        speaker = attribution.speaker
        if attribution.rule == "who.statement":
            if speaker is not None and speaker.side:  # "the statement" is the one spoken of last, no other's
                papers = [word for word, known in self._recent.items() if known.paper and word == known.telling[-1]]
                for word in papers:
                    self._recent[word] = replace(speaker, paper=True, telling=(*speaker.telling, word))
            return
        self._last[""] = self._last[claimant.kind] = claimant
        if speaker is not None and speaker.bulletin:
            self._bulletin = claimant
        self._state = claimant.side if speaker is not None and speaker.state else self._state
        if speaker is not None:
            self._last["one" if speaker.person else "many"] = claimant
            for word in speaker.telling if speaker.side or speaker.leaning else ():
                self._recent[word] = speaker

    @property
    def bulletin(self) -> Claimant | None:
        """Return the staff whose daily bulletin the page tells, sector by sector."""
        return self._bulletin

    def mention(self, topic: Named) -> None:
        """Note whom a sentence speaks of without letting them speak: the next "he said" may mean them."""
        self._last["one" if topic.person else "many"] = self.claimant(topic)

    def claimant(self, speaker: Named) -> Claimant:
        """Return the claimant of a name, as full as the page gives it."""
        full = self._full(speaker)
        meant = self._meant(speaker) if full is None else None
        if meant is not None:
            return meant
        known = outlets().get(speaker.name.casefold())
        if known is not None:
            return Claimant(name=speaker.name, side=known, kind=ClaimantKind.MEDIA)
        if full is None or full is speaker:
            return Claimant(name=speaker.name, role=speaker.role, kind=speaker.kind, side=self._side(speaker))
        side = full.side or speaker.side or full.leaning or self._side(speaker)
        return Claimant(name=full.name, role=full.role or speaker.role, kind=full.kind, side=side)

    def _meant(self, speaker: Named) -> Claimant | None:
        """Return who was last heard, for "the publication", "the unit", "the official" that nothing else explains."""
        if speaker.bare and speaker.kind == ClaimantKind.MONITOR:
            return self._last.get(speaker.kind) or (self._last.get("one") if speaker.definite and speaker.one else None)
        if not speaker.bare or speaker.side or speaker.leaning or not (speaker.definite or speaker.paper):
            return None
        if speaker.kind in _LOOSE:
            return self._last.get("")
        return self._last.get("one") if speaker.one else None

    def _side(self, speaker: Named) -> Side:
        if speaker.foe:
            own = self._own if self._own != Side.INDEPENDENT else self._usual
            return Side.UKRAINE if own == Side.RUSSIA else Side.RUSSIA
        if speaker.kind in _LOOSE:  # "a military analyst" of a Ukrainian page is a Ukrainian one
            leaning = speaker.leaning if speaker.leaning == self._own else self._by_name(speaker)
            return speaker.side or leaning or Side.INDEPENDENT
        if speaker.person:
            return speaker.side or speaker.leaning or self._by_name(speaker) or self._usual or Side.UKRAINE
        ministry = speaker.definite and speaker.kind == ClaimantKind.OFFICIAL and not speaker.one
        if ministry and not (speaker.side or speaker.leaning or speaker.bare) and self._state in _WARRING:
            return self._state
        # Who is Russian is said to be: "the 57th Brigade", "the mayor" without a word of it is Ukraine's.
        warring = speaker.kind == ClaimantKind.MILITARY and speaker.leaning and self._own in _WARRING
        leaning = self._own if warring else speaker.leaning  # "the Vostok group of forces" of a Ukrainian page
        return speaker.side or leaning or self._usual or (None if speaker.one else speaker.context) or Side.UKRAINE

    def _by_name(self, speaker: Named) -> Side | None:
        """Return whose spelling the first name has; translated Ukrainian pages write "Sergei" of their own.

        A resident's name tells nothing: residents are on nobody's side.
        """
        russian = speaker.spelled == Side.RUSSIA and self._own == Side.UKRAINE
        return None if russian or speaker.kind == ClaimantKind.UNNAMED else speaker.spelled

    def _enter(self, one: Named) -> None:
        if one.person:
            for word in map(_spelled, one.words[-1:]):
                other = self._people.get(word)
                if other is None or _fullness(one) > _fullness(other):
                    self._people[word] = one
        if one.side or (one.leaning and not one.person):
            for word in one.telling:
                self._bodies.setdefault(word, one)

    def _full(self, speaker: Named) -> Named | None:
        """Return the fullest naming of the same person; for a bare role, who last had that role."""
        if speaker.person:
            return self._people.get(_spelled(speaker.words[-1]))
        if speaker.kind in _LOOSE and not speaker.definite and (speaker.bare or speaker.kind not in _CALLED):
            return None
        for words in (self._recent, self._bodies):
            for word in speaker.telling:
                one = words.get(word)
                if one is not None and one is not speaker and _means(speaker, one):
                    return one
        return None


def _means(speaker: Named, one: Named) -> bool:
    """Tell whether a short naming can mean this claimant."""
    if speaker.side not in (None, one.side) or _differs(speaker, one):
        return False
    if speaker.bare and (speaker.definite or speaker.side is None):
        alike = len(set(speaker.telling) & set(one.telling)) >= min(2, len(speaker.telling))
        return (speaker.definite and alike) or not one.person
    told = set(speaker.telling) <= set(one.telling)
    if one.person:  # "the head of the regional administration": who holds that office was named
        return told and speaker.one and (speaker.definite or len(speaker.telling) > 1)
    return told if speaker.side is None else set(speaker.words) < set(one.words)


def _differs(speaker: Named, one: Named) -> bool:
    """Tell whether two namings that share words are of different speakers."""
    numbered = any(word[0].isdigit() and word not in one.telling for word in speaker.telling)
    sources = one.vague and not speaker.vague  # "the military" is not the "military sources"
    about = one.kind == ClaimantKind.BLOGGER and speaker.kind not in _LOOSE  # bloggers who write about the army
    holder = speaker.bare and speaker.one and not (one.person or one.one)  # "the military official" is no army
    return numbered or sources or about or holder


def _spelled(surname: str) -> str:
    """Return one spelling of a surname for all its transliterations: Trehubov, Tregubov; Syrskyi, Syrsky."""
    return surname.translate(_LETTERS).replace("ii", "i").rstrip("i")


def _fullness(one: Named) -> tuple[int, bool, bool]:
    return len(one.words), one.side is not None, one.role is not None
