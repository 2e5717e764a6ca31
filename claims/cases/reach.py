"""Which places an act is about, where word order is free: behind it, before it in its clause, or those in focus."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.cases.forms import SUBJECT, form
from claims.claim import Kind, Relation
from claims.lexicon import Hit, everywhere
from claims.what.clauses import Clauses
from claims.what.signs import Signs
from claims.where.places import Spot
from geo.place import Feature

_NEAR_OBJECT = 7  # tokens between a verb and the plain object that it needs
_BESIDE, _LED, _OCCASION = 2, 3, 5  # tokens from a verb to its place, of "к югу от", from "після" to its deed
_ONWARD = frozenset((Kind.ADVANCE, Kind.ATTACK, Kind.CROSSING))
_SMALL, _OBJECT_KINDS = frozenset(("PRCL", "CONJ", "ADVB")), frozenset((Kind.CAPTURE, Kind.CONTROL))


@dataclass(frozen=True, slots=True)
class Reach:
    """What an act may look at: the clauses, and the token where the next act begins."""

    found: Signs
    cut: Clauses
    places: tuple[Spot, ...]
    stop: int
    language: str


def reached(reach: Reach, hit: Hit, *, first: bool) -> tuple[Spot, ...]:
    """Return the places that the sentence gives an act; `first` when its subject is the place itself."""
    if _names_unknown(reach, hit):
        return ()
    if first:
        own = _subject(reach, hit)
        after = () if own else behind(reach, hit)
        object_ = hit.entry.get("place") in ("object", "beside")
        if object_ and after and after[0].preposition and after[0].part is None:
            return ()
        if hit.entry.get("place") == "beside":
            return own or after
        return own or after or _counted(reach, hit) or _before(reach, hit) or _carried(reach, hit)
    after = behind(reach, hit)
    if after and _fits(reach, hit, after[0]):
        return after
    before = _counted(reach, hit) or _before(reach, hit)
    return before if before and _takes_before(reach, hit, before[-1]) else ()


def _names_unknown(reach: Reach, hit: Hit) -> bool:
    """Say whether a name that is no place here is what was taken or fought for: "захопив ще й Кутівське"."""
    taking = hit.entry.tag == "act" and hit.entry.get("kind") == Kind.CAPTURE and hit.last == hit.first + 1
    if not taking and not (hit.entry.tag == "deed" and reach.found.tokens[hit.last - 1].norm in everywhere("behind")):
        return False
    at, found = hit.last, reach.found
    while at < len(found.tokens) - 1 and form(found.tokens[at].norm, reach.language).parts <= _SMALL:
        at += 1
    named = at < len(found.tokens) and found.tokens[at].text.istitle()
    if not named or any(s.first <= at < s.last for s in reach.places):
        return False
    known = any(found.has(tag, at) is not None for tag in ("force", "nation", "calendar", "adjective", "unit", "type"))
    return not known and not form(found.tokens[at].norm, reach.language).adjective


def _takes_before(reach: Reach, hit: Hit, spot: Spot) -> bool:
    """Say whether an act can be about a place that stands before it."""
    if hit.entry.get("place") == "after" or (hit.entry.get("place") == "beside" and spot.preposition):
        return False
    origin = spot.relation is Relation.FROM and hit.entry.get("kind") in _OBJECT_KINDS  # "бойцы из X захватили Y"
    if origin or (hit.entry.tag == "deed" and is_occasion(reach, hit)):
        return False
    return not (hit.entry.get("place") == "object" and spot.preposition) or _takes(reach, hit)


def is_occasion(reach: Reach, hit: Hit) -> bool:
    """Say whether a noun only tells when another act of its clause was done: "сбежала из X перед боем"."""
    start, end = reach.cut.start(hit.first), reach.cut.end(hit.last - 1)
    others = (act for act in reach.found.acts if act.entry.tag == "act" and act.first < end and not _harms(act))
    return (
        any(act != hit for act in others)
        and reach.found.any_in("occasion", max(start, hit.first - _OCCASION), hit.first) is not None
    )


def _harms(act: Hit) -> bool:
    """Say whether an act only tells what a strike has done: "в результате обстрела | поврежден дом"."""
    return act.entry.get("kind") == Kind.ATTACK and act.entry.get("subject") == "named"


def taken_back(reach: Reach, hit: Hit, spot: Spot) -> bool:
    """Say whether a place itself is the object right behind a verb: "отбили Давыдов Брод", "відбили село X"."""
    return (
        not spot.preposition and not spot.axis and _feature(spot) is Feature.POINT and spot.first - hit.last <= _BESIDE
        and not any(reach.found.tokens[at].text in ",;:" for at in range(hit.last, spot.first))
    )  # fmt: skip


def _takes(reach: Reach, hit: Hit) -> bool:
    """Say whether land or villages are the object of a verb: "к югу от X заняли три населенных пункта"."""
    end = min(reach.cut.end(hit.last - 1), hit.last + _NEAR_OBJECT, reach.stop)
    return any(reach.found.has("holder", at) for at in range(hit.last, end))


def _fits(reach: Reach, hit: Hit, spot: Spot) -> bool:
    """Tell a captured town from a vehicle captured near a town."""
    if hit.entry.get("place") == "beside":
        return taken_back(reach, hit, spot)
    if hit.entry.get("place") == "after":
        over = any(reach.found.tokens[at].norm in everywhere("over") for at in range(hit.last - 1, spot.first))
        return (over or not spot.preposition) and spot.first - hit.last <= _NEAR_OBJECT
    object_ = hit.entry.get("place") == "object"
    kind = Kind(hit.entry.get("kind"))
    if (
        hit.entry.tag != "act"
        or (spot.part is not None and kind in _OBJECT_KINDS)
        or not (object_ or kind in _OBJECT_KINDS)
    ):
        return True
    span = range(hit.last, spot.first)
    reaches = reach.cut.end(hit.last - 1) if _wide(spot) else spot.first  # "controls in X Oblast 80 villages"
    held = any(reach.found.has("holder", at) for at in range(hit.first, reaches))
    if hit.entry.get("place") == "object":
        return len(span) <= _NEAR_OBJECT and (held or not spot.preposition)
    return held or not spot.preposition or len(hit.entry.phrase.split()) > 1


def behind(reach: Reach, hit: Hit) -> tuple[Spot, ...]:
    """Return the places behind an act in its clause, without those that only say where they lie."""
    end = min(reach.cut.end(hit.last - 1), reach.stop)
    rows = [s for s in reach.places if hit.first < s.last and s.first >= hit.first and s.first < end and not s.locator]
    owned = hit.entry.get("agent") == "moscow"  # "під контроль | ДНР | перейшло село X"
    inside = [s for s in rows if s.last <= hit.last and not s.preposition and not owned]
    rows = inside or [s for s in rows if s.last > hit.last] or ([] if owned else rows)
    if rows and _closed(reach, hit, rows[0]):
        return ()
    rows = _bound(reach, hit, rows)
    if not rows:
        return ()
    if hit.entry.get("kind") == Kind.CROSSING and any(_feature(s) is Feature.LINE for s in rows):
        rows = [s for s in rows if _feature(s) is Feature.LINE]
    bank = _feature(rows[0]) is Feature.LINE and rows[-1].relation is not Relation.FROM
    apart = rows[0].group != rows[-1].group or bank
    banks = _feature(rows[0]) is Feature.LINE and rows[0].part is not None and not _near_town(reach, rows[-1])
    if apart and not banks and _wide(rows[0]) and not _wide(rows[-1]):
        rows = [s for s in rows if not _wide(s)]  # the direction only says where the villages lie
    return tuple(s for s in rows if s.group == rows[0].group)


def _near_town(reach: Reach, spot: Spot) -> bool:
    """Say whether a bank is only where a town lies: "на лівому березі Дніпра, | в районі Кринок"."""
    way = any(reach.found.has("way", at) for at in range(max(0, spot.first - _LED), spot.first))
    return spot.relation is Relation.NEAR and spot.preposition and not way and not _wide(spot)


def _bound(reach: Reach, hit: Hit, rows: list[Spot]) -> list[Spot]:
    """Leave out where those who move on come from, and where those who withdraw go: "наступає з X | на Y"."""
    kind = Kind(hit.entry.get("kind"))
    if kind is Kind.WITHDRAWAL:
        goals = {s.group for s in rows if _is_goal(reach, s)}
        return [s for s in rows if s.group not in goals]
    fights = hit.entry.tag == "deed" and hit.entry.get("agent") == "russia"
    if (kind not in _ONWARD and kind is not Kind.PRESENCE) or fights:
        return rows
    start = reach.cut.start(hit.first)
    before = any(start <= s.first and s.last <= hit.first and not s.locator for s in reach.places)
    goal = any(s.relation is Relation.TOWARD for s in rows)  # "із західної околиці X | в бік Y"
    left = {s.group for s in rows if s.relation is Relation.FROM and s.preposition and (goal or not s.part)}
    onward = [s for s in rows if s.group not in left]
    fired = hit.entry.tag == "deed" and kind is Kind.ATTACK  # "обстріли велися з X"
    return onward if onward or before or fired else rows


def _is_goal(reach: Reach, spot: Spot) -> bool:
    """Say whether a place is where troops withdraw to: "отошли на рубеж X – Y", "відійшли до X"."""
    if spot.relation is Relation.NEAR:
        return False  # "відійшли на другу лінію оборони під X"
    near = range(max(0, spot.first - 2), spot.last)
    return spot.relation is Relation.TOWARD or any(reach.found.has("line", at) for at in near)


def _closed(reach: Reach, hit: Hit, spot: Spot) -> bool:
    """Say whether a relative clause of place ends before a place: "в селі X, куди зайшов ворог, та в Y"."""
    start = reach.cut.start(hit.first)
    opener = reach.found.any_in("whereto", start, start + 2)
    return opener is not None and any(reach.found.tokens[at].text == "," for at in range(hit.last, spot.first))


def _counted(reach: Reach, hit: Hit) -> tuple[Spot, ...]:
    """Return the places that a later clause lists: "звільнено вісім сіл, йдеться про A, B та C"."""
    end = reach.cut.end(hit.last - 1)
    if not any(reach.found.has("holder", at) for at in range(hit.last, min(end, len(reach.found.tokens)))):
        return ()
    rows = [s for s in reach.places if end <= s.first < reach.stop and not s.locator and not _wide(s)]
    listed = [s for s in rows if s.group == rows[0].group]
    return tuple(listed) if len(listed) > 1 else ()


def _wide(spot: Spot) -> bool:
    return spot.axis or _feature(spot) is not Feature.POINT


def _feature(spot: Spot) -> Feature:
    return spot.candidates[0].feature if spot.candidates else Feature.POINT


def _before(reach: Reach, hit: Hit) -> tuple[Spot, ...]:
    near = _left(reach, hit)
    onward = hit.entry.tag == "act" and Kind(hit.entry.get("kind")) in (*_ONWARD, Kind.PRESENCE)
    goals = [s for s in near if not onward or s.relation is not Relation.FROM or s.part]
    goals = goals or ([] if hit.entry.get("kind") == Kind.PRESENCE else near)
    return group(goals[-1:], goals)


def _subject(reach: Reach, hit: Hit) -> tuple[Spot, ...]:
    near = _left(reach, hit)
    plain = [s for s in near if (not s.preposition or s.part) and (s.back or s.part or SUBJECT in _cases(reach, s))]
    return group(plain[-1:], near)


def _carried(reach: Reach, hit: Hit) -> tuple[Spot, ...]:
    """Return the subject that two predicates share: "X був і | залишається українським"."""
    start = reach.cut.start(hit.first)
    words = [form(token.norm, reach.language) for token in reach.found.tokens[start : hit.first]]
    first = reach.cut.start(start - 1) if start and reach.found.has("join", start - 1) is not None else start
    aside = reach.cut.start(start - 1) if start and reach.found.tokens[start - 1].text == "," else 0
    if aside > 1 and aside in reach.cut.relative:  # "X, що входить до громади, | залишається під контролем"
        first, start = reach.cut.start(aside - 1), aside
    near = [s for s in reach.places if first <= s.first and s.last < start and not (s.locator or s.preposition)]
    return group(near[-1:], near) if not any(one.noun and SUBJECT in one.cases for one in words) else ()


def _left(reach: Reach, hit: Hit) -> list[Spot]:
    """Return the places before an act in its clause; those that a relative clause explains stand before it."""
    start = reach.cut.start(hit.first)
    near = [s for s in reach.places if s.last <= hit.first and not s.locator]
    where = reach.found.has("whereto", start) if start in reach.cut.relative else None
    all_ = where is not None and where.entry.get("all")  # "A, B та C, де ворог наступав"
    last = list(group(near[-1:], near)) if all_ else near[-1:]
    return last if start in reach.cut.relative else [s for s in near if s.first >= start]


def _cases(reach: Reach, spot: Spot) -> frozenset[str]:
    at = next((i for i in range(spot.first, spot.last) if reach.found.tokens[i].start == spot.start), spot.first)
    return form(reach.found.tokens[at].norm, reach.language).cases


def group(chosen: Sequence[Spot], among: Sequence[Spot]) -> tuple[Spot, ...]:
    """Return the places listed together with the last of those chosen."""
    return tuple(s for s in among if chosen and s.group == chosen[-1].group)
