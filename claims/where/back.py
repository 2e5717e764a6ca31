"""Places that only point back: "the city", "there", "these villages", "the western outskirts"."""

from dataclasses import replace

from claims.lexicon import Hit, words
from claims.what.signs import Signs
from claims.where.spot import Focus, Spot, fits, is_metropolis, spot_at, summed_up
from geo.place import Place

_PAIR = 2  # places that "the area" can mean
_LARGER = 2  # times as many people: "the city" is it, and not the village named since
_SETTLED = frozenset(("city", "town", "village", "settlement", "hub"))


def pointed_back(
    found: Signs, taken: set[int], named: list[Spot], last_places: dict[str, tuple[Place, ...]], focus: Focus
) -> list[Spot]:
    """Return the places of a sentence that only point back, at those named before or remembered."""
    pointed: list[Spot] = []
    hits = {hit.first: hit for hit in found.covered.get("back", {}).values()}
    for hit in (part for whole in hits.values() for part in _parted(found, whole)):
        late = hit.entry.get("alone") and any(spot.last <= hit.first for spot in named)
        if not late and not _is_idle(found, hit, taken):
            pointed += _again(found, hit, pointed) or _meant(found, hit, named, last_places, focus)
    return pointed


def _again(found: Signs, hit: Hit, pointed: list[Spot]) -> list[Spot]:
    """Return what a sentence pointed at before, where it does so again: "There they attack, and the fight there …"."""
    before = [spot for spot in pointed if found.has("deictic", spot.first)]
    if not before or not found.has("deictic", hit.first):
        return []
    return [replace(_pointed(found, hit, before[-1].candidates, axis=before[-1].axis), also=before[-1].also)]


def described(found: Signs, named: list[Spot], last_places: dict[str, tuple[Place, ...]]) -> list[Spot]:
    """Take a region that only describes a town named before as that town: "the Donetsk region town"."""
    result: list[Spot] = []
    for spot in named:
        noun = _described_noun(found, spot)
        before = _antecedent(found, "town", spot.first, result) if noun is not None else ()
        result.append(_town_of(spot, noun, before, last_places) if noun is not None else spot)
    return result


def _described_noun(found: Signs, spot: Spot) -> int | None:
    """Return the token of "town" where a region stands between "the" and it, and no name follows."""
    wide = bool(spot.candidates) and spot.candidates[0].is_region
    noun = next((at for at in (spot.last - 1, spot.last) if at < len(found.tokens) and _is_town(found, at)), 0)
    if not wide or found.tokens[noun].end <= spot.end:
        return None
    named = noun + 1 < len(found.tokens) and (found.tokens[noun + 1].text[:1].isupper() or _is_of(found, noun + 1))
    first = spot.first - 1 - (found.has("quarter", spot.first - 1) is not None)
    pointed = range(max(0, first), noun)
    return noun if not named and any(found.tokens[on].norm in words("pointing") for on in pointed) else None


def _is_town(found: Signs, at: int) -> bool:
    return found.tokens[at].norm in _SETTLED


def _is_of(found: Signs, at: int) -> bool:
    return found.tokens[at].norm == "of"


def _town_of(spot: Spot, noun: int, before: tuple[Place, ...], last_places: dict[str, tuple[Place, ...]]) -> Spot:
    meant = before or next((p for kind in (*spot.kinds[-1:], "town") if (p := last_places.get(kind, ()))), ())
    part = spot.part if spot.part and "of" in spot.part.split() + ["of"] * (spot.first + 2 < noun - 1) else None
    return replace(spot, last=noun + 1, candidates=meant, back=True, part=part) if meant else spot


def _is_idle(found: Signs, hit: Hit, taken: set[int]) -> bool:
    """Say whether the words point at nothing: they introduce a name, or are the "there" of "there was"."""
    new = any(found.has("article", at) for at in range(hit.first, hit.last))  # "said that a settlement was taken"
    new = new or found.has("elsewhere", hit.first) is not None  # "the rest of the areas"
    if new or any(at in taken for at in range(hit.first, hit.last)) or _names_a_place(found, hit, taken):
        return True
    if hit.entry.get("kinds") == "any" and found.tokens[min(hit.last, len(found.tokens) - 1)].norm == "of":
        return True  # "the area of responsibility"
    part = bool(hit.entry.get("part")) and hit.last < len(found.tokens) and found.tokens[hit.last].norm == "of"
    return part or _is_idle_there(found, hit)


