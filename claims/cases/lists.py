"""Places in lists, in a language with cases: which are named together, which only say where another lies."""

from collections.abc import Sequence
from dataclasses import replace

from claims.cases.communities import COMMUNITY
from claims.cases.forces import SKY
from claims.cases.parts import parted
from claims.claim import Relation
from claims.lexicon import everywhere
from claims.what.signs import Signs
from claims.where.places import spots as all_spots
from claims.where.spot import Focus, Spot
from geo.mention import Mention
from geo.place import Feature, Place

_LISTING = frozenset((",", ";", "/", "–", "—", "-")) | everywhere("and", "whereas", "or")
_JOINING = everywhere("and", "also", "in particular")
_MARKS = frozenset((",", ";", ":", "(", ")", "/", "–", "—", "-", '"', "«", "»", "“", "”", "."))
_DASHES = frozenset(("–", "—", "-"))
_COMMENT = 5  # tokens from "в Києві" to the verb of who speaks there
_QUOTES = frozenset('"«»“”„')
_ROAD = 4  # tokens from "траса" to the second name of a road
_WIDEST_LINK = 12
_WAY = 3  # tokens of "на північ від"
_BESIDE = 10  # tokens from a part to the place that it belongs to
_GENITIVES = ("ої", "ой", "ого")  # of adjectives
_ORDER = {COMMUNITY: 1, "raion": 1, "region": 2, "oblast": 2}


def spots(
    language: str,
    found: Signs,
    mentions: Sequence[Mention],
    last_places: dict[str, tuple[Place, ...]],
    focus: Focus,
) -> tuple[Spot, ...]:
    """Return the places of a sentence in order, in their lists."""
    every = all_spots(found, mentions, last_places, focus)
    return grouped(
        found,
        parted(
            found,
            [s for s in every if not (_is_inside(found, s, every) or any(no(found, s) for no in _NO_PLACES))],
            language,
        ),
    )


def _is_capital(found: Signs, spot: Spot) -> bool:
    """Say whether a capital is the state that speaks: "всупереч заявам Києва", "в Києві це коментують"."""
    nation = found.has("nation", spot.first)
    if nation is None or not nation.entry.get("city"):
        return False
    stated = spot.first > 0 and found.has("statement", spot.first - 1) is not None
    return stated or any(found.has("comments", at) for at in range(spot.last, spot.last + _COMMENT))


def _is_body(found: Signs, spot: Spot) -> bool:
    """Say whether a name in quotation marks is that of troops: "военные «Днепра»"."""
    tokens = found.tokens
    quoted = spot.first > 1 and spot.last < len(tokens) and tokens[spot.last].text in _QUOTES
    if not quoted or tokens[spot.first - 1].text not in _QUOTES:
        return False
    short = tokens[spot.first - 2].text  # "ОСУВ «Дніпро»"
    return found.has("unit", spot.first - 2) is not None or (short.isupper() and len(short) > 1)


def _ends_road(found: Signs, spot: Spot) -> bool:
    """Say whether a name only tells where a road leads: "траса Лисичанськ — Бахмут"."""
    dashed = spot.first > 2 and found.tokens[spot.first - 1].text in _DASHES  # noqa: PLR2004
    return dashed and found.any_in("road", max(0, spot.first - _ROAD), spot.first - 1) is not None


def _is_inside(found: Signs, spot: Spot, every: Sequence[Spot]) -> bool:
    """Say whether "the station" is one of a place named beside it, not of the one spoken of before."""
    if not spot.back or spot.part is None:
        return False
    behind = next((s for s in every if not s.back and s.first >= spot.last), None)
    if behind is None or behind.first - spot.last > _BESIDE:
        return False
    told = any(spot.last <= act.first < behind.first for act in found.acts)
    return not told and all(found.tokens[at].text not in ",;:" for at in range(spot.last, behind.first))


_NO_PLACES = (_ends_road, _is_body, _is_capital)


