"""Who does what a noun says: its genitive, its adjective, whose statement tells it, the subject of its clause."""

from claims.cases.forms import OF, SUBJECT, form
from claims.cases.roles import ARMED, Roles
from claims.claim import Actor
from claims.lexicon import Hit, everywhere
from claims.what.armies import SIDES, other, side_of, understood
from claims.what.signs import Force

_BRACKET = 2  # tokens of a bracket or a comma behind a name
_LED = 3  # tokens from a preposition to the noun that it leads to
_OPEN = frozenset(("none", "russia", "enemy"))  # who denies such a deed denies the other side's
_ITSELF = ("ся", "сь", "ть")  # of verbs that take no object: "тривають", "ведуться"
_STATED = 6  # tokens from "заяви" to the deed that they tell


class Deeds(Roles):
    """The forces of a sentence, asked for by what they have to do with a noun."""

    def of_noun(self, hit: Hit) -> Actor | None:
        """Return who does what a noun says: "наступ ворога", "російський обстріл", "ворог здійснив 30 атак"."""
        apart = [] if hit.entry.get("kind") == "evacuation" else self._on_the_part(hit.last, self._bounds(hit)[1])
        named = self._threatened(hit) if hit.entry.get("kind") == "encirclement" else None
        named = named or side_of(self.ground, apart[0]) if apart or named else self._agent(hit) or self._described(hit)
        named = named or self._inflicted(hit) or self._owner(hit) or self._stated(hit) or self._within_nominative(hit)
        named = named or self._flown(hit) or self._interrupted(hit) or self._own(hit) or self._none_of(hit)
        if named is None and hit.entry.get("agent", "none") == "none":
            named = self.ground.previous or self.ground.memory.last_actor
        return self._settled(named, hit)

    def _inflicted(self, hit: Hit) -> Actor | None:
        """Read to whom it is done: "огневое поражение нанесено | подразделениям противника"."""
        given = self._forces(*self._bounds(hit), "datv") if hit.entry.get("given") else []
        given = [f for f in given if SUBJECT not in self._cases(f) and OF not in self._cases(f)]
        side = side_of(self.ground, given[0]) if given else None
        return other(side) if side else None

    def _none_of(self, hit: Hit) -> Actor | None:
        """Read "прориву немає": whose deed it is that there is none of, the speaker's enemy's."""
        start, end = self._bounds(hit)
        none = self.found.any_in("none", hit.last, end) or self.found.any_in("not", start, hit.first)
        open_ = hit.entry.get("agent", "none") == "none" and hit.entry.get("kind") in ("advance", "encirclement")
        return understood(self.ground, "enemy") if none is not None and open_ else None

    def _own(self, hit: Hit) -> Actor | None:
        """Read who speaks of his own deed: "окупанти заявляють про | контроль над X"."""
        voice, tokens = self.ground.voice, self.found.tokens
        about = next(
            (at for at in range(max(1, hit.first - _LED), hit.first) if tokens[at].norm in everywhere("about")), 0
        )
        told = about and voice.attribution[0] <= tokens[about - 1].start < voice.attribution[1]
        own = told and hit.entry.get("agent", "none") == "none" and voice.claimant.kind in ARMED
        return SIDES.get(voice.claimant.side) if own and not voice.denies else None

    def _interrupted(self, hit: Hit) -> Actor | None:
        """Read the subject that the occasion parts from its verb: "ВСУ | после двух контратак | отошли"."""
        start = self._bounds(hit)[0]
        if self.found.any_in("occasion", start, start + 1) is None:
            return None
        near = [f for f in self.found.forces if start - _BRACKET <= f.last <= start and SUBJECT in self._cases(f)]
        if not near and start and hit.entry.get("kind") == "withdrawal":  # "ВСУ закрепились у X | после отхода из Y"
            near = self._forces(self.ground.clauses.start(start - 1), start, SUBJECT)
        return side_of(self.ground, near[-1]) if near else None

    def _threatened(self, hit: Hit) -> Actor | None:
        """Read whom an encirclement threatens: "українським військам загрожує оточення"."""
        given = self._forces(*self._bounds(hit), "datv")
        given = [f for f in given if SUBJECT not in self._cases(f) and OF not in self._cases(f)]
        side = side_of(self.ground, given[0]) if given else None
        return other(side) if side else None

    def _stated(self, hit: Hit) -> Actor | None:
        """Read whose statement tells the deed: "заяви росіян про просування" is their own."""
        found, kind = self.found, hit.entry.get("kind")
        statement = next((s for at in range(hit.first - _STATED, hit.first) if (s := found.has("statement", at))), None)
        owners = [f for f in found.forces if statement and statement.last <= f.first and f.last <= hit.first]
        owned = [f for f in owners if f.first - statement.last <= 1 and OF in self._cases(f)] if statement else []
        side = side_of(self.ground, owned[0]) if owned else None
        agent = hit.entry.get("agent", "none")
        spoken = agent == "none" or found.any_in("deny", 0, hit.first) is not None
        open_ = spoken and agent in _OPEN and not hit.entry.get("swap")
        judged = statement is not None and found.any_in("false", hit.last, len(found.tokens)) is not None
        freed = judged and agent == "owner"  # "інформація про зачистку X не відповідає дійсності"
        if side is None and ((self.ground.voice.denies and open_) or freed):
            speaker = SIDES.get(self.ground.voice.claimant.side)
            teller = SIDES.get(self.ground.voice.denied.side) if self.ground.voice.denied is not None else None
            side = self._accused(hit) or teller or (other(speaker) if speaker is not None else None)
        return other(side) if side is not None and kind in ("withdrawal", "repulse") else side

    def _owners(self, first: int, last: int, hit: Hit) -> list[Force]:
        """Return those who have something: "у нас есть успехи", "у противника є просування"; not "у нас обстріли"."""
        if not any(self.found.any_in(tag, first, last) is not None for tag in ("be", "not", "lasts")):
            return []
        tokens = self.found.tokens
        inside = [f for f in self.found.forces if first <= f.first and f.last <= last and not f.bare]
        if hit.entry.get("agent") == "enemy":  # fire is what befalls those at whom it is
            inside = [f for f in inside if f.side != "our"]
        return [
            f
            for f in inside
            if any(token.norm in everywhere("at whose") for token in tokens[max(0, f.first - 1) : f.first + 1])
        ]

    def _within_nominative(self, hit: Hit) -> Actor | None:
        """Return the subject of the clause, whose doing a noun then is: "ворог здійснив 30 атак"."""
        start, end = self._bounds(hit)
        word = form(self.found.tokens[hit.first].norm, self.language).cases
        lost = hit.entry.get("swap") and SUBJECT in word and "accs" not in word  # "просуваються: втрата X, …"
        if self._goes_on_itself(hit) or lost:
            return None
        led = [at for at in range(start, hit.first) if "GRND" in form(self.found.tokens[at].norm, self.language).parts]
        if led and not self._forces(start, hit.first, SUBJECT):  # "росіяни тиснуть, | ведучи атаки"
            told = [f for f in self._forces(0, start, SUBJECT) if f.side != "some"]
            return side_of(self.ground, told[-1]) if told else None
        before = [f for f in self._forces(start, hit.first, SUBJECT) if not self._owns_deed(f)]  # "втеча | ЗСУ"
        before = before or self._owners(start, hit.first, hit)
        threatened = hit.entry.get("kind") == "encirclement" and self._led(hit)  # "через загрозу оточення війська …"
        if before:
            side = side_of(self.ground, before[-1])
            return other(side) if side and threatened and hit.last - hit.first > 1 else side
        after = [f for f in self._forces(hit.last, end, SUBJECT) if not self._possessor(f)]
        after = (
            after or [f for f in self._forces(start, end, OF) if self._counted(f)] or self._owners(hit.last, end, hit)
        )
        side = side_of(self.ground, after[0]) if after else None
        return other(side) if side and threatened else side

    def _goes_on_itself(self, hit: Hit) -> bool:
        """Say whether a deed behind a comma is the subject of a verb: "наші війська в X, | бої тривають"."""
        tokens, last = self.found.tokens, hit.last - 1
        if SUBJECT not in form(tokens[last].norm, self.language).cases:
            return False
        if hit.first > 1 and tokens[hit.first - 2].text == ",":  # ", | проводяться контрнаступальні дії"
            before = tokens[hit.first - 1].norm
            if before.endswith(_ITSELF) and "VERB" in form(before, self.language).parts:
                return True
        behind = form(tokens[hit.last].norm, self.language).parts if hit.last < len(tokens) else frozenset()
        return bool(hit.first) and tokens[hit.first - 1].text == "," and "VERB" in behind

    def _led(self, hit: Hit) -> bool:
        near = self.found.tokens[max(0, hit.first - _LED) : hit.first]
        return any("PREP" in form(token.norm, self.language).parts for token in near)