def _meant(
    found: Signs, hit: Hit, named: list[Spot], last_places: dict[str, tuple[Place, ...]], focus: Focus
) -> list[Spot]:
    kind = hit.entry.get("kinds")
    if kind == "all":
        return _several(found, hit, named, focus)
    if kind == "town" and _is_plural(found, hit):
        return _several(found, hit, named, focus)
    if quarter := _quarter(found, hit, named, focus.now):
        return [replace(_pointed(found, hit, quarter.candidates, axis=False), part=quarter.part)]
    there = found.has("deictic", hit.first) is not None
    if there or found.tokens[hit.last - 1].norm in words("around them"):
        listed, known = _listed_before(hit, named), _antecedent(found, kind, hit.first, named)
        many = len(listed) if len(listed) > 1 else 0 if known else sum(1 + len(spot.also) for spot in focus.now)
        if many > 1 and (there or many == _PAIR):
            return _several(found, hit, listed, focus)
    meant = _spoken_of(found, hit, named, last_places)
    if not meant:
        return []
    pointed = _pointed(found, hit, meant, axis=kind == "axis")
    part = _same_part(hit, meant, named, focus.now) if kind == "any" else None
    return [replace(pointed, part=pointed.part or part)]


def _spoken_of(
    found: Signs, hit: Hit, named: list[Spot], last_places: dict[str, tuple[Place, ...]]
) -> tuple[Place, ...]:
    """Return the one place that the words mean: named before in the sentence, else the last of that sort."""
    kind = hit.entry.get("kinds")
    here = _antecedent(found, kind, hit.first, named)
    sort = hit.entry.get("sort") or next(
        (s for s in ("city", "village") for t in found.tokens[hit.first : hit.last] if s in t.lemmas), ""
    )
    meant = (
        here or last_places.get(sort if sort == "city" and kind == "town" else kind, ()) or last_places.get(kind, ())
    )
    if sort and kind == "town" and not fits(sort, meant):  # "the city" is not the village named last
        meant = _antecedent(found, sort, hit.first, named) or last_places.get(sort, ()) or meant
    if kind == "town" and sort == "city" and not here:
        meant = _so_called(found, hit, meant, last_places)
    return meant or (last_places.get("any", ()) if kind == "axis" else ())


def _is_plural(found: Signs, hit: Hit) -> bool:
    """Say whether the words mean several towns: "the villages"."""
    noun = found.tokens[hit.last - 1]
    return not hit.entry.get("part") and noun.norm.endswith("s") and len(noun.lemmas) > 1


def _same_part(hit: Hit, meant: tuple[Place, ...], named: list[Spot], focus: tuple[Spot, ...]) -> str | None:
    """Return the part of the place that "there" speaks of: "took the north of X. The enemy is no longer there"."""
    spoken = (*[spot for spot in reversed(named) if spot.last <= hit.first], *focus)
    return next((spot.part for spot in spoken if spot.candidates == meant), None)


def _quarter(found: Signs, hit: Hit, named: list[Spot], focus: tuple[Spot, ...]) -> Spot | None:
    """Return the part of a town that was spoken of by this noun: "took the X district of Y. The district …"."""
    noun = found.tokens[hit.last - 1].norm
    spoken = (*[spot for spot in reversed(named) if spot.last <= hit.first], *focus)
    told = hit.entry.get("kinds") in ("town", "region")
    parts = (spot for spot in spoken if told and spot.part and spot.part.casefold().split()[-1] == noun)
    return next((spot for spot in parts if fits("town", spot.candidates)), None)


def _so_called(
    found: Signs, hit: Hit, meant: tuple[Place, ...], last_places: dict[str, tuple[Place, ...]]
) -> tuple[Place, ...]:
    """Return the larger place that was called a city, where the one in mind was not: "the city of X … the city"."""
    noun = next((t.norm for t in found.tokens[hit.first : hit.last] if f"called {t.norm}" in last_places), "")
    called = last_places.get(f"called {noun}", ())
    known = bool(meant) and f"{noun} {meant[0].id}" in last_places
    larger = bool(called) and (not meant or called[0].population > _LARGER * meant[0].population)
    return called if larger and not known else meant


