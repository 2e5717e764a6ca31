"""Who acts: the subject in the nominative, the agent in the instrumental, the genitive of a noun."""

from dataclasses import dataclass, replace

from claims.cases.forms import AGENT, EVERY_CASE, OF, SUBJECT, form
from claims.cases.struck import Struck
from claims.cases.troops import OWN_GROUND
from claims.claim import Actor, ClaimantKind
from claims.lexicon import Hit, everywhere
from claims.what.armies import SIDES, other, side_of, understood
from claims.what.signs import Force

_LINES, _BESIDE, _OWNED = 4, 4, 3  # sentences back to who struck; tokens from an adjective, and to a genitive
_GAINED, _RING = 1, 4  # paragraphs back to who gains ground, tokens of "в полном кольце"
ARMED = frozenset((ClaimantKind.MILITARY, ClaimantKind.OFFICIAL))


@dataclass(frozen=True, slots=True)
class Roles(Struck):
    """The forces of a sentence, asked for by the part that they play in it."""

    def of_verb(self, hit: Hit, *, passive: bool) -> Actor | None:
        """Return who does what a verb says."""
        role, kind = hit.entry.get("role", "do"), hit.entry.get("kind")
        town = hit.entry.get("subject") and self.found.any_in("itself", self._bounds(hit)[0], hit.first)
        if town or (kind != "attack" and self._is_weapon(hit)):
            return None  # it is the town that stands there, not troops
        if role in ("absent", "seen"):
            return self._missing(hit) if role == "absent" else self._seen(hit)
        if role == "undergo":
            return self._settled(self._undergone(hit), hit)
        if form(self.found.tokens[hit.first].norm, self.language).active:
            doer = self._doer(hit) if kind in OWN_GROUND else None  # not "разгромили противостоящего | противника"
            return self._settled(side_of(self.ground, doer), hit) if doer is not None else None
        return self._done_to(hit) if passive else self._doing(hit)

    def _undergone(self, hit: Hit) -> Actor | None:
        """Read who does it to a town that undergoes it: "під обстрілом росіян"."""
        kind = hit.entry.get("kind")
        if (
            hit.entry.get("ring") and hit.last - hit.first <= _RING and self._owner(hit)
        ):  # "в полукольце | российских войск"
            return self._owner(hit)
        apart = self._on_the_part(hit.last, self._bounds(hit)[1])  # "зазнав удару | з боку російських військ"
        if apart:
            return side_of(self.ground, apart[0])
        caught = self._victim(hit) if kind == "encirclement" else None
        named = caught or self._owner(hit) or self._agent(hit) or (self._described(hit) if kind == "presence" else None)
        struck = kind == "attack" and self.ground.previous is not Actor.UKRAINE  # whoever moves people out of it
        return named or (self.ground.previous if struck else None)

    def _done_to(self, hit: Hit) -> Actor | None:
        """Read who does what a passive verb says."""
        struck = self._target(hit) if hit.entry.get("kind") == "attack" else None
        named = self._breached(hit) or self._thwarted(hit) or self._agent(hit) or struck or self._deprived(hit)
        named = named or self._beside(hit) or self._by_means(hit) or self._victim(hit) or self._struck_too(hit)
        if named is None and hit.entry.get("swap"):  # "Вугледар утрачено": by its owner
            return Actor.UKRAINE if self.ground.abroad else Actor.RUSSIA
        return self._settled(named, hit)

    def _struck_too(self, hit: Hit) -> Actor | None:
        """Read who did it from the clause before: "у X через обстріл пошкоджено склад, | а в Y зруйновано будинок"."""
        memory = self.ground.memory
        alone = hit.entry.get("subject") and not any(act.last <= hit.first for act in self.found.acts)
        near = self.found.sentence.index - memory.striker_sentence <= _LINES  # lines of one bulletin
        return memory.striker if alone and near else None

    def _doing(self, hit: Hit) -> Actor | None:
        """Read who does what an active verb says; things and people who are no troops do nothing of the sort."""
        kind = hit.entry.get("kind")
        named = self._flown(hit) or self._raised(hit) or self._aimed(hit)
        named = named or self._breached(hit) or self._armed_with(hit)
        named = named or self._subject(hit) or self._thwarted(hit)
        civil = named is None and kind != "evacuation" and self._civil(hit)
        if civil or (named is None and self._is_things_own(hit)) or self._halts(hit):
            return None
        return self._settled(named or (self._target(hit) if kind == "attack" else None), hit)

    def _breached(self, hit: Hit) -> Actor | None:
        """Read whose defence it is that somebody breaks: "удалось прорвать оборону | украинской армии"."""
        behind = [f for f in self.found.forces if hit.entry.get("defence") and hit.last <= f.first <= hit.last + 1]
        side = side_of(self.ground, behind[0]) if behind and OF in self._cases(behind[0]) else None
        return other(side) if side else None

    def _settled(self, named: Actor | None, hit: Hit) -> Actor | None:
        if named is not None:
            return other(named) if hit.entry.get("swap") else named
        ground = self.ground
        armed = self._arsenal(hit) if hit.entry.get("kind") == "attack" and not hit.entry.get("stops") else None
        if hit.entry.get("kind") == "evacuation" and ground.rear:
            return Actor.UKRAINE
        armed = armed or self._gaining(hit) or self._accused(hit)
        armed = armed or (Actor.RUSSIA if ground.rear and not hit.entry.get("swap") else None)
        if armed is not None:
            return armed
        if hit.entry.get("kind") == "withdrawal":  # who denies a retreat denies his own
            ground = replace(ground, voice=replace(ground.voice, denies=False))
        side = SIDES.get(ground.voice.claimant.side)
        if hit.entry.get("agent") == "speaker" and side is not None:  # also of an outlet: it tells of its own troops
            return other(side) if ground.voice.denies else side
        nobody = hit.entry.get("stops") and side is None
        agent = "owner" if nobody and not ground.abroad else hit.entry.get("agent", "none")
        harmed = hit.entry.get("kind") == "attack" and hit.entry.get("subject") == "named"
        return (self._striking(hit) if side is None or harmed else None) or understood(ground, agent)

    def _gaining(self, hit: Hit) -> Actor | None:
        """Return who gains ground where both sides fight: after "ВСУ прорвались" the fights are their attacks."""
        memory = self.ground.memory
        fights = hit.entry.get("kind") == "attack" and hit.entry.get("agent") == "russia"
        apart = self.found.sentence.paragraph - memory.attacker_paragraph
        too = self.found.any_in("too", self._bounds(hit)[0], hit.last + 1)  # "бои также продолжились в X"
        return memory.attacker if fights and apart <= _GAINED and not (apart and too is not None) else None

    def _subject(self, hit: Hit) -> Actor | None:
        """Return the nominative of the clause, before the verb or after it; else what stood before the clause."""
        start, end = self._bounds(hit)
        made = self.found.any_in("compel", start, hit.first)
        forced = self._forces(made.last, hit.first, "accs") if made is not None else []
        if forced:  # "змусили | ворога | відступити"
            return side_of(self.ground, forced[-1])
        before = [f for f in self._forces(start, hit.first, SUBJECT) if not self._defended(f)]
        if before:
            own = hit.entry.get("stops") or hit.entry.get("agent") == "owner"  # unnamed soldiers who repel or free
            some = before[-1].side == "some" and own  # are the speaker's
            return None if some else self._boasted(hit, before[-1]) or side_of(self.ground, before[-1])
        behind = [f for f in self._forces(hit.last, end, SUBJECT) if not self._possessor(f)]
        behind = [] if self._in_passing(start, hit) else behind  # "оточивши | російські війська": an object
        beside = hit.entry.get("kind") in OWN_GROUND  # whose object troops cannot be
        met = {hit.last} if start and hit.entry.get("place") == "beside" else set()  # "…, знищили | залишки противника"
        sure = [f for f in behind if f.first not in met and (self._only_subject(f) or (beside and f.first == hit.last))]
        shared = start and hit.entry.get("stops") and self.found.has("join", start - 1) is not None
        if sure:  # "контратакують і | відкинули російські війська": an object
            return (self.ground.previous if shared else None) or side_of(self.ground, sure[0])
        counted = [f for f in self._forces(start, end, OF) if self._counted(f)]
        if counted:
            return side_of(self.ground, counted[0])
        afar = self._from_afar(hit, start)
        return side_of(self.ground, behind[0]) if behind and afar is None and not self._civil(hit) else afar

    def _from_afar(self, hit: Hit, start: int) -> Actor | None:
        """Look beyond the clause: where a relative pronoun points, to the predicate before, to the sentence before."""
        found = self.found
        unled = not any(f.last <= hit.first and not f.bare for f in found.forces)
        if self._civil(hit) or hit.entry.get("kind") == "evacuation" or (hit.entry.get("kind") == "attack" and unled):
            return None  # "Ізюм звільнили, відтоді його обстрілюють": it is not the liberators who do
        if "INFN" in form(found.tokens[hit.first].norm, self.language).parts:
            given = self._forces(start, self._bounds(hit)[1], "datv") or self._only_given(hit)
            given = [
                f for f in given if not self._possessor(f)
            ] or given  # "військам РФ вдалося прорвати оборону | ЗСУ"
            if given:
                return side_of(self.ground, given[-1])
        if start in self.ground.clauses.relative:
            before = [f for f in found.forces if f.last <= start and f.side != "pronoun" and not f.bare]
            return self._antecedent(before[-1], start) if before else self.ground.previous
        if self._in_passing(start, hit):
            anywhere = self._forces(0, len(found.tokens), SUBJECT)
            return side_of(self.ground, anywhere[0]) if anywhere else self.ground.previous
        turned = max(
            (at for at in range(start) if self.found.tokens[at].norm in everywhere("but", "whereas")), default=0
        )
        before = self._forces(turned, start, SUBJECT) or self._forces(0, start, SUBJECT)  # "ворог лізе, але | ми його"
        before = self._acting(before)
        if before:
            return side_of(self.ground, before[-1])
        unnamed = hit.entry.get("agent", "none") == "none" and not hit.entry.get("subject")
        told = self._speakers(hit, start) if unnamed or hit.entry.get("kind") in OWN_GROUND else None
        return self.ground.previous or told or (self.ground.memory.last_actor if unnamed else None)

    def _takes(self, hit: Hit, force: Force) -> bool:
        """Say whether a name without cases takes the town beside it: "занятие ВС РФ | севера X", "захват X | РФ"."""
        tokens = self.found.tokens
        if hit.entry.get("kind") == "control":
            return True  # "оккупация ВСУ": armies are not occupied
        if self._cases(force) != EVERY_CASE or hit.entry.get("kind") not in OWN_GROUND or hit.entry.get("swap"):
            return False
        behind = force.last < len(tokens) and (
            tokens[force.last].text[:1].isupper()
            or any(self.found.has(tag, force.last) is not None for tag in ("part", "type"))
        )
        return behind or any(tokens[at].text[:1].isupper() for at in range(hit.last, force.first))

    def _speakers(self, hit: Hit, start: int) -> Actor | None:
        """Read who speaks of his own deeds: "ЗСУ заявляють, що | контролюють X"."""
        voice, tokens = self.ground.voice, self.found.tokens
        spoken = (
            t for t in tokens[max(0, start - 2) : start] if voice.attribution[0] <= t.start < voice.attribution[1]
        )
        beside = tokens[start].norm in everywhere("that") and any(spoken)
        own = hit.entry.get("kind") in OWN_GROUND and voice.claimant.kind in ARMED
        return SIDES.get(voice.claimant.side) if beside and own else None

    def _agent(self, hit: Hit) -> Actor | None:
        start, end = self._bounds(hit)
        found = [f for f in self._forces(start, end, AGENT) if self._only_agent(f) and not self._parted(f, hit)]
        nearest = min(found, key=lambda f: min(abs(f.first - hit.last), abs(hit.first - f.last)), default=None)
        return side_of(self.ground, nearest) if nearest is not None else None

    def _beside(self, hit: Hit) -> Actor | None:
        """Read a name that has no cases right behind a participle: "освобождены ВСУ", and "подконтролен | Киеву"."""
        behind = [f for f in self.found.forces if f.first == hit.last and not f.bare]
        given = hit.entry.get("kind") == "control"
        fixed = [f for f in behind if self._cases(f) == EVERY_CASE or (given and "datv" in self._cases(f))]
        return side_of(self.ground, fixed[0]) if fixed else None

    def _by_means(self, hit: Hit) -> Actor | None:
        """Read whose deeds brought it about: "в результате действий войск X освобождено село Y"."""
        start, end = self._bounds(hit)
        means = [self.found.has("means", at) for at in range(start, end)]
        last = next((sign.last for sign in means if sign is not None), None)
        owners = [f for f in self.found.forces if last is not None and last <= f.first <= last + _OWNED]
        return side_of(self.ground, owners[0]) if owners and OF in self._cases(owners[0]) else None

    def _flown(self, hit: Hit) -> Actor | None:
        """Read whose flag it is that somebody raises: "украинский флаг подняли"."""
        if not form(self.found.tokens[hit.first].norm, self.language).noun:
            return None
        around = [f for f in self.found.forces if f.first <= hit.first < f.last]
        return side_of(self.ground, around[0]) if around else self._described(hit)

    def _described(self, hit: Hit) -> Actor | None:
        beside = [f for f in self.found.forces if f.bare and f.last <= hit.last and hit.first - f.last <= _BESIDE]
        return side_of(self.ground, beside[-1]) if beside and beside[-1].first < hit.last else None

    def _owner(self, hit: Hit) -> Actor | None:
        """Read the genitive after a noun: its agent, or what it is done to where the noun takes an object."""
        after = [f for f in self.found.forces if hit.last <= f.first <= hit.last + _OWNED]
        inside = [f for f in self.found.forces if hit.first < f.first < hit.last]
        parted = any(self._parts(at) for f in after[:1] for at in range(hit.last, f.first))
        force = next(iter(inside or (after if hit.entry.get("stops") or not parted else ())), None)
        if (
            force is None
            or (hit.entry.tag == "deed" and self._acts_next(force))
            or force.first >= self._bounds(hit)[1]
            or (not inside and self._after_preposition(force))
        ):
            return None
        armed = force.side == "some" and (self.found.has("arm", force.first) is not None or self._leaves(hit, force))
        owned = OF in self._cases(force) or force.bare
        side = side_of(self.ground, force) if owned and not armed else None  # "вогонь артилерії" is nobody's
        if side is None:
            return None
        quoted = hit.last < len(self.found.tokens) and self.found.tokens[hit.last].text in '"«“„'
        if inside and hit.entry.get("object") and AGENT in self._cases(force):
            return side  # "взятие ВС РФ под контроль X"
        direct = force.first <= hit.last + quoted  # "рейд | «Русского добровольческого корпуса»"
        if (hit.entry.get("object") or hit.entry.get("stops")) and not force.bare:
            return side if hit.entry.get("object") and self._takes(hit, force) else other(side)
        if not direct and hit.entry.get("kind") == "attack":
            return other(side)
        return side
