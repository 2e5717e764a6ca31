"""Speakers named without a verb of their own: according to X, citing X, this was stated by X, a headline's colon."""

from collections.abc import Sequence
from dataclasses import replace

from claims.claim import ClaimantKind
from claims.lexicon import Hit
from claims.who.attribution import Attribution, Style, only_frame, said_on_day
from claims.who.nounphrase import is_verb
from claims.who.quoting import cited_within
from claims.who.scene import Scene, tells_on
from claims.who.speaker import Named, is_sign, named
from claims.who.subject import after, before

_DASHES = ("-", "–", "—")
# How many tokens a speaker's name in a headline can have; which sentences may be headlines unmarked.
_HEAD, _FIRST = 12, 3
_OWNER = 6  # tokens before "claim" in which its owner is named: "the Russian Defence Ministry\'s latest claim that"
_ABOUT, _PLAIN = 2, 3  # words of "about this", of "about this was said"
_NOBODYS = ("reports", "rumours", "rumors")
# How many tokens from the verb "this was announced" the speaker is named, behind day and place.
_ADJUNCTS = 16


def according(page: str, scene: Scene, hit: Hit, found: list[Attribution]) -> Attribution | None:
    """Read "according to X", with the report that is X's."""
    told = None if scene.articles else scene.begin(hit.last, "pronoun")
    meant = told is not None and told.last - told.first > 1  # "со слов | собеседника агентства"
    right = None if meant else after(page, scene, hit.last) or _past_adjunct(page, scene, hit.last)
    if not meant and (right is None or right[1].kind == ClaimantKind.UNNAMED):
        right = _source_of(page, scene, hit.last) or right
    number = ""
    if right is None:
        pronoun = scene.begin(hit.last, "pronoun")
        if pronoun is None:
            return None
        number, right = pronoun.entry.get("number"), None
    if right and found and right[1].kind == ClaimantKind.UNNAMED and right[1].side is None:
        return None  # "ISW said that according to geolocated footage …": ISW says it
    last = right[0] if right else hit.last + 1
    lead = hit.first == 0 or only_frame(scene, hit.first)
    style = Style.LEAD if lead else Style.TRAIL
    speaker = right[1] if right else None
    return Attribution(
        hit.first, last, style, speaker, "who.according", "", said_on_day(scene, hit.first, last), None, number, lead
    )


def _past_adjunct(page: str, scene: Scene, start: int) -> tuple[int, Named] | None:
    """Read who speaks behind where it was said: "как сообщил | на своем канале | глава области"."""
    if scene.articles or not (scene.begin(start, "adjunct") or scene.stamp(start)):
        return None
    ahead = range(start + 1, min(start + _ADJUNCTS, len(scene.tokens)))
    end = next((at for at in ahead if scene.is_mark(at)), len(scene.tokens))
    starts = (at for at in ahead if at < end and any(scene.begin(at, tag) for tag in ("role", "person", "org")))
    return next((right for at in starts if (right := after(page, scene, at)) and right[1].kind != "media"), None)


def _source_of(page: str, scene: Scene, at: int) -> tuple[int, Named] | None:
    """Read whose the report is: "according to an analysis by X", "according to the latest data from X"."""
    for on in range(at, min(at + 7, len(scene.tokens))):
        if scene.is_mark(on):
            break
        whose = scene.begin(on, "whose") or scene.begin(on, "owner")
        found = after(page, scene, whose.last) if whose else None
        if found is not None and found[1].kind != ClaimantKind.UNNAMED:
            return found
    return None


def citing(page: str, scene: Scene, hit: Hit, found: list[Attribution]) -> Attribution | None:
    """Read "…, citing X": who is cited speaks, who cites passes it on."""
    right = after(page, scene, hit.last)
    own = right is not None and right[1].kind == ClaimantKind.UNNAMED and found and found[-1].speaker
    if right is None or (found and hit.entry.get("weak")) or (own and own.person and not scene.articles):
        return None  # "сообщил X со ссылкой на | собственные источники"
    if found and found[-1].style == Style.BACK and not scene.articles and _passes_on(found[-1].speaker, right[1]):
        found[-1] = replace(found[-1], last=right[0], via=right[1])
        return None
    if found and found[-1].style == Style.BACK:
        found[-1] = replace(found[-1], last=right[0], speaker=right[1], via=found[-1].speaker)
        return None
    style = Style.CITED if found else (Style.LEAD if hit.first == 0 else Style.TRAIL)
    return Attribution(hit.first, right[0], style, right[1], "who.citing")


def _passes_on(speaker: Named | None, cited: Named) -> bool:
    """Tell whether a medium that is cited only passed it on: "говорится в обзоре X, пишет Y со ссылкой на Z"."""
    return speaker is not None and cited.kind == ClaimantKind.MEDIA and speaker.kind != ClaimantKind.MEDIA


