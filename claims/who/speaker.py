"""From the words that name a speaker to a claimant: name, role, side and kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.cases.nominative import body_name, person_name, plural
from claims.claim import ClaimantKind, Side
from claims.lexicon import Hit
from claims.who.person import find_person
from claims.who.scene import Scene
from claims.who.siding import hits_within, side_told

_SIGNS = ("person", "occupation", "org", "role", "nation")
_NAMING = (*_SIGNS, "area", "region")
_FOES = {Side.UKRAINE: Side.RUSSIA, Side.RUSSIA: Side.UKRAINE}
_DEED = 4  # tokens from a nation to what it does
# What puts the name behind it into another case, in a language that has them.
_GOVERNORS = ("according", "citing", "body", "adjunct", "statement")


@dataclass(frozen=True, slots=True)
class Named:
    """What a stretch of tokens says about a speaker; `side` is None while only the rest of the page can tell."""

    name: str
    role: str | None
    kind: ClaimantKind
    side: Side | None
    leaning: Side | None
    person: bool
    words: tuple[str, ...]
    telling: tuple[str, ...]  # all its words but the small ones: what a short mention may repeat
    definite: bool = False  # "the ministry": one that was named before
    bare: bool = False  # a role without an organisation or a person
    one: bool = False  # somebody's role, and no crowd: "the commander", not "the troops"
    context: Side | None = None  # whom the sentence speaks of first
    state: bool = False  # a state and nothing more: "Moscow said"
    vague: bool = False  # sources, witnesses: nobody else's longer name
    paper: bool = False  # a document that its author's name is not on: "an official statement"
    bulletin: bool = False  # a staff that reports sector by sector
    foe: bool = False  # "the enemy": whoever is not on the page's own side
    spelled: Side | None = None  # whose spelling a first name has: "Serhii", "Sergei"


def named(page: str, scene: Scene, first: int, last: int) -> Named | None:
    """Read the tokens that name a speaker; None when nothing in them can speak."""
    article = scene.begin(first, "article")
    fresh = any(scene.begin(at, "fresh") for at in range(first, last))
    definite = (not scene.articles and not fresh) or (article is not None and article.entry.get("is") == "definite")
    governed = any(scene.cover(first - 1, tag) for tag in _GOVERNORS)
    first, last = _trimmed(scene, first, last)
    if first >= last:
        return None
    signs = {tag: list(hits_within(scene, first, last, tag)) for tag in _SIGNS}
    person = find_person(scene, first, last, signs)
    if person is None and not any(signs.values()):
        return None
    within = not scene.articles and scene.norm(first - 1) in ("у", "в", "во") and person == (first, last)
    if within and last - first == 1:
        return None  # "у Дружківці оголосили": a town, and no Druzhkivets
    last = _last_word(scene, first, last, person)
    if scene.articles and person is None and not (signs["org"] or signs["role"]) and _is_deed(scene, first, last):
        return None
    name, role = _called(page, scene, (first, last), person, signs["org"])
    side, leaning = side_told(scene, first, last, signs)
    if not scene.articles:
        name = (
            person_name(name, scene.language, governed=governed)
            if person
            else body_name(name, scene.language, governed=governed)
        )
        role = body_name(role, scene.language) if role else None
    return Named(
        name=name,
        role=role,
        kind=_kind(signs),
        side=side,
        leaning=leaning,
        person=person is not None,
        words=tuple(name.casefold().split()) if person else tuple(scene.norm(at) for at in range(first, last)),
        telling=tuple(_telling(scene, first, last)),
        definite=definite,
        bare=person is None and not signs["org"] and bool(signs["role"]),
        one=any(not _is_crowd(scene, hit) and not _within(hit, signs["org"]) for hit in signs["role"]),
        context=None if side else _context(scene, first, last),
        state=not (person or signs["org"] or any(not hit.entry.get("crowd") for hit in signs["role"])),
        vague=any(hit.entry.get("kind") == "unnamed" for hit in signs["role"]),
        paper=any(hit.entry.get("paper") for hit in signs["role"]),
        bulletin=any(hit.entry.get("bulletin") for hit in signs["org"]),
        foe=person is None and not signs["org"] and any(hit.entry.get("foe") for hit in signs["role"]),
        spelled=_spelled(scene, person) if person else None,
    )


def _is_crowd(scene: Scene, role: Hit) -> bool:
    """Tell whether a role is that of many: "analysts", and where the form tells it "эксперты"."""
    return bool(role.entry.get("crowd")) or (
        not scene.articles and all(plural(scene.norm(at), scene.language) for at in range(role.first, role.last))
    )


def _spelled(scene: Scene, person: tuple[int, int]) -> Side | None:
    """Return whose spelling a person's first name has: "Dmytro" is Ukrainian, "Dmitry" Russian."""
    first = scene.begin(person[0], "first") if person[1] - person[0] > 1 else None
    return Side(first.entry.get("side")) if first else None


