"""Verbs of saying: X said that, said X, it was announced by X, adding that, Y quoted X as saying."""

from datetime import date

from claims.claim import ClaimantKind
from claims.lexicon import Hit
from claims.what.denying import (
    against,
    befalls,
    branded,
    force_of,
    fronting,
    infinitive,
    is_judged,
    is_passive,
    lists_on,
    of_which,
    spurns,
    unsaid,
)
from claims.who.attribution import Attribution, Style, closes, complement, pronoun, said_on_day
from claims.who.nounphrase import is_verb
from claims.who.quoting import asserted_with, attending, cited_by, cited_within, posted_by, quotes
from claims.who.scene import Scene
from claims.who.speaker import Named, named
from claims.who.subject import after, before, opening

_ADJUNCT = 8  # tokens between a verb and the subject behind it
# Words behind a verb that open what was said, not who said it: "…, said his forces had captured X".
_OWN = frozenset(("his", "its", "their", "her"))


def said(page: str, scene: Scene, hit: Hit, found: list[Attribution]) -> Attribution | None:
    """Read a verb of saying: as a participle, in the passive, or with its subject before or behind it."""
    hit = branded(scene, hit)
    if not is_verb(scene, hit.first) or any(
        bars(scene, hit) for bars in (infinitive, unsaid, quotes, against, of_which, befalls, spurns)
    ):
        return None
    participle = scene.begin(hit.first, "participle") is not None
    if participle and not scene.cover(hit.first - 1, "aux"):
        return asserted_with(page, scene, hit) or _participle(page, scene, hit, found)
    if hit.entry.get("impersonal"):
        return _impersonal(scene, hit)
    active = scene.begin(hit.first, "present") is not None and hit.last - hit.first == 1  # "X says | by our reporter"
    by = hit.last if hit.entry.phrase.endswith(" by") else None if active else _agent(scene, hit)
    if by is not None or (_is_helped(scene, hit) and not participle):
        return _passive(page, scene, hit, by) if by is not None else None
    if scene.cover(hit.first, "finite") and scene.begin(0, "anaphor"):
        return _anaphoric(page, scene, hit)
    return _active(page, scene, hit, any(one.rule != "who.statement" for one in found))


def _impersonal(scene: Scene, hit: Hit) -> Attribution:
    """Read "…, the statement says": it names nobody, who spoke last speaks on."""
    style = Style.TRAIL if hit.first > 1 and hit.last >= len(scene.tokens) - 1 else Style.LEAD
    return Attribution(hit.first, hit.last, style, None, "who.impersonal", asks=style == Style.LEAD)


def _active(page: str, scene: Scene, hit: Hit, again: bool) -> Attribution | None:
    force = force_of(scene, hit)
    if force == "show" and (scene.stamp(hit.last) or scene.is_mark(hit.last) or scene.begin(hit.last, "adjunct")):
        return None
    cited = cited_by(page, scene, hit.first)
    left = cited[0] if cited else before(page, scene, hit.first)
    left = _subject(page, scene, hit, left, again)
    full = left is not None and left[1] is not None and left[1].person and left[1].role is not None
    turned = left is None or left[0] < hit.first
    turned = turned and ((left is None and force != "show") or _turned(scene, hit))
    right = _inverted(page, scene, hit) if turned or _in_body(scene, hit) else None
    if right and right[0] < len(scene.tokens) - 1 and (full or (_is_person(left) and not scene.is_mark(right[0]))):
        right = None  # "Prokudin, though, said | Antonivka was hit"
    if right and left and scene.cover(right[0], "aux"):
        right = None  # "…, quoting X, said | Kurakhove had fallen"
    first, last = hit.first, hit.last
    speaker: Named | None = None
    if right:
        speaker, last = right[1], right[0]
    elif left:
        first, speaker = left
    else:
        return None
    if force == "show" and speaker and speaker.kind == ClaimantKind.UNNAMED and not speaker.side:
        return None
    number, speaker = pronoun(scene, first, hit.last if right else hit.first, speaker)
    last, asks, via = complement(page, scene, last, force)
    via = cited[1] if cited else via
    style = Style.TRAIL if closes(scene, first, asks) else Style.LEAD
    day = _day(scene, hit, first, last)
    now = scene.begin(hit.first, "present") is not None
    return Attribution(first, last, style, speaker, "who.said", force, day, via, number, asks, now)


