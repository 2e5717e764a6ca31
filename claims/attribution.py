"""Who says it: the places in a sentence where somebody is named as saying something."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claims.lexicon import Hit
from claims.scene import Scene
from claims.speaker import Named, named
from claims.subject import after, before, is_verb


class Style(StrEnum):
    """How an attribution lies to what it attributes."""

    LEAD = "lead"  # X said that …
    TRAIL = "trail"  # …, X said
    BACK = "back"  # This was stated by X
    CITED = "cited"  # …, citing X


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody named as saying something: half-open tokens of "X said"; `speaker` None is the one named before."""

    first: int
    last: int
    style: Style
    speaker: Named | None
    rule: str
    force: str = ""
    said_on: date | None = None
    via: Named | None = None
    number: str = ""  # of a pronoun: one person, or an organisation or many
    asks: bool = False  # what is said follows; False when the sentence only closes with "X said"


def attributions(page: str, scene: Scene) -> list[Attribution]:
    """Return the attributions of a sentence from left to right."""
    found: list[Attribution] = []
    taken = 0
    for hit in sorted(scene.hits, key=lambda one: one.first):
        read = _READERS.get(hit.entry.tag)
        if read is None or hit.first < taken:
            continue
        one = read(page, scene, hit, found)
        if one is None:
            continue
        found.append(one)
        taken = max(taken, hit.last)
    return sorted(found, key=lambda one: (one.first, one.last))


def _said(page: str, scene: Scene, hit: Hit, found: list[Attribution]) -> Attribution | None:
    if not is_verb(scene, hit.first) or _infinitive(scene, hit):
        return None
    if scene.begin(hit.first, "participle"):
        return _participle(page, scene, hit, found)
    by = _agent(scene, hit)
    if by is not None:
        return _passive(page, scene, hit, by)
    if scene.cover(hit.first - 1, "be"):
        return None
    force = hit.entry.get("force")
    left = before(page, scene, hit.first)
    right = None if left else _inverted(page, scene, hit)
    if left is None and right is None:
        return None
    first, speaker = left or (hit.first, right[1] if right else None)
    number, speaker = _pronoun(scene, first, hit.first if left else hit.last + 1, speaker)
    last = right[0] if right else hit.last
    last, asks, via = _complement(page, scene, last, force)
    style = Style.TRAIL if _closes(scene, first, asks) else Style.LEAD
    return Attribution(first, last, style, speaker, "who.said", force, _said_on(scene, first, last), via, number, asks)


def _infinitive(scene: Scene, hit: Hit) -> bool:
    return scene.norm(hit.first - 1) == "to"


def _participle(page: str, scene: Scene, hit: Hit, found: list[Attribution]) -> Attribution | None:
    """Read "…, adding that": the speaker before it goes on, or the subject of the sentence begins to speak."""
    if scene.norm(hit.first - 1) == "as" and found:
        return None
    force = hit.entry.get("force")
    if found:
        return Attribution(hit.first, hit.last, Style.LEAD, None, "who.adding", force, asks=True)
    if force == "show":
        return None
    verb = next((at for at in range(hit.first) if scene.cover(at, "aux") or scene.norm(at) == ","), hit.first)
    speaker = named(page, scene, 0, min(verb, 8)) if not scene.cover(0, "adjunct") else None
    return Attribution(0, hit.last, Style.LEAD, speaker, "who.adding", force, asks=True) if speaker else None


def _agent(scene: Scene, hit: Hit) -> int | None:
    """Return where the agent of a passive verb is named: "was announced … by X"."""
    for at in range(hit.last, min(hit.last + 6, len(scene.tokens))):
        if scene.norm(at) in (",", ";", ":") or scene.cover(at, "that"):
            return None
        if scene.begin(at, "by"):
            return at + 1
    return None


def _passive(page: str, scene: Scene, hit: Hit, by: int) -> Attribution | None:
    right = after(page, scene, by)
    if right is None:
        return None
    first = 0 if scene.cover(hit.first - 1, "be") else hit.first
    style = Style.TRAIL if hit.first > 0 else Style.LEAD
    said_on = _said_on(scene, hit.first, min(right[0] + 6, len(scene.tokens)))
    return Attribution(
        first if style == Style.LEAD else hit.first,
        right[0],
        style,
        right[1],
        "who.by",
        hit.entry.get("force"),
        said_on,
    )


def _inverted(page: str, scene: Scene, hit: Hit) -> tuple[int, Named] | None:
    """Read "…, said X": after a comma, a quotation mark or a dash, or at the start of a sentence."""
    at = hit.first - 1
    while at >= 0 and (scene.cover(at, "aux") or scene.cover(at, "adverb")):
        at -= 1
    return after(page, scene, hit.last) if scene.is_mark(at) else None


def _pronoun(scene: Scene, first: int, last: int, speaker: Named | None) -> tuple[str, Named | None]:
    """Tell whether the subject is a pronoun; it names nobody by itself."""
    hits = [hit for at in range(first, last) if (hit := scene.begin(at, "pronoun"))]
    if hits and (speaker is None or not speaker.person):
        return hits[-1].entry.get("number"), None
    return "", speaker


