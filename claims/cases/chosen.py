"""Which phrases of a sentence are its acts, in a language with cases: by the forms of their words."""

from dataclasses import dataclass

from claims.cases.forces import case_of
from claims.cases.forms import AGENT, SUBJECT, form
from claims.claim import Kind
from claims.lexicon import Hit
from claims.what.clauses import Clauses
from claims.what.signs import Signs

VERBAL = frozenset(("VERB", "INFN", "GRND", "PRTS", "PRED"))


@dataclass(frozen=True, slots=True)
class Chosen:
    """An act picked from overlapping phrases: a verb, perhaps a passive one, or a noun."""

    hit: Hit
    verb: bool
    passive: bool


def choose(found: Signs, muted: frozenset[int], cut: Clauses, language: str) -> tuple[Chosen, ...]:
    """Pick the acts among overlapping phrases by the forms of their words."""
    chosen: list[Chosen] = []
    free = 0
    for hit in sorted(found.acts, key=lambda hit: (hit.first, -hit.last, hit.entry.tag)):
        if hit.first < free or (hit.first in muted and hit.last - 1 in muted) or _idle(found, hit, language):
            continue
        other = _led_away(found, hit, language) or _lacks_deed(found, hit, cut)
        one = _used(found, hit, cut, language) if not other else None
        if one is not None:
            chosen.append(one)
            free = hit.last
    return tuple(chosen)


def parallel(found: Signs, one: Chosen, after: Chosen, language: str) -> bool:
    """Say whether "and" joins two infinitives of one verb: "смогли остановить наступление и войти в X"."""
    joined = any(found.has("join", at) is not None for at in range(one.hit.last, after.hit.first))
    return joined and all(form(found.tokens[each.hit.first].norm, language).parts == {"INFN"} for each in (one, after))


def _idle(found: Signs, hit: Hit, language: str) -> bool:
    """Tell whether a noun is only the purpose of another act ("з метою захоплення"), or says that one failed."""
    purpose = hit.entry.tag == "deed" and found.has("modal", hit.first - 1) is not None
    vain = found.has("vain", hit.first) is not None
    alone = hit.entry.tag == "deed" and not any(not hit.first <= act.first < hit.last for act in found.acts)
    sector = any(found.has("type", at) for at in range(hit.first)) and bool(found.forces)
    vain = vain and (hit.entry.tag == "deed" or any(other.first < hit.first for other in found.acts))
    vain = vain and not (alone and sector)  # "на ізюмському напрямку окупанти успіху не мали"
    return vain or _is_held(found, hit, language) or (purpose and hit.entry.get("kind") != Kind.ENCIRCLEMENT)


def _led_away(found: Signs, hit: Hit, language: str) -> bool:
    """Say whether a preposition leads to the noun of a phrase: "проводять заходи щодо ворожих | атак"."""
    at = hit.last - 2
    while at > hit.first and form(found.tokens[at].norm, language).adjective:
        at -= 1
    whose = any(force.bare and at < force.first < hit.last for force in found.forces)
    return hit.entry.tag == "act" and whose and at > hit.first and "PREP" in form(found.tokens[at].norm, language).parts


def _lacks_deed(found: Signs, hit: Hit, cut: Clauses) -> bool:
    """Say whether a verb only tells that there is none of a deed: "не фіксується | прориву"."""
    none = found.has("none", hit.first)
    if none is None or none.last < hit.last or hit.entry.get("kind") != Kind.PRESENCE or hit.entry.get("role"):
        return False
    start, end = cut.start(hit.first), cut.end(hit.last - 1)
    return any(act.entry.tag == "deed" and start <= act.first < end for act in found.acts)


def _is_held(found: Signs, hit: Hit, language: str) -> bool:
    """Say whether a phrase takes in another's words: "перебуває під контролем військ", "лишає спроби штурмувати X"."""
    inside = [act for act in found.acts if hit.first < act.first < hit.last]
    owned = hit.entry.get("role") == "seen" and any(act.entry.get("role") == "undergo" for act in inside)
    verbs = (act for act in inside if act.entry.tag == hit.entry.tag == "act" and act.last < hit.last)
    fights = (act for act in inside if act.entry.tag == "deed" and act.last < hit.last)
    owned = owned or (hit.entry.get("role") == "seen" and any(act.entry.get("kind") == Kind.ATTACK for act in fights))
    return owned or any(form(found.tokens[act.first].norm, language).parts == {"INFN"} for act in verbs)


def _used(found: Signs, hit: Hit, cut: Clauses, language: str) -> Chosen | None:
    head = form(found.tokens[hit.first].norm, language)
    if hit.entry.tag == "deed":
        noun = any(form(found.tokens[at].norm, language).noun for at in range(hit.first, hit.last))
        return Chosen(hit, verb=False, passive=False) if noun else None
    described = (
        head.adjective and not head.active and not head.parts & VERBAL and hit.entry.get("kind") == Kind.PRESENCE
    )
    if described and hit.last - hit.first > 1 and SUBJECT not in head.cases:
        return None  # "с занимаемых позиций"
    if hit.entry.get("role") == "undergo" or len(hit.entry.phrase.split()) > 1:
        return Chosen(hit, verb=True, passive=head.passive)
    if head.parts & VERBAL or head.active:
        return Chosen(hit, verb=True, passive=head.passive or hit.entry.get("voice") == "passive")
    if head.adjective and _tells(found, hit, cut, language):
        return Chosen(hit, verb=True, passive=True)
    return None


def _tells(found: Signs, hit: Hit, cut: Clauses, language: str) -> bool:
    """Tell "окупований росіянами", which says something, from "окуповане місто"."""
    if any(found.has("be", at) for at in range(cut.start(hit.first), hit.first)):
        return True
    near = [f for f in found.forces if not f.bare and hit.first - 3 <= f.first <= hit.last + 1]
    near = [f for f in near if f.first == hit.last or SUBJECT not in case_of(found.tokens, f, language)]
    if any(AGENT in form(found.tokens[at].norm, language).cases for f in near for at in range(f.first, f.last)):
        return True
    return _is_predicate(found, hit, cut, language)


def _is_predicate(found: Signs, hit: Hit, cut: Clauses, language: str) -> bool:
    """Tell whether a participle behind a name is all that its clause says: "Лиман повністю зачищений"."""
    end = next((at for at in range(hit.last, len(found.tokens)) if found.tokens[at].text == ","), len(found.tokens))
    clause = range(cut.start(hit.first), min(end, cut.end(hit.first)))
    # "Сили | оборони" commands nothing
    troops = {at for force in found.forces for at in range(force.first, force.last)}
    plain = (at for at in clause if at not in troops and (at == clause.start or not found.tokens[at].text.istitle()))
    if any("VERB" in form(found.tokens[at].norm, language).parts for at in plain):
        return False
    before = [at for at in clause if at < hit.first]
    named = any(found.tokens[at].text[:1].isupper() or found.has("back", at) for at in before)
    named = named or any(0 <= hit.first - f.last <= 1 and not f.bare for f in found.forces)  # "військові оточені в X"
    named = named or (not before and hit.entry.get("kind") == Kind.ATTACK)  # "Обстріляні околиці X"
    follows = form(found.tokens[hit.last].norm, language) if hit.last < len(found.tokens) else None
    town = follows is not None and (found.tokens[hit.last].text.istitle() or found.has("part", hit.last) is not None)
    described = follows is not None and follows.noun and "PREP" not in follows.parts and not town
    return named and SUBJECT in form(found.tokens[hit.first].norm, language).cases and not described