def _subject(
    page: str, scene: Scene, hit: Hit, left: tuple[int, Named | None] | None, again: bool
) -> tuple[int, Named | None] | None:
    """Return where the subject of a verb begins, and whom it names: nobody where it goes on with the one before."""
    if is_passive(scene, hit):
        return None  # "взятие Северска подтверждено"
    if again and lists_on(scene, hit):
        return hit.first, None
    shared = left is not None and left[1] is None and not again
    if shared and is_judged(scene, hit):
        return None
    if left and shared and (scene.cover(left[0] - 1, "joint") or scene.cover(left[0] - 1, "contrast")):
        right = None if _is_plural_noun(scene, hit) else opening(page, scene, left[0] - 1)
        return right or left
    return left


def _is_plural_noun(scene: Scene, hit: Hit) -> bool:
    """Tell whether a verb of one is a noun of many: "Russian forces have gained ground, but | claims that …"."""
    one = scene.begin(hit.first, "singular") is not None
    return one and any(scene.cover(at, "plural") for at in range(hit.first))


def _is_person(subject: tuple[int, Named | None] | None) -> bool:
    return subject is not None and subject[1] is not None and subject[1].person


def _anaphoric(page: str, scene: Scene, hit: Hit) -> Attribution | None:
    """Read "Про це в ефірі телемарафону повідомив X": it speaks of the sentences before."""
    right = after(page, scene, hit.last)
    if right is None:
        return None
    day = said_on_day(scene, 0, len(scene.tokens))
    source = cited_within(page, scene, 0, hit.first) if right[1].kind == ClaimantKind.MEDIA else None
    speaker, via = (source, right[1]) if source else (right[1], None)
    return Attribution(0, right[0], Style.BACK, speaker, "who.back", hit.entry.get("force"), day, via)


def _day(scene: Scene, hit: Hit, first: int, last: int) -> date | None:
    """Return the day of the saying, of a thing announced, and of "comments made on Nov. 9 by X, who said"."""
    day = said_on_day(scene, first, last, hit.first)
    if day is None and scene.begin(hit.first, "proclaims") and scene.begin(hit.last, "article"):
        day = said_on_day(scene, hit.first, _object_end(scene, hit.last))
    if day is None and scene.cover(hit.first - 1, "relative"):
        day = said_on_day(scene, 0, first)
    return day


def _object_end(scene: Scene, start: int) -> int:
    """Return where the object of a verb ends: "announced the start of an offensive yesterday"."""
    ends = (at for at in range(start, len(scene.tokens)) if scene.is_mark(at) or scene.cover(at, "aux"))
    return next(ends, len(scene.tokens))


def _turned(scene: Scene, hit: Hit) -> bool:
    """Tell whether a person or role stands right behind a verb that a comma or quotation mark precedes."""
    if hit.entry.get("force") == "tell":
        return False
    mark = scene.norm(hit.first - 1) == "," or scene.is_quote(hit.first - 1)
    behind = hit.last + (scene.cover(hit.last, "article") is not None)
    role = scene.cover(behind, "role")
    titled = scene.cover(behind, "person") or (role and role.entry.get("kind") != "unnamed")
    named_behind = scene.is_name(behind) and not scene.cover(behind, "nation")
    return mark and bool(titled or named_behind) and not scene.is_quote(hit.last)


def _in_body(scene: Scene, hit: Hit) -> bool:
    """Tell whether a verb is followed by where it was said, and so by who said it: "подтвердили в «Вагнере»"."""
    return scene.cover(hit.last, "body") is not None and bool(
        scene.cover(hit.last + 1, "org") or (scene.is_quote(hit.last + 1) and scene.cover(hit.last + 2, "org"))
    )