def _called(
    page: str, scene: Scene, span: tuple[int, int], person: tuple[int, int] | None, bodies: Sequence[Hit]
) -> tuple[str, str | None]:
    """Return the name, and what the words beside a person's name add to it."""
    whole = scene.text(page, *span)
    if person is not None:
        name = scene.text(page, *person)
        role = " ".join(whole.replace(name, " ").strip(" ,;–—-").split())
        return _short(name), role or None
    media = next((hit for hit in reversed(bodies) if hit.entry.get("kind") == "media"), None)
    if media is not None and any(scene.begin(at, "by") for at in range(span[0], media.first)):
        media = None  # "a source interviewed by Reuters"
    if media is None:  # "the DeepState project's analysts", "the Institute for the Study of War (ISW)"
        monitors = [hit for hit in bodies if hit.entry.get("kind") == "monitor"]
        media = max(monitors, key=lambda hit: hit.last - hit.first, default=None)
    demonym = scene.begin(span[0], "demonym") if span[1] - span[0] == 1 else None
    if demonym is not None:
        return demonym.entry.get("of"), None
    return _short(scene.text(page, media.first, media.last) if media else whole), None


def _last_word(scene: Scene, first: int, last: int, person: tuple[int, int] | None) -> int:
    """Leave out what only follows a name: "Zelensky | in his address", "Russia's | loud", "officials | made no"."""
    if person is not None:
        behind = person[1]
        away = scene.cover(behind, "adjunct") and not scene.begin(behind, "link")
        return behind if scene.articles and behind < last and away else last
    at = last
    while at > first and not (scene.is_name(at - 1) or is_sign(scene, at - 1)):
        at -= 1
    return at if scene.articles and at > first and not scene.cover(at, "adjunct") else last


def _telling(scene: Scene, first: int, last: int) -> Iterator[str]:
    for at in range(first, last):
        small = any(scene.cover(at, tag) for tag in ("article", "adjunct", "joint")) or scene.is_mark(at)
        if not small and scene.norm(at) != "'s":
            forms = scene.tokens[at].lemmas
            plain = forms[0] if scene.articles or len(forms) == 1 else forms[1]
            initials = scene.begin(at, "initials")
            plain = initials.entry.get("of") if initials is not None else plain
            yield from plain.replace("defence", "defense").replace("-", " ").split()


def _context(scene: Scene, first: int, last: int) -> Side | None:
    """Return who tells such deeds: a side speaks of its own ("Russian forces seize …, army says"), and of its harm."""
    for hit in scene.hits:
        contradicted = any(scene.cover(hit.first - 1, tag) for tag in ("likewise", "against"))
        if hit.entry.tag != "nation" or first <= hit.first < last or contradicted:
            continue
        if hit.entry.get("side") != "independent":
            side = Side(hit.entry.get("side"))
            return _FOES.get(side, side) if _strikes(scene, hit) or _is_disputed(scene, last, hit) else side
    return None