def back(page: str, scene: Scene, hit: Hit, _found: list[Attribution]) -> Attribution | None:
    """Read "This was stated by X", which speaks of the sentences before it."""
    if tells_on(scene, hit):
        return None
    right = after(page, scene, hit.last)
    hearers = scene.begin(hit.last, "infinitive") is not None  # "was announced | to journalists by X"
    if right is None or right[1].kind == ClaimantKind.UNNAMED or hearers:
        right = _beyond(page, scene, hit.last) or right
    opened = right[0] + (scene.norm(right[0]) == ",") if right else 0
    if right and scene.cover(opened, "that"):  # "It was reported by X that …": it follows
        day = said_on_day(scene, 0, opened)
        return Attribution(hit.first, opened, Style.LEAD, right[1], "who.by", "", day, asks=True)
    left = before(page, scene, hit.first) if scene.cover(hit.first, "say") else None
    wide = not scene.articles and hit.last - hit.first > _PLAIN  # "Про це | Генштаб ЗСУ | пише"
    inside = after(page, scene, hit.first + _ABOUT) if wide else None
    speaker = left[1] if left else right[1] if right else inside[1] if inside else None
    told = next((one for at in range(hit.first, hit.last + 1) if (one := scene.begin(at, "pronoun"))), None)
    if speaker is None and (scene.articles or told is None):
        return None
    last = max(right[0] if right else 0, hit.last)
    beyond = after(page, scene, last + 1) if scene.norm(last) == "," and scene.articles else None
    via = beyond[1] if beyond and beyond[1].kind == ClaimantKind.MEDIA else None
    body = after(page, scene, last + 1) if not scene.articles and scene.begin(last, "body") else None
    if body and speaker and speaker.kind == ClaimantKind.MEDIA:  # "об этом сообщили ТАСС | в силовых структурах"
        last, speaker, via = body[0], body[1], speaker
    source = cited_within(page, scene, hit.first, hit.last) if wide and body is None else None
    if source and speaker and speaker.kind == ClaimantKind.MEDIA:  # "об этом со ссылкой на X | сообщает ТАСС"
        speaker, via = source, speaker
    day = said_on_day(scene, 0, len(scene.tokens))
    number = told.entry.get("number") if told is not None and speaker is None else ""
    if not scene.articles and hit.first > 1 and scene.norm(hit.first - 1) in (",", *_DASHES):
        return Attribution(hit.first, last, Style.TRAIL, speaker, "who.said", "", day, via, number)
    return Attribution(0, last, Style.BACK, speaker, "who.back", "", day, via, number)


def _beyond(page: str, scene: Scene, start: int) -> tuple[int, Named] | None:
    """Read who said it behind where and when it was said: "announced on Telegram by X", "in the summary of X"."""
    ahead = range(start, min(start + _ADJUNCTS, len(scene.tokens)))
    told = [at for at in ahead if scene.begin(at, "by")] + [at for at in ahead if scene.cover(at, "adjunct")]
    for at in told:
        found = after(page, scene, at + 1)
        if found and found[1].kind != ClaimantKind.UNNAMED:
            return found
    return None


def stated(page: str, scene: Scene, hit: Hit, _found: list[Attribution]) -> Attribution | None:
    """Read "a statement by Russian commanders that …", "Moscow's claim that …"."""
    if scene.cover(hit.first, "say") and is_verb(scene, hit.first):
        return None
    whose = scene.begin(hit.last + scene.is_quote(hit.last), "whose")
    if whose is not None:
        right = after(page, scene, whose.last)
        if right:
            dated = next((one for one in scene.stamps() if right[0] <= one.first <= right[0] + 1), None)
            day = dated.days.last if dated and scene.anchored else None
            last = dated.last if dated else right[0]
            return Attribution(hit.first, last, Style.LEAD, right[1], "who.statement", "", day, asks=True)
    if not scene.articles:
        return _owned(page, scene, hit)
    if not scene.begin(hit.last, "opens"):
        return None
    first = max(0, hit.first - _OWNER)
    first = next((at + 1 for at in range(hit.first - 1, first - 1, -1) if _parts(scene, at)), first)
    while first < hit.first - 1 and scene.tokens[first].text.islower() and not is_sign(scene, first):
        first += 1  # "the latest | Russian claims", "false | Ukrainian claims"
    speaker = named(page, scene, first, hit.first) if first < hit.first else None
    nobodys = scene.norm(hit.first) in _NOBODYS and not is_sign(scene, hit.first - 1)
    opening = first == 0 and speaker is not None and len(speaker.words) == 1 and not is_sign(scene, 0)
    if nobodys or opening or speaker is None or not (speaker.side or speaker.person):
        return _nobodys(page, scene, hit) if hit.first == 0 or scene.norm(hit.first) in _NOBODYS else None
    return Attribution(first, hit.last, Style.LEAD, speaker, "who.statement", asks=True)


def _owned(page: str, scene: Scene, hit: Hit) -> Attribution | None:
    """Read "заявления россиян о …", "слова Герасимова, что …": whose they are stands behind, in the genitive."""
    right = after(page, scene, hit.last)
    last, speaker = right or (hit.last, None)
    if right is None:
        speaker = named(page, scene, hit.first - 1, hit.first) if scene.cover(hit.first - 1, "nation") else None
    opens = scene.begin(last, "opens") or (scene.norm(last) == "," and scene.begin(last + 1, "opens"))
    if speaker is None or not opens or not (speaker.side or speaker.person):
        return None
    return Attribution(hit.first, last, Style.LEAD, speaker, "who.statement", asks=True)