def _participle(page: str, scene: Scene, hit: Hit, found: list[Attribution]) -> Attribution | None:
    """Read "…, adding that": the speaker before it goes on, or the subject of the sentence begins to speak."""
    if scene.begin(hit.first - 1, "quoting") and found:
        return None
    if scene.cover(hit.first - 1, "statement") or scene.cover(hit.first - 1, "role"):
        return None
    force = hit.entry.get("force")
    stated = bool(found) and all(one.rule == "who.statement" for one in found)
    if stated and scene.begin(hit.first, "implies"):
        return None  # "amid Russian claims footage emerged, suggesting": nobody has said that
    denier = fronting(page, scene, hit)
    if found and denier is None:
        said_on, speaker = found[-1].said_on, found[-1].speaker if stated else None
        return Attribution(hit.first, hit.last, Style.LEAD, speaker, "who.adding", force, said_on, asks=True)
    if force == "show":
        return None
    who = denier or posted_by(page, scene, hit.first) or attending(page, scene, hit.first)
    first, speaker = who or (0, _opener(page, scene, hit.first))
    return Attribution(first, hit.last, Style.LEAD, speaker, "who.adding", force, asks=True) if speaker else None


def _opener(page: str, scene: Scene, participle: int) -> Named | None:
    """Return the subject that opens a sentence, up to its verb or a comma."""
    ends = (at for at in range(participle) if scene.cover(at, "aux") or scene.norm(at) == ",")
    verb = min(next(ends, participle), _ADJUNCT)
    return named(page, scene, 0, verb) if not scene.cover(0, "adjunct") else None


def _agent(scene: Scene, hit: Hit) -> int | None:
    """Return where the agent of a passive verb is named: "was announced … by X"."""
    passive = _is_helped(scene, hit) and not scene.norm(hit.first).endswith("ing")
    for at in range(hit.last, min(hit.last + 6, len(scene.tokens))):
        if scene.begin(at, "by"):
            return at + 1
        if (
            scene.is_mark(at)
            or scene.cover(at, "that")
            or not (passive or scene.stamp(at) or scene.cover(at, "adverb"))
        ):
            return None
    return None


def _is_helped(scene: Scene, hit: Hit) -> bool:
    """Tell whether "be" stands before a verb, with or without an adverb: "are visually confirmed"."""
    helper = hit.first - 1
    while helper > 0 and (scene.cover(helper, "adverb") or scene.norm(helper).endswith("ly")):
        helper -= 1
    return scene.cover(helper, "be") is not None


def _passive(page: str, scene: Scene, hit: Hit, by: int) -> Attribution | None:
    right = after(page, scene, by)
    if right is None or any(scene.begin(at, "evidence") for at in (by, by + 1)):
        return None  # "was confirmed by footage": by nobody
    if scene.begin(hit.first, "quote") and scene.begin(right[0], "say"):
        return None  # "sources cited by ISW | said"
    first = 0 if scene.cover(hit.first - 1, "be") else hit.first
    style = Style.TRAIL if hit.first > 0 else Style.LEAD
    said_on = said_on_day(scene, hit.first, min(right[0] + 6, len(scene.tokens)))
    first = first if style == Style.LEAD else hit.first
    return Attribution(first, right[0], style, right[1], "who.by", hit.entry.get("force"), said_on)


def _inverted(page: str, scene: Scene, hit: Hit) -> tuple[int, Named | None] | None:
    """Read "…, said X": after a comma, a quotation mark or a dash, or at the start of a sentence."""
    at = hit.first - 1
    while at >= 0 and (scene.cover(at, "aux") or scene.cover(at, "adverb")):
        at -= 1
    free = not scene.articles and not scene.begin(hit.last, "body")  # "Раніше про захоплення села заявили росіяни"
    if (not scene.is_mark(at) and not _in_body(scene, hit) and not free) or scene.norm(hit.last) in _OWN:
        return None
    if scene.cover(hit.first, "finite") and scene.begin(hit.last, "pronoun"):  # "…, сказав він"
        return hit.last + 1, None
    return after(page, scene, hit.last) or _past_adjunct(page, scene, hit)


def _past_adjunct(page: str, scene: Scene, hit: Hit) -> tuple[int, Named | None] | None:
    """Read the subject behind an adjunct: "reported on air the spokesman"."""
    if not scene.begin(hit.last, "adjunct"):
        return None
    ahead = range(hit.last + 1, min(hit.last + _ADJUNCT, len(scene.tokens)))
    starts = (on for on in ahead if any(scene.begin(on, tag) for tag in ("role", "person", "org")))
    return next((right for on in starts if (right := after(page, scene, on))), None)