def grouped(found: Signs, places: Sequence[Spot]) -> tuple[Spot, ...]:
    """Return the places with the lists that they stand in."""
    result: list[Spot] = []
    beside = set[int]()
    group = 0
    for spot in places:
        how = _link(found, result[-1], spot) if result else "apart"
        how = "locates" if result and _at_distance(found, result[-1], spot) else how
        if how in ("narrows", "slides"):
            result[-1] = replace(result[-1], locator=True)
        group += how in ("apart", "narrows")
        joined = how == "listed" and bool(result) and result[-1].locator and _meets(found, result[-1])
        located = how == "locates" or joined or _locates_unknown(found, spot, places)  # "X на стыке A и B"
        by = _lies_by(found, spot)
        by = by or (how == "listed" and result[-1].locator and _same_bracket(found, result[-1], spot))
        own = Relation.IN if group in beside and not spot.preposition else spot.relation
        beside |= {group} if by else set()
        result.append(replace(spot, group=group, locator=located or by, relation=own))
    return tuple(result)


def _meets(found: Signs, spot: Spot) -> bool:
    """Say whether a region is only one of two that meet: "X на стыке A | и B"."""
    return found.any_in("junction", max(0, spot.first - _BESIDE // 2), spot.last) is not None


def _same_bracket(found: Signs, left: Spot, right: Spot) -> bool:
    """Say whether one bracket tells of both where another place lies: "X (на схід від A та на південь від | B)"."""
    marks = [found.tokens[at].text for at in range(right.first) if found.tokens[at].text in "()"]
    closed = any(found.tokens[at].text in "()" for at in range(left.last, right.first))
    return marks[-1:] == ["("] and not closed


def _lies_by(found: Signs, spot: Spot) -> bool:
    """Say whether a place only tells where others lie: "із двох найближчих до X сіл — A та B"."""
    by = found.has("lying", spot.first - 2) if spot.first > 1 and spot.preposition else None
    return by is not None and by.last == spot.first and by.entry.get("by") is not None


def _locates_unknown(found: Signs, spot: Spot, places: Sequence[Spot]) -> bool:
    """Say whether an oblast only tells where a village lies that is not known: "у Кривопільцівку на Донеччині"."""
    at = spot.first - 1 - spot.preposition
    if _order(spot) < _ORDER["oblast"] or at < 1 or not found.tokens[at].text.istitle():
        return False
    known = any(other.first <= at < other.last for other in places)
    troops = any(force.first <= at < force.last for force in found.forces)
    before = next((other for other in places if other.last == at - 1), None)
    listed = before is not None and found.tokens[at - 1].norm in _LISTING  # "у районах A, B та | Незнаного ДНР"
    return (listed or found.has("relation", at - 1) is not None) and not known and not troops


def _link(found: Signs, left: Spot, right: Spot) -> str:
    between = [found.tokens[at].norm for at in range(left.last, right.first)]
    linking = all(_links(found, at) for at in range(left.last, right.first))
    if not linking or len(between) > _WIDEST_LINK:
        return "apart"
    if _leads_to(found, left, right, between):
        return "slides"
    told = between[:1] == [":"] and left.relation is Relation.NEAR  # "в селах поблизу X: біля A та B"
    if not told and (not between or _begins_anew(left, right, between)):
        return "locates" if not between and _order(right) > _order(left) else "apart"
    listed = any(word in _LISTING for word in between)
    if not told and (_explains(found, left, right, between) or _is_off(left, right, between)):
        return "locates"
    if (
        told
        or _names_land(left, right, between)
        or (_order(left) > _order(right) and not left.locator and not _JOINING & set(between))
    ):
        return "narrows"
    return "listed" if listed else "locates"


def _at_distance(found: Signs, left: Spot, right: Spot) -> bool:
    """Say whether a place only tells how far off another one lies: "X за 10 км північніше | Y"."""
    if right.relation is not Relation.NEAR or left.preposition or right.first - left.last > _WAY + 1:
        return False
    far = next((at for at in range(left.last, right.first) if found.has("distance", at) is not None), 0)
    counted = far > left.last and found.tokens[far - 1].text[:1].isdigit()
    return counted and far - left.last <= _WAY - 1


def _leads_to(found: Signs, left: Spot, right: Spot, between: Sequence[str]) -> bool:
    """Say whether a place only tells the way to the next one: "на північ від X | поблизу Y"."""
    way = left.relation is Relation.NEAR and any(found.has("way", at) for at in range(left.first - _WAY, left.first))
    here = right.preposition and right.relation in (Relation.NEAR, Relation.IN) and _order(right) <= _order(left)
    onward = any(found.has("way", at) for at in range(left.last, right.first))
    lies = any(found.has("lies", at) for at in range(left.last, right.first))  # "за околицею A лежить | B"
    lies = lies and left.preposition and not right.preposition
    return lies or (way and here and not onward and not _LISTING & set(between))


def _names_land(left: Spot, right: Spot, between: Sequence[str]) -> bool:
    """Say whether an unknown name is the land of the towns listed behind it: "міста Приірпіння – Ірпінь та Буча"."""
    typed = left.last - left.first > 1
    return not left.candidates and bool(right.candidates) and typed and bool(between) and between[0] in _DASHES


def _is_off(left: Spot, right: Spot, between: Sequence[str]) -> bool:
    """Say whether a town only tells where a raion lies: "села Бучанського району | під Києвом"."""
    raion = bool(left.candidates) and left.candidates[0].kind == "raion" and not left.preposition
    return raion and right.relation is Relation.NEAR and right.preposition and not _LISTING & set(between)


def _begins_anew(left: Spot, right: Spot, between: Sequence[str]) -> bool:
    """Tell another matter from a list: "… біля A, на Лиманському – 5 атак", "форсували Оскіл біля A"."""
    front = (
        right.axis and (left.locator or right.preposition) and {",", ":"} & set(between) and not _JOINING & set(between)
    )
    crossed = not left.preposition or left.relation is Relation.ACROSS
    river = bool(left.candidates) and left.candidates[0].feature is Feature.LINE and crossed
    onward = left.relation is Relation.FROM and _order(right) <= _order(left)  # "з боку Горлівки | на Шуми"
    onward = onward and not (right.relation is Relation.FROM and _JOINING & set(between))  # "з A, а також | із B"
    bank = bool(left.candidates) and left.candidates[0].feature is Feature.LINE and left.part is not None
    beyond = bank and right.relation in (Relation.FROM, Relation.NEAR)  # "на берегу X | к югу от Y"
    return front or ((river or onward or beyond) and right.preposition)


def _links(found: Signs, at: int) -> bool:
    token = found.tokens[at]
    if found.has("link", at) is not None or token.norm in _MARKS or token.text.isdigit():
        return True
    if token.norm.endswith(SKY) and at + 1 < len(found.tokens) and found.tokens[at + 1].text == "(":
        return True  # "на X напрямку (у районі A), | лиманському | (південніше B)"
    return token.text.istitle() and not found.has("force", at) and not found.has("nation", at)  # a village unknown here


def _explains(found: Signs, left: Spot, right: Spot, between: Sequence[str]) -> bool:
    """Say whether a place only tells where the one before it lies: "X, Y область", "X (на захід від Y)"."""
    if between[0] == "(":
        return not left.axis or _order(right) >= _order(left)  # "на X напрямку (у районі | Y)" is Y
    if _is_community(right) and "," in between and not right.text.endswith(_GENITIVES):
        return False  # "обстріляли Нікополь, Марганецьку громаду"
    apposed = between[0] == "," and any(found.has("article", at) for at in range(left.last, right.first))
    return apposed or (_order(right) > _order(left) and not _JOINING & set(between))


def _is_community(spot: Spot) -> bool:
    return bool(spot.candidates) and spot.candidates[0].kind == COMMUNITY


def _order(spot: Spot) -> int:
    """Return how wide a sort of place is: settlements, then directions, rivers and raions, then oblasts."""
    if not spot.candidates:
        return 0
    place = spot.candidates[0]
    return _ORDER.get(place.kind, 1 if spot.axis or place.feature is Feature.LINE else 0)
