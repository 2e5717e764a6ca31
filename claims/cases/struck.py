"""Whom an act befalls: troops thrown back, struck, seen or missing, and so who does it, where nobody is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.cases.forms import EVERY_CASE, OF, SUBJECT, form
from claims.cases.troops import Troops
from claims.claim import Actor, ClaimantKind
from claims.lexicon import Hit, everywhere
from claims.what.armies import AT_WAR, SIDED, SIDES, other, side_of, unsaid
from claims.what.signs import Force

_STATED, _BESIDE = 12, 3  # tokens from a statement to "they", and to whose it is
_MET = 4  # tokens from "them" to what is done to them: "їх | починають вже вибивати"
_STRUCK = 4  # sentences back to who strikes
_TAKING = frozenset(("capture", "control", "presence", "advance"))
_MOVING = frozenset(("withdrawal", "presence", "advance", "crossing"))  # what troops do themselves


@dataclass(frozen=True, slots=True)
class Struck(Troops):
    """The forces of a sentence, asked for by what is done to them."""

    def _thwarted(self, hit: Hit) -> Actor | None:
        """Read whose deed is stopped, where nobody is named who stops it: "отражены три атаки ВСУ"."""
        start, end = self._bounds(hit)
        deeds = [act for act in self.found.acts if act.entry.tag == "deed" and start <= act.first and act.last <= end]
        deeds = [deed for deed in deeds if not self._led_to(deed)]  # "в результате контрнаступления ВСУ враг отброшен"
        if not hit.entry.get("stops") or not deeds:
            return None
        behind = [f for f in self.found.forces if f.first >= deeds[0].last and f.last <= end and f.side != "some"]
        owners = [f for f in behind if not f.bare and self._owns(deeds[0].last, f)]
        owner = next((f for f in owners if f.side != "our"), next(iter(owners), None))  # "групп | бригады ВСУ"
        side = side_of(self.ground, owner) if owner is not None else None
        return other(side) if side else None

    def _raised(self, hit: Hit) -> Actor | None:
        """Read whose flag it is that unnamed soldiers raise: "бойцы подняли украинский флаг"."""
        inside = [f for f in self.found.forces if hit.first < f.first and f.last <= hit.last and f.side in SIDED]
        flags = [f for f in inside if self.found.has("banner", f.last - 1) is not None]
        return side_of(self.ground, flags[0]) if flags else None

    def _deprived(self, hit: Hit) -> Actor | None:
        """Read whose ground it was that is gained: "взято опорні пункти | ЗСУ" is the other side's gain."""
        end = self._bounds(hit)[1]
        gained = hit.entry.get("kind") == "advance" and not hit.entry.get("role")
        owners = [f for f in self.found.forces if gained and hit.last <= f.first < end and f.first <= hit.last + 1]
        side = side_of(self.ground, owners[0]) if owners and OF in self._cases(owners[0]) else None
        return other(side) if side else None

    def _accused(self, hit: Hit) -> Actor | None:
        """Read whose strikes somebody denies: where only his own army strikes, his own."""
        invader = Actor.UKRAINE if self.ground.abroad else Actor.RUSSIA
        strikes = hit.entry.get("kind") == "attack" and hit.entry.get("agent") == "enemy"
        own = SIDES.get(self.ground.voice.claimant.side) is invader and self.ground.voice.denies
        return invader if strikes and own else None

    def _boasted(self, hit: Hit, force: Force) -> Actor | None:
        """Read unnamed soldiers who take a place as those of who tells it: "Пригожин заявив, що | бійці взяли X"."""
        voice = self.ground.voice
        taken = force.side == "some" and hit.entry.get("kind") in _TAKING and not hit.entry.get("swap")
        told = voice.attribution[1] > 0 and not voice.denies and voice.claimant.kind in {*AT_WAR, ClaimantKind.BLOGGER}
        owned = self.ground.previous is not None or unsaid(self.ground, force) is not None
        return SIDES.get(voice.claimant.side) if taken and told and not owned else None

    def _halts(self, hit: Hit) -> bool:
        """Say whether something that is no troops stops something that is no deed: "завод зупинив виробництво"."""
        start, end = self._bounds(hit)
        if not hit.entry.get("stops") or any(start <= f.first < end for f in self.found.forces):
            return False
        if any(start <= act.first < end and act is not hit for act in self.found.acts):
            return False
        words = [form(self.found.tokens[at].norm, self.language) for at in range(start, hit.first)]
        free = (one for at, one in enumerate(words) if not at or "PREP" not in words[at - 1].parts)
        return any("NOUN" in one.parts and {SUBJECT, "accs"} & one.cases for one in free)

    def _aimed(self, hit: Hit) -> Actor | None:
        """Read whom it is done to, where nobody is named who does it: "ворога відкинули", "авиация била по ВСУ"."""
        start, end = self._bounds(hit)
        doing = [f for f in self._forces(start, end, SUBJECT) if not self._possessor(f)] or self._managing(hit)
        if hit.entry.get("kind") == "attack" and doing and doing[0].side == "some":
            return self._target(hit)
        if hit.entry.get("out") and len(doing) == 1 and self._is_object(hit, doing[0]):
            side = side_of(self.ground, doing[0])
            return other(side) if side else None
        driven = [f for f in self.found.forces if hit.entry.get("out") and hit.first < f.first and f.last < hit.last]
        if len(driven) == 1 and driven[0].side in SIDED and not driven[0].bare:  # "вибити | українські війська | з X"
            side = side_of(self.ground, driven[0])
            return other(side) if side else None
        if not hit.entry.get("stops") or doing:
            return self._stopped_by_them(hit, doing) or self._pushed(hit)
        owners = {act.last for act in self.found.acts if act.entry.get("object")}  # "прорив оборони | наших військ"
        near = [f for f in self._forces(start, end, "accs") if SUBJECT not in self._cases(f) and f.first not in owners]
        near = [f for f in near if f.side != "pronoun" or not f.bare]  # "завадили | їхньому просуванню"
        side = side_of(self.ground, near[0]) if near else None
        if not near and any(
            self.found.tokens[at].norm in everywhere("them") for at in range(max(start, hit.first - _MET), hit.last)
        ):
            side = self.ground.previous  # "пытались прорваться, | их остановили"
        return other(side) if side else None

    def _managing(self, hit: Hit) -> list[Force]:
        """Return who manages to stop somebody: "нашим бійцям вдалося | зупинити ворога"."""
        bare = "INFN" in form(self.found.tokens[hit.first].norm, self.language).parts
        return self._only_given(hit) if bare and hit.entry.get("stops") else []

    def _stopped_by_them(self, hit: Hit, doing: Sequence[Force]) -> Actor | None:
        """Read "вони стримали | ворожі сили": who "they" are is told by whom they stop."""
        them = doing and all(f.side == "pronoun" for f in doing)
        stated = self._statement_of(doing[-1].first) if them else None
        if stated is not None or not hit.entry.get("stops"):
            return stated
        behind = [f for f in self._forces(hit.last, self._bounds(hit)[1], "accs") if f.side != "pronoun"]
        side = side_of(self.ground, behind[0]) if them and behind else None
        return other(side) if side else None

    def _statement_of(self, at: int) -> Actor | None:
        """Read whose statement it was that "they" did something: "спростував заяву РФ про те, що | вони взяли X"."""
        found = self.found
        told = next((t for on in range(at, max(-1, at - _STATED), -1) if (t := found.has("statement", on))), None)
        around = range(max(0, told.first - _BESIDE), min(at, told.last + _BESIDE)) if told is not None else ()
        nations = (found.has(tag, on) for on in around for tag in ("nation", "force", "adjective"))
        sides = {nation.entry.get("side") for nation in nations if nation is not None} & SIDED
        return Actor(sides.pop()) if len(sides) == 1 else None

    def _pushed(self, hit: Hit) -> Actor | None:
        """Read a name without cases right behind a verb, with no deed behind it, as its object: "відкинули | ЗСУ"."""
        end = self._bounds(hit)[1]
        behind = [f for f in self.found.forces if f.first == hit.last and not f.bare and self._cases(f) == EVERY_CASE]
        if not hit.entry.get("stops") or not behind or any(hit.last < act.first < end for act in self.found.acts):
            return None
        side = side_of(self.ground, behind[0])
        return other(side) if side else None

    def _is_object(self, hit: Hit, force: Force) -> bool:
        """Say whether a name without cases is who is driven out, since nobody else is: "ВСУ выбили из X"."""
        start, end = self._bounds(hit)
        if (
            self._cases(force) != EVERY_CASE
            or "VERB" not in form(self.found.tokens[hit.first].norm, self.language).parts
        ):
            return False
        others = [f for f in self.found.forces if start <= f.first and f.last <= end and f is not force and not f.bare]
        between = (form(self.found.tokens[at].norm, self.language).parts for at in range(force.last, hit.first))
        return not others and all("ADVB" in parts for parts in between)

    def _antecedent(self, force: Force, end: int) -> Actor | None:
        """Return whose troops a relative clause is about; those that somebody hunts are the other side's."""
        side, found = side_of(self.ground, force), self.found
        hunted = found.any_in("hunted", self.ground.clauses.start(force.first), end)
        if side is None or hunted is None or force.side in ("enemy", "pronoun"):
            return side
        prey = any(found.has("unit", at) for at in range(max(force.last, end - _BESIDE), end))
        some = force.side == "some" and hunted.last <= force.first
        return other(side) if prey or some else side

    def _target(self, hit: Hit) -> Actor | None:
        """Whose positions are struck tells who strikes them: "удар по позиціях ЗСУ"."""
        start, end = self._bounds(hit)
        owned = [f for f in self.found.forces if hit.last <= f.first and f.last <= end and self._possessor(f)]
        before = (f for f in self.found.forces if start <= f.first and f.last <= hit.first and self._possessor(f))
        owned = owned or [
            f for f in before if f.first > start + 1 and self.found.tokens[f.first - 2].norm in everywhere("struck at")
        ]
        side = side_of(self.ground, owned[0]) if owned else None
        words = [token.norm for token in self.found.tokens[start:end]]
        if side is None and any(
            pair[0] in everywhere("struck at") and pair[1] in everywhere("it") for pair in pairwise(words)
        ):
            side = self.ground.previous or self.ground.memory.last_actor  # "по ній | було відкрито вогонь"
        return other(side) if side else None

    def _seen(self, hit: Hit) -> Actor | None:
        """Return whose troops are seen: "фіксують ворожі ДРГ"; of nobody named, the other side's than who sees them."""
        start, end = self._bounds(hit)
        near = [f for f in self.found.forces if hit.first < f.last and f.first < end]
        named = next((f for f in near if f.side != "some"), None)
        if named is not None:
            return side_of(self.ground, named)
        before = self._forces(start, hit.first, SUBJECT)
        side = side_of(self.ground, before[-1]) if before and before[-1].side != "some" else None
        return other(side) if side else None

    def _missing(self, hit: Hit) -> Actor | None:
        """Return whose troops there are none of: "російських військ у місті немає"."""
        start, end = self._bounds(hit)
        if any(act.entry.tag == "deed" and start <= act.first and act.last <= end for act in self.found.acts):
            return None  # it is the deed that there is none of: "просування ворога немає"
        near = [f for f in self.found.forces if start <= f.first and f.last <= end and not f.bare]
        if not near and any(
            self.found.tokens[at].norm in everywhere("them") for at in range(max(start, hit.first - 2), hit.first)
        ):
            return self.ground.previous or self.ground.memory.last_actor  # "в самому місті | їх немає"
        return side_of(self.ground, near[0]) if near and OF in self._cases(near[0]) else None

    def _victim(self, hit: Hit) -> Actor | None:
        """Troops that are thrown back suffer it from the other side; troops that are withdrawn do it themselves."""
        start, end = self._bounds(hit)
        near = [f for f in self.found.forces if start <= f.first and f.last <= end and not self._after_preposition(f)]
        near = [f for f in near if not self._parted(f, hit)]
        near = [f for f in near if f.side != "some" or self.found.has("arm", f.last - 1) is None]  # "з артилерії"
        if hit.entry.get("kind") != "presence":  # "Ізюм звільнено, над містом український прапор"
            near = [f for f in near if not any(self.found.has("banner", at) for at in range(f.first, f.last))]
        if not near:
            return None
        side = side_of(self.ground, near[0])
        if side is None or (hit.entry.get("kind") in _MOVING and hit.entry.get("agent") != "enemy"):
            return side
        return other(side)

    def _striking(self, hit: Hit) -> Actor | None:
        """Return who struck in the last sentences, where an observer goes on: "Обстрелу также подверглись A и B"."""
        ground, memory = self.ground, self.ground.memory
        harmed = hit.entry.get("subject") == "named"  # "В Каховке повреждены дом и машина"
        unnamed = hit.entry.get("kind") == "attack" and (hit.entry.get("agent") == "enemy" or harmed)
        unnamed = unnamed and (harmed or not ground.abroad)
        near = self.found.sentence.index - memory.striker_sentence <= _STRUCK
        return memory.striker if unnamed and near and not ground.voice.denies else None