def _is_disputed(scene: Scene, last: int, nation: Hit) -> bool:
    """Tell whether a nation's words are denied by whoever is named: "the army denied | Russian claims"."""
    said = [hit for hit in scene.hits if hit.entry.tag == "say" and last <= hit.first < nation.first]
    words = (nation.first - 2, nation.first - 1, nation.last)
    return any(hit.entry.get("force") == "deny" for hit in said) and any(scene.cover(at, "statement") for at in words)


def _strikes(scene: Scene, nation: Hit) -> bool:
    """Tell whether a nation named shells or attacks: who is struck tells it."""
    for at in range(nation.last, nation.last + _DEED):
        if scene.cover(at, "wins"):
            return False
        if scene.cover(at, "strikes"):
            return True
    return False


def _short(name: str) -> str:
    """Leave out what a comma adds to a name."""
    return name.partition(",")[0].partition(" (")[0].strip()


def _trimmed(scene: Scene, first: int, last: int) -> tuple[int, int]:
    while first < last and not (scene.begin(first, "org") or scene.begin(first, "role")) and _is_idle(scene, first):
        first += 1
    if scene.begin(first + 1, "of") and not scene.is_name(first) and not is_sign(scene, first):
        return _trimmed(scene, first + 2, last)  # "the words | of Russian bloggers"
    while first < last and (scene.is_mark(last - 1) or scene.norm(last - 1) == "'s"):
        last -= 1
    behind = first
    while not scene.articles and scene.cover(behind, "platform"):  # "в ефірі телемарафону | речник"
        behind += 1
    return (behind if any(is_sign(scene, at) for at in range(behind, last)) else first), last


def _within(hit: Hit, others: Sequence[Hit]) -> bool:
    """Tell whether a phrase is part of another: the "general" in "General Staff"."""
    return any(other.first <= hit.first and hit.last <= other.last for other in others)


def _is_deed(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a nation's name stands with a thing: "the steady Russian advance", "the setback for Russia"."""
    said = ("statement", "article", "adverb", "link")
    return any(
        scene.tokens[at].text[0].islower() and not is_sign(scene, at) and not any(scene.cover(at, tag) for tag in said)
        for at in range(first, last)
    )


def is_sign(scene: Scene, at: int) -> bool:
    """Tell whether a token is part of what tells who somebody is."""
    return any(scene.cover(at, tag) for tag in _NAMING)


def _is_idle(scene: Scene, at: int) -> bool:
    described = any(scene.cover(at, tag) for tag in ("article", "adverb", "bound", "of"))
    dated = scene.articles and any(one.first <= at < one.last for one in scene.stamps())
    return scene.is_mark(at) or described or dated or scene.norm(at) == "'s"


def _kind(signs: dict[str, list[Hit]]) -> ClaimantKind:
    if signs["occupation"]:
        return ClaimantKind.OCCUPATION
    for tag in ("person", "org"):
        for hit in signs[tag]:
            return ClaimantKind(hit.entry.get("kind", "official"))
    kinds = [ClaimantKind(hit.entry.get("kind", "official")) for hit in signs["role"]]
    for kind in kinds:
        if kind not in (ClaimantKind.OFFICIAL, ClaimantKind.UNNAMED):
            return kind
    unnamed = bool(kinds) and all(kind == ClaimantKind.UNNAMED for kind in kinds)
    return ClaimantKind.UNNAMED if unnamed else ClaimantKind.OFFICIAL


def with_role(one: Named, other: Named) -> Named:
    """Join a name with the apposition beside it: "Nazar Voloshyn", "the spokesperson for the Khortytsia group"."""
    name, role = (one, other) if one.person else (other, one)
    sides = (name.side if name.person and name.side else None, role.side, name.side)
    return replace(
        name,
        role=name.role or role.name if not role.role else f"{role.name} {role.role}",
        kind=role.kind if name.kind == ClaimantKind.OFFICIAL else name.kind,
        side=next((side for side in sides if side), None),
        leaning=name.leaning or role.leaning,
        telling=name.telling + role.telling,
    )
