"""Somebody named as saying something, and what belongs to the naming: the day, the one told, what is said."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claims.claim import ClaimantKind
from claims.when.stamps import Stamp
from claims.who.scene import Scene
from claims.who.speaker import Named, named
from claims.who.subject import after, past_told

# How many tokens before its verb "on Friday" may stand; before that it dates something about the speaker.
_BEFORE_VERB = 6
_LABEL = 5  # tokens of '"a complete fabrication"'
_TOLD_ON = 3  # words of what something was said on: "on its Telegram channel"
# How many tokens an hour takes between "as of" and its day.
_AS_OF = 7


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
    present: bool = False  # "says", and not "said": today


def pronoun(scene: Scene, first: int, last: int, speaker: Named | None) -> tuple[str, Named | None]:
    """Tell whether the subject is a pronoun; it names nobody by itself."""
    hits = [hit for at in range(first, last) if (hit := scene.begin(at, "pronoun"))]
    if hits and (speaker is None or not speaker.person):
        return hits[-1].entry.get("number"), None
    return "", speaker


def complement(page: str, scene: Scene, at: int, force: str) -> tuple[int, bool, Named | None]:
    """Go over what belongs to the saying: the day, the place, the one told. Tells whether what is said follows."""
    via = None
    if force == "tell":
        told = _medium(page, scene, at) or after(page, scene, at)
        if told and not scene.cover(at, "that"):
            at, via = told[0], (told[1] if told[1].kind == ClaimantKind.MEDIA and not told[1].bare else None)
        elif not scene.cover(at, "that"):
            at = past_told(scene, at)
        at += scene.is_name(at) and not scene.cover(at, "that") and _ends_told(scene, at + 1)
    size = len(scene.tokens)
    while at < size:
        stamp = scene.stamp(at)
        if stamp:
            at = stamp.last
        elif _is_adjunct(scene, at):
            at = _adjunct_end(scene, at)
        elif scene.cover(at, "adverb") and not scene.begin(at, "article"):  # "said | both villages were held"
            at += 1
        else:
            break
    at = _past_label(scene, at) if force == "deny" else at
    rest = at < size and not _ends(scene, at)
    quoted = at < size and scene.norm(at) in (",", ":") and scene.is_quote(at + 1)
    return min(at, size), rest or quoted, via  # "quoted X as", where the text breaks off


def _past_label(scene: Scene, at: int) -> int:
    """Go over the quoted word that brands a statement: 'which Ukraine dismissed as | "fake"', 'called "a lie | "'."""
    if at >= len(scene.tokens) or not scene.is_quote(at):
        return at
    closing = (on for on in range(at + 1, min(at + _LABEL, len(scene.tokens))) if scene.is_quote(on))
    close = next(closing, at)
    branded = any(scene.begin(on, "falsely") for on in range(max(0, at - 1), close + 1))
    return close + 1 if branded else at


def _is_adjunct(scene: Scene, at: int) -> bool:
    """Tell whether a token begins where or to whom it was said: not "claims | to have captured X"."""
    told = scene.cover(at, "that") is not None or scene.begin(at, "deed of") is not None
    told = told or (scene.begin(at, "measure") is not None and scene.norm(at + 1)[:1].isdigit())
    return scene.begin(at, "adjunct") is not None and not told and not _byline(scene, at)


def _ends_told(scene: Scene, at: int) -> bool:
    """Tell whether the name of the one told ends here, since nothing but the day or a mark follows."""
    return at >= len(scene.tokens) or scene.is_mark(at) or bool(scene.stamp(at) or scene.begin(at, "adjunct"))


def _medium(page: str, scene: Scene, at: int) -> tuple[int, Named] | None:
    """Return which medium was told, whose name ends before what was said: "told the BBC | Russian troops had left"."""
    start = at + (scene.cover(at, "article") is not None)
    hit = scene.begin(start, "org")
    if hit is None or hit.entry.get("kind") != "media" or not scene.is_name(hit.last):
        return None
    found = named(page, scene, start, hit.last)
    return (hit.last, found) if found is not None and not scene.cover(hit.last, "org") else None


def _ends(scene: Scene, at: int) -> bool:
    """Tell whether nothing that was said begins at a token."""
    if scene.norm(at) in (",", ".", ";") or _byline(scene, at):
        return True
    return scene.cover(at, "joint") is not None or scene.cover(at, "relative") is not None


def _byline(scene: Scene, at: int) -> bool:
    """Tell whether the author of the article is named: "…, X says | by OUR REPORTER"."""
    return scene.begin(at, "by") is not None and scene.is_name(at + 1)


def _adjunct_end(scene: Scene, at: int) -> int:
    first = at = at + 1
    while at < len(scene.tokens) and not scene.stamp(at) and not (at > first and _begins_noun(scene, first, at)):
        if scene.is_mark(at) or scene.cover(at, "that") or scene.cover(at, "joint") or scene.cover(at, "relative"):
            break
        at += 1
    return at


def _begins_noun(scene: Scene, first: int, at: int) -> bool:
    """Tell whether an article or "its" begins what was said behind a noun: "said on Telegram | its forces had"."""
    owner = None if scene.begin(at, "by") else scene.begin(at, "whose")
    opens = scene.begin(at, "article") or owner or scene.begin(at, "pronoun")
    if not scene.articles or opens is None or at - first > _TOLD_ON:
        return False
    return not any(scene.cover(spot, tag) for spot in range(first, at) for tag in ("adjunct", "opens"))  # "about an"


def closes(scene: Scene, first: int, asks: bool) -> bool:
    """Tell whether "X said" closes what it attributes: something was said before it, and nothing follows."""
    return not asks and first > 0 and not only_frame(scene, first)


def only_frame(scene: Scene, first: int) -> bool:
    """Tell whether nothing but an adverbial stands before a token: "On Saturday, …", "However, …"."""
    label = scene.begin(0, "label")
    start = label.last if label else 0
    while start < first and scene.is_mark(start) and not scene.is_quote(start):
        start += 1
    commas = [at for at in range(start, first) if scene.norm(at) == "," and not scene.stamp(at)]
    if any(scene.is_quote(at) for at in range(start, first)):
        return False
    if any(scene.cover(start, tag) for tag in ("adjunct", "adverb", "joint")) or scene.stamp(start):
        return len(commas) <= 1
    return scene.cover(start, "bound") is not None and len(commas) == 0


def said_on_day(scene: Scene, first: int, last: int, verb: int | None = None) -> date | None:
    """Return the day of the saying: within "X said on Friday" or "X on Friday said", or in the frame before it."""
    if not scene.anchored:
        return None
    start = first if verb is None else max(first, verb - _BEFORE_VERB)
    described = [at for at in range(first, last) if scene.cover(at, "relative")]
    if described and verb is not None and described[0] < verb:
        start = verb
    dated = [stamp for stamp in scene.dated if start <= stamp.first < last and stamp.joins == "at"]
    if not dated and only_frame(scene, first):
        dated = [stamp for stamp in scene.dated if stamp.first < first and stamp.joins == "at"]
    if not dated:  # "recall that | on October 29, | X claimed"
        ends = (first, first - (scene.norm(first - 1) == ","))
        dated = [stamp for stamp in scene.dated if stamp.last in ends and stamp.joins == "at" and _opens(scene, stamp)]
    if not dated and _same_day(scene, first):
        before = scene.before() if scene.before else None
        return before.last if before else None
    return dated[0].days.last if dated else as_of(scene)


def _same_day(scene: Scene, first: int) -> bool:
    """Tell whether the frame of a saying puts it on the day told before: "Shortly afterwards, X said"."""
    return only_frame(scene, first) and any(scene.begin(at, "sameday") for at in range(first))


def _opens(scene: Scene, stamp: Stamp) -> bool:
    """Tell whether an expression of time begins a clause: "that on Friday", "; on 3 May"."""
    start = stamp.first - (scene.cover(stamp.first - 1, "adjunct") is not None)
    return scene.is_mark(start - 1) or scene.cover(start - 1, "bound") is not None


def as_of(scene: Scene) -> date | None:
    """Return the day that a bulletin gives for all that it tells: "as of 10 p.m. on 13 May"."""
    for hit in scene.hits:
        if hit.entry.tag == "asof":
            near = range(hit.last, hit.last + _AS_OF)
            return next((stamp.days.last for stamp in scene.dated if stamp.first in near), None)
    return None