def _several(found: Signs, hit: Hit, named: list[Spot], focus: Focus) -> list[Spot]:
    """Return the places that "these villages" means: those named before in the sentence, else those in focus."""
    here = [spot for spot in named if spot.last <= hit.first and fits("town", spot.candidates)]
    towns = [spot for spot in focus.now if fits("town", spot.candidates)]
    several = len(towns) + sum(len(spot.also) for spot in towns) > 1
    chosen = here if len(here) > 1 else list(focus.now if several or not focus.listed else focus.listed)
    if found.has("deictic", hit.first) and chosen is not here:
        chosen = list(summed_up(chosen, focus.sector)) or chosen
    noun = found.has("type", hit.last - 1)
    if noun is not None and noun.entry.get("value") == "region":  # "none of the four regions" are no towns
        chosen = [spot for spot in chosen if fits("region", spot.candidates)]
    if not chosen:
        return []
    first = _pointed(found, hit, chosen[0].candidates, axis=chosen[0].axis)
    return [replace(first, also=(*chosen[0].also, *chosen[1:]))]


def _listed_before(hit: Hit, named: list[Spot]) -> list[Spot]:
    """Return the places listed last before the words that point back: "near A and B the enemy advances, and there"."""
    before = [spot for spot in named if spot.last <= hit.first]
    return [spot for spot in before if spot.group == before[-1].group]


def _parted(found: Signs, hit: Hit) -> list[Hit]:
    """Leave out the part that a gap took in: "the northern part of [the city]"; "[the town] and [the villages]"."""
    own = [at for at in range(hit.first + 1, hit.last) if found.tokens[at].norm in ("the", "this")]
    if not own:
        return [hit]
    joined = found.tokens[own[-1] - 1].norm == "and" and found.has("type", own[-1] - 2) is not None
    return [*([hit._replace(last=own[-1] - 1)] if joined else []), hit._replace(first=own[-1])]


def _pointed(found: Signs, hit: Hit, meant: tuple[Place, ...], *, axis: bool) -> Spot:
    spot = spot_at(found, hit.first, hit.last, meant, axis=axis)
    written = [token.text for token in found.tokens[hit.first : hit.last]]
    part = (
        " ".join(w for w in written if w.casefold() not in words("pointing") and w.isalpha())
        if hit.entry.get("part")
        else spot.part
    )
    kinds = tuple(token.norm for token in found.tokens[hit.first : hit.last] if token.norm in words("kind of place"))
    last = max(spot.last - axis, hit.last)
    return replace(spot, back=True, kinds=kinds, text=" ".join(written), part=part, last=last)


def _is_idle_there(found: Signs, hit: Hit) -> bool:
    """Say whether it is the "there" of "there was a threat", which points at no place."""
    following = found.tokens[hit.last] if hit.last < len(found.tokens) else None
    if following is not None and following.norm == "that":
        return True
    if hit.first and found.has("deed", hit.first - 1) is not None:
        return False  # "so the fighting there is fierce"
    return (
        found.has("deictic", hit.first) is not None
        and following is not None
        and (bool({"be", "have", "remain", "'s"} & set(following.lemmas)))
    )


def _names_a_place(found: Signs, hit: Hit, taken: set[int]) -> bool:
    """Say whether the kind word introduces a name: "the city of X", "the village X"."""
    at = hit.last
    while found.has("compass", at):
        at += 1  # "the area east of X"
    if at < len(found.tokens) and found.tokens[at].norm == "of":
        if any(token.text[:1].isupper() for token in found.tokens[at + 1 : at + 3]):
            return True
        return any(i in taken for i in range(at + 1, min(at + 5, len(found.tokens))))
    return at in taken or ((_is_site(hit) or bool(hit.entry.get("open"))) and _lies_in(found, at, taken))


def _is_site(hit: Hit) -> bool:
    """Say whether the words mean what lies in a town or near it, not the town: a plant, a bridgehead."""
    return hit.entry.get("kinds") == "any" or (hit.entry.get("kinds") == "town" and bool(hit.entry.get("part")))


def _lies_in(found: Signs, at: int, taken: set[int]) -> bool:
    """Say whether a name right behind tells where it is: "the plant in X", "the bridgehead near X"."""
    lies = found.has("relation", at)
    near = lies is not None and lies.first == at and lies.entry.get("relation") in ("near", "in")
    return near and lies is not None and not taken.isdisjoint((lies.last, lies.last + 1))


def _antecedent(found: Signs, kind: str, before: int, named: list[Spot]) -> tuple[Place, ...]:
    for spot in reversed(named):
        fought = any(found.has(tag, at) for tag in ("act", "deed") for at in range(max(0, spot.first - 2), spot.first))
        capital = kind in ("town", "city") and fought and is_metropolis(spot.candidates)  # "the attack on Kyiv"
        if spot.last <= before and (capital or fits(kind, spot.candidates)):
            return spot.candidates
    return ()