def _nobodys(page: str, scene: Scene, hit: Hit) -> Attribution | None:
    """Read "after reports of fighting", "follows multiple reports that": nobody is named as telling it."""
    amid = any(scene.begin(at, "amid") for at in range(max(0, hit.first - 2), hit.first))
    if not amid or scene.norm(hit.first - 1) == "'s" or scene.cover(hit.first - 1, "nation"):
        return None
    speaker = named(page, scene, hit.first, hit.last)
    return Attribution(hit.first, hit.last, Style.LEAD, speaker, "who.statement", asks=True) if speaker else None


def _parts(scene: Scene, at: int) -> bool:
    return scene.is_mark(at) or any(scene.cover(at, tag) for tag in ("say", "aux", "bound", "adjunct", "joint"))


def quote_of(page: str, scene: Scene, hit: Hit, _found: list[Attribution]) -> Attribution | None:
    """Read "Quote from Konashenkov: …"."""
    right = after(page, scene, hit.last)
    return Attribution(hit.first, right[0], Style.LEAD, right[1], "who.label", asks=True) if right else None


def headed(page: str, scene: Scene) -> Attribution | None:
    """Read a headline's "General Staff: …" and "… – Joint Forces Group"."""
    size = len(scene.tokens) - (scene.norm(len(scene.tokens) - 1) == ".")
    colon = next((at for at in range(1, min(_HEAD, size)) if scene.norm(at) == ":"), None)
    dateline = colon == 1 and scene.tokens[0].text.isupper() and scene.cover(0, "nation")
    if colon and not dateline and _all_signs(scene, 0, colon):
        end = next((at for at in range(1, colon) if scene.begin(at, "opens")), colon)
        speaker = named(page, scene, 0, end if not scene.articles else colon)  # "Боец ВСУ | о битве за X: …"
        labelled = speaker is None or (speaker.bare and speaker.kind == ClaimantKind.UNNAMED)  # "Map: DeepState"
        return Attribution(0, colon, Style.LEAD, speaker, "who.colon", asks=True) if not labelled else None
    return _behind_dash(page, scene, (*_DASHES, ":"))


def dashed(page: str, scene: Scene) -> Attribution | None:
    """Read "…, - the National Guard" in the body of a page: a comma or a quotation mark stands before the dash."""
    one = _behind_dash(page, scene, _DASHES)
    return one if one and (scene.norm(one.first - 1) == "," or scene.is_quote(one.first - 1)) else None


def _behind_dash(page: str, scene: Scene, marks: Sequence[str]) -> Attribution | None:
    size = len(scene.tokens) - (scene.norm(len(scene.tokens) - 1) == ".")
    last = range(size - 1, max(1, size - _HEAD), -1)
    dash = next((at for at in last if scene.norm(at) in marks and scene.is_mark(at)), None)
    if dash and _all_signs(scene, dash + 1, size):
        speaker = named(page, scene, dash + 1, size)
        return Attribution(dash, size, Style.TRAIL, speaker, "who.dash") if speaker else None
    return None


def signature(page: str, scene: Scene) -> Attribution | None:
    """Read the signature under an embedded post: "— NAME (@account) October 1, 2024"."""
    handle = next((at for at, token in enumerate(scene.tokens) if token.text == "@"), 0)
    dash = next((at for at in range(handle, max(-1, handle - _HEAD), -1) if scene.norm(at) in _DASHES), None)
    if not handle or dash is None:
        return None
    last = next((at for at in range(dash + 1, len(scene.tokens)) if not scene.is_name(at)), len(scene.tokens))
    known = scene.begin(handle + 1, "org") is not None  # whose account it is tells whose ministry
    speaker = named(page, scene, dash + 1, handle + 2 if known else last)
    said_on = next((stamp.days.last for stamp in scene.stamps()), None)
    return Attribution(0, last, Style.BACK, speaker, "who.signature", "", said_on) if speaker else None


def _all_signs(scene: Scene, first: int, last: int) -> bool:
    """Tell whether the tokens do nothing but name somebody."""
    signs = ("nation", "org", "role", "person", "occupation", "region", "article", "area", "adjunct", "joint")
    telling = [at for at in range(first, last) if not any(scene.cover(at, tag) for tag in signs)]
    spoken = any(scene.cover(at, tag) for at in range(first, last) for tag in signs[:5])
    roles = [role for at in range(first, last) if (role := scene.cover(at, "role"))]
    titled = any(not role.entry.get("crowd") for role in roles) or scene.begin(first, "first") is not None
    titled = titled or (not scene.articles and any(scene.cover(at, "person") for at in range(first, last)))
    if titled and scene.is_quote(last + 1):
        return True
    return spoken and all((titled and scene.is_name(at)) or scene.norm(at) == "'s" for at in telling)