def _complement(page: str, scene: Scene, at: int, force: str) -> tuple[int, bool, Named | None]:
    """Go over what belongs to the saying: the day, the place, the one told. Tells whether what is said follows."""
    via = None
    if force == "tell":
        told = after(page, scene, at)
        if told and not scene.cover(at, "that"):
            at, via = told[0], told[1]
    size = len(scene.tokens)
    while at < size:
        stamp = scene.stamp(at)
        if stamp:
            at = stamp.last
        elif scene.begin(at, "adjunct") and not scene.cover(at, "that"):
            at = _adjunct_end(scene, at)
        elif scene.cover(at, "adverb"):
            at += 1
        else:
            break
    rest = at < size and not (
        scene.norm(at) in (",", ".", ";") or scene.cover(at, "joint") or scene.cover(at, "relative")
    )
    quoted = at < size and scene.norm(at) in (",", ":") and scene.is_quote(at + 1)
    return at, rest or quoted, via


def _adjunct_end(scene: Scene, at: int) -> int:
    at += 1
    while at < len(scene.tokens) and not scene.stamp(at):
        if scene.is_mark(at) or scene.cover(at, "that") or scene.cover(at, "joint") or scene.cover(at, "relative"):
            break
        at += 1
    return at


def _closes(scene: Scene, first: int, asks: bool) -> bool:
    """Tell whether "X said" closes what it attributes: something was said before it, and nothing follows."""
    return not asks and first > 0 and not _only_frame(scene, first)


def _only_frame(scene: Scene, first: int) -> bool:
    """Tell whether nothing but an adverbial stands before a token: "On Saturday, …", "However, …"."""
    commas = [at for at in range(first) if scene.norm(at) == ","]
    if any(scene.is_quote(at) for at in range(first)):
        return False
    if scene.cover(0, "adjunct") or scene.cover(0, "adverb") or scene.stamp(0) or scene.cover(0, "joint"):
        return len(commas) <= 1
    return scene.cover(0, "bound") is not None and len(commas) == 0


def _said_on(scene: Scene, first: int, last: int) -> date | None:
    """Return the day of the saying: within "X said on Friday", or in the frame before it."""
    dated = [stamp for stamp in scene.dated if first <= stamp.first < last and stamp.joins == "at"]
    if not dated and _only_frame(scene, first):
        dated = [stamp for stamp in scene.dated if stamp.first < first and stamp.joins == "at"]
    return dated[0].days.last if dated else None


def _according(page: str, scene: Scene, hit: Hit, found: list[Attribution]) -> Attribution | None:
    right = after(page, scene, hit.last)
    number = ""
    if right is None:
        pronoun = scene.begin(hit.last, "pronoun")
        if pronoun is None:
            return None
        number, right = pronoun.entry.get("number"), None
    last = right[0] if right else hit.last + 1
    lead = hit.first == 0 or _only_frame(scene, hit.first)
    style = Style.LEAD if lead else Style.TRAIL
    speaker = right[1] if right else None
    return Attribution(
        hit.first, last, style, speaker, "who.according", "", _said_on(scene, hit.first, last), None, number, lead
    )


def _citing(page: str, scene: Scene, hit: Hit, found: list[Attribution]) -> Attribution | None:
    right = after(page, scene, hit.last)
    if right is None:
        return None
    style = Style.CITED if found else (Style.LEAD if hit.first == 0 else Style.TRAIL)
    return Attribution(hit.first, right[0], style, right[1], "who.citing")


def _back(page: str, scene: Scene, hit: Hit, found: list[Attribution]) -> Attribution | None:
    right = after(page, scene, hit.last)
    left = before(page, scene, hit.first) if scene.cover(hit.first, "say") else None
    speaker = left[1] if left else right[1] if right else None
    if speaker is None:
        return None
    last = max(right[0] if right else 0, hit.last)
    return Attribution(0, last, Style.BACK, speaker, "who.back", "", _said_on(scene, 0, len(scene.tokens)))


def _quoted(page: str, scene: Scene, hit: Hit, found: list[Attribution]) -> Attribution | None:
    """Read "Ukrinform quoted Voloshyn as saying": the quoted one speaks, the other passes it on."""
    left, right = before(page, scene, hit.first), after(page, scene, hit.last)
    if left is None or right is None or not is_verb(scene, hit.first):
        return None
    number, speaker = _pronoun(scene, hit.last, right[0], right[1])
    last, asks, _ = _complement(page, scene, right[0], "")
    if scene.norm(right[0]) == "as":
        last, asks, _ = _complement(page, scene, right[0] + 2, "")
    style = Style.TRAIL if _closes(scene, left[0], asks) else Style.LEAD
    return Attribution(
        left[0], last, style, speaker, "who.quoted", "", _said_on(scene, left[0], last), left[1], number, asks
    )


def _stated(page: str, scene: Scene, hit: Hit, found: list[Attribution]) -> Attribution | None:
    """Read "a statement by Russian commanders that …", "Moscow's claim that …"."""
    if scene.cover(hit.first, "say") and is_verb(scene, hit.first):
        return None
    if scene.norm(hit.last) in ("by", "from"):
        right = after(page, scene, hit.last + 1)
        if right and not _read_already(found, hit.first):
            return Attribution(hit.first, right[0], Style.LEAD, right[1], "who.statement", asks=True)
    return None


def _read_already(found: list[Attribution], at: int) -> bool:
    return any(one.first <= at < one.last for one in found)


_READERS: dict[str, Callable[[str, Scene, Hit, list[Attribution]], Attribution | None]] = {
    "say": _said,
    "according": _according,
    "citing": _citing,
    "back": _back,
    "quote": _quoted,
    "statement": _stated,
}
