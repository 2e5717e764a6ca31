"""The troops of a sentence, asked for by their forms: in which case they stand, and beside what."""

from dataclasses import dataclass

from claims.cases.forces import case_of
from claims.cases.forms import AGENT, EVERY_CASE, OF, SUBJECT, form, many
from claims.cases.things import thing_acts
from claims.claim import Actor
from claims.lexicon import Hit, everywhere
from claims.what.armies import Ground, side_of
from claims.what.signs import Force, Signs

_APART = frozenset((",", "–", "—", "("))
_PHRASE = 5  # tokens from "покинувшие" to the troops that did so
_LED = 2  # tokens from a preposition to the noun that it leads to
OWN_GROUND = frozenset(("control", "presence", "capture", "advance", "withdrawal"))
_EXPLAINED = 3  # tokens from a name to the clause that explains it
_DOING = ("ння", "ття", "ние", "тие")  # of nouns that tell a deed
_OWNED = 3  # tokens from a count to the troops counted


@dataclass(frozen=True, slots=True)
class Troops:
    """The forces of a sentence and the ground that they are read on."""

    ground: Ground
    language: str

    @property
    def found(self) -> Signs:
        """Return the sentence."""
        return self.ground.found

    def _cases(self, force: Force) -> frozenset[str]:
        return case_of(self.found.tokens, force, self.language)

    def _bounds(self, hit: Hit) -> tuple[int, int]:
        cut = self.ground.clauses
        return cut.start(hit.first), cut.end(hit.last - 1)

    def _forces(self, first: int, last: int, case: str) -> list[Force]:
        tokens = self.found.tokens
        return [
            force
            for force in self.found.forces
            if first <= force.first and force.last <= last
            and not force.bare and case in case_of(tokens, force, self.language)
            and not self._after_preposition(force)
        ]  # fmt: skip

    def _on_the_part(self, first: int, last: int) -> list[Force]:
        """Return those of whom it comes: "обстріл Донецька з боку ЗСУ"."""
        inside = [f for f in self.found.forces if first < f.first and f.last <= last and not f.bare]
        return [f for f in inside if self.found.tokens[f.first - 1].norm in everywhere("hands") or self._stays_with(f)]

    def _stays_with(self, force: Force) -> bool:
        """Say whether something stays whose it is: "контроль над X остаётся | за ВСУ"."""
        behind = (
            force.first > 1
            and self.found.tokens[force.first - 1].norm in everywhere("behind")
            and AGENT in self._cases(force)
        )
        return behind and any(self.found.has(tag, force.first - 2) is not None for tag in ("be", "lasts"))

    def _after_preposition(self, force: Force) -> bool:
        if not force.first:
            return False
        before = self.found.tokens[force.first - 1]
        return "PREP" in form(before.norm, self.language).parts

    def _counted(self, force: Force) -> bool:
        """Say whether troops in the genitive act: counted ("вышло около 300 военных"), or in "попытки врага"."""
        if force.first and self.found.has("try", force.first - 1) is not None:
            return True
        before = range(max(0, force.first - _OWNED), force.first)
        dated = (at for at in before if self.found.has("calendar", at + 1) is None)
        return any(self.found.tokens[at].text.isdigit() or self.found.has("count", at) for at in dated)

    def _only_subject(self, force: Force) -> bool:
        return OF not in case_of(self.found.tokens, force, self.language)

    def _only_agent(self, force: Force) -> bool:
        cases = case_of(self.found.tokens, force, self.language)
        return SUBJECT not in cases and OF not in cases

    def _possessor(self, force: Force) -> bool:
        """Say whether a noun right before makes an indeclinable name a genitive: "позиції ЗСУ"."""
        before = self.found.tokens[force.first - 1]
        one = form(before.norm, self.language)
        return "NOUN" in one.parts and not one.verb and OF in self._cases(force)  # not "що | ЗСУ"

    def _led_to(self, deed: Hit) -> bool:
        """Say whether a preposition leads to a deed, which is then no subject and no object."""
        before = self.found.tokens[max(0, deed.first - _LED) : deed.first]
        return any("PREP" in form(token.norm, self.language).parts for token in before)

    def _owns(self, last: int, force: Force) -> bool:
        """Say whether no preposition leads from a deed to troops: "атака | штурмовой группы | ВСУ", not "по ВСУ"."""
        between = [form(token.norm, self.language) for token in self.found.tokens[last : force.first]]
        return OF in self._cases(force) and not any("PREP" in one.parts or one.verb for one in between)

    def _parted(self, force: Force, hit: Hit) -> bool:
        """Tell whether another act stands between: "окуповані росіянами села звільнені" names one agent only."""
        first, last = (force.last, hit.first) if force.last <= hit.first else (hit.last, force.first)
        doing = self.found.tokens[force.first - 1].lemmas[-1] if hit.last < force.first else ""
        if doing.endswith(_DOING):  # "завдають ударів з метою недопущення накопичення | росіянами"
            return True
        return any(first <= act.first and act.last <= last for act in self.found.acts) or any(
            act.first < force.first and act.last == force.first and act is not hit and act.last < hit.first
            for act in self.found.acts
        )

    def _acts_next(self, force: Force) -> bool:
        """Say whether a name that has no cases is the subject of the verb behind it."""
        tokens = self.found.tokens
        if force.last >= len(tokens) or case_of(tokens, force, self.language) != EVERY_CASE:
            return False
        return many(tokens[force.last].norm, self.language)

    def _arsenal(self, hit: Hit) -> Actor | None:
        """Read who strikes from what he strikes with: only one of the armies has glide bombs, the other HIMARS."""
        start, end = self._bounds(hit)
        arms = self.found.any_in("arsenal", start, end)
        return Actor(arms.entry.get("side")) if arms is not None else None

    def _civil(self, hit: Hit) -> bool:
        start, _ = self._bounds(hit)
        start = max(0, start - _EXPLAINED) if start in self.ground.clauses.relative else start  # "женщина, которая"
        named = self.found.any_in("civil", start, hit.first)
        if named is None or (named.first < self._bounds(hit)[0] and named.entry.get("crowd")):
            return False
        if hit.entry.get("kind") == "attack" and self.found.has("weapon", named.first) is not None:
            return False
        counted = named.first and self.found.tokens[named.first - 1].text.isdigit()  # "25 дітей залишаються"
        bare = (
            "INFN" in form(self.found.tokens[hit.first].norm, self.language).parts
        )  # "жителям небезпечно | перебувати"
        cases = form(self.found.tokens[named.first].norm, self.language).cases
        return bool(counted) or SUBJECT in cases or (bare and "datv" in cases)

    def _is_weapon(self, hit: Hit) -> bool:
        """Say whether the subject is a weapon, which strikes and does nothing else: "российский дрон вошёл в X"."""
        acting = self._forces(*self._bounds(hit), SUBJECT)
        return any(self.found.has("weapon", force.last - 1) for force in acting)

    def _parts(self, at: int) -> bool:
        """Say whether a word parts a noun from what stands behind it: another act, or any verb."""
        verb = "VERB" in form(self.found.tokens[at].norm, self.language).parts
        return verb or any(act.first == at for act in self.found.acts)

    def _armed_with(self, hit: Hit) -> Actor | None:
        """Read whose arms they are in the phrase of a strike: "місто закидують | ворожими снарядами"."""
        arms = [f for f in self.found.forces if hit.first < f.first and f.last == hit.last and AGENT in self._cases(f)]
        return side_of(self.ground, arms[-1]) if arms and hit.entry.get("kind") == "attack" else None

    def _is_things_own(self, hit: Hit) -> bool:
        """Say whether it is a thing that does it; a task is not what does its infinitive: "задача | взяти X"."""
        start = self._bounds(hit)[0]
        task = hit.first - start == 1 and "INFN" in form(self.found.tokens[hit.first].norm, self.language).parts
        return hit.entry.get("kind") in OWN_GROUND and not task and thing_acts(self.found, start, hit, self.language)

    def _acting(self, before: list[Force]) -> list[Force]:
        """Return of the troops before a clause those that can be its subject too: not whom a verb has just met."""
        met = [f for f in before[1:] if self._is_met(f)]  # "зайшли в X, знищили | залишки противника й зачистили"
        free = [f for f in before if f not in met]
        return [f for f in free if self._only_subject(f)] or [f for f in free if not self._owned(f)] or free

    def _is_met(self, force: Force) -> bool:
        """Say whether troops stand right behind a verb as its object."""
        parts = form(self.found.tokens[force.first - 1].norm, self.language).parts if force.first else frozenset()
        return "VERB" in parts and "accs" in self._cases(force)

    def _leaves(self, hit: Hit, force: Force) -> bool:
        """Say whether it is the speaker's own unnamed troops that leave: "виведення | підрозділів"."""
        named = any(f.last <= force.first and f.side != "some" for f in self.found.forces)
        return hit.entry.get("kind") == "withdrawal" and not named

    def _owned(self, force: Force) -> bool:
        return force.first > 0 and self._possessor(force)

    def _defended(self, force: Force) -> bool:
        """Say whether it is theirs that somebody breaks through: "прорвати | оборону | ЗСУ"."""
        broken = any(act.first < force.first == act.last for act in self.found.acts if act.entry.tag == "act")
        return broken and self._owned(force)

    def _in_passing(self, start: int, hit: Hit) -> bool:
        """Say whether a gerund tells an act, or governs its infinitive: "не зумівши | утримати X, ЗСУ відійшли"."""
        words = [form(self.found.tokens[at].norm, self.language).parts for at in range(start, hit.first + 1)]
        led = "INFN" in words[-1] and "GRND" in frozenset().union(*words[-_OWNED:])
        return "GRND" in words[-1] or led

    def _doer(self, hit: Hit) -> Force | None:
        """Return whom a participle tells of: "війська, що", "войска, | захватившие X", "покинувшие X | части"."""
        cases = form(self.found.tokens[hit.first].norm, self.language).cases
        apart = hit.first > 0 and self.found.tokens[hit.first - 1].text in _APART
        near = [f for f in self.found.forces if not f.bare and cases & self._cases(f)]
        before = [f for f in near if f.last <= hit.first][-1:] if apart else []
        behind = [f for f in near if hit.last <= f.first <= hit.last + _PHRASE]
        parted = (any(self.found.tokens[at].text in _APART for at in range(hit.last, f.first)) for f in behind[:1])
        return next(iter(before or (() if any(parted) else behind)), None)

    def _owns_deed(self, force: Force) -> bool:
        """Say whether a name without cases only tells whose another deed is: "втеча | ЗСУ під час взяття X"."""
        behind = any(act.entry.tag == "deed" and act.last == force.first for act in self.found.acts)
        return behind and OF in self._cases(force)

    def _only_given(self, hit: Hit) -> list[Force]:
        """Return who stands before an infinitive in the dative alone: "войскам РФ, к счастью, не удалось | зайти"."""
        given = [f for f in self._forces(0, hit.first, "datv") if self._only_agent(f) and "accs" not in self._cases(f)]
        behind = [f for f in self.found.forces if not f.bare and hit.last < f.first < self._bounds(hit)[1]]
        return given or [
            f for f in behind if self.found.tokens[f.first - 1].norm in everywhere("for")
        ]  # "… провалена для ворога"
