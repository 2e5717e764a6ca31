"""Verbs that deny: what they deny, what is only rejected, and claims that are called lies."""

from dataclasses import replace

from claims.cases.forms import form
from claims.lexicon import Hit
from claims.who.scene import Scene
from claims.who.speaker import Named, named
from claims.who.subject import after, before

_JUDGED = 8  # tokens from "called" to the claim that is judged
_OWNED = 8  # tokens from a statement to what it was about, where a genitive tells whose it is
_POINTING = 6  # tokens of "that all of these reports"
_CONTRARY = 8  # tokens from "contrary to" to the verb
_SUBJECT = 5  # tokens from a deed to the passive verb that says it was seen
_NAMED = 8  # tokens behind a verb of denying to the statement, and from it back to whose it is
_LED = 3  # tokens of "After initially" before a participle
_OBJECT = 5  # tokens from a verb of rejecting to what it rejects


def branded(scene: Scene, hit: Hit) -> Hit:
    """Read "called Russian claims that X had fallen a lie" as a denial: its verb alone, what is judged follows."""
    if not scene.begin(hit.first, "brands"):
        return hit
    behind = range(hit.first + 1, min(hit.first + _JUDGED, len(scene.tokens)))
    told = next((at for at in behind if scene.begin(at, "statement")), None)
    owned = range(told + 1, told + 1 + (1 if scene.articles else _OWNED)) if told is not None else ()
    if not any(scene.begin(at, "opens") or (scene.articles and scene.begin(at, "infinitive")) for at in owned):
        return hit
    if not any(scene.begin(at, "falsely") for at in range(hit.first, len(scene.tokens))):
        return hit
    return Hit(hit.first, hit.first + 1, replace(hit.entry, attributes=(("force", "deny"),)))


def force_of(scene: Scene, hit: Hit) -> str:
    """Return what a verb does beside saying: "did not deny that" is no denial, and nothing that was said."""
    force = hit.entry.get("force")
    plain = hit.last - hit.first == 1 or scene.begin(hit.first + 1, "particle") is not None  # "has not ruled out that"
    undenied = force == "deny" and scene.cover(hit.first - 1, "not") and plain
    return "" if undenied else force


def spurns(scene: Scene, hit: Hit) -> bool:
    """Tell whether it is no statement that is rejected: "rejected the demand to leave", "dismissed the commander"."""
    if hit.entry.get("force") != "deny" or scene.begin(hit.last, "by") or scene.begin(hit.first, "denies"):
        return False
    for at in range(hit.last, min(hit.last + _OBJECT, len(scene.tokens))):
        if scene.begin(at, "statement") or scene.is_mark(at) or scene.cover(at, "that"):
            return False
        if scene.begin(at, "spurned"):
            return True
    return False


def fronted(scene: Scene, start: int, at: int) -> bool:
    """Tell whether a denial speaks of the matter that opens its sentence: "As for the claims that …, this is a lie"."""
    opened = next((hit for on in range(start) if (hit := scene.begin(on, "matter")) and _opens(scene, on)), None)
    if opened is None or opened.last >= start or at - start > _POINTING:
        return False
    told = any(scene.begin(on, "statement") for on in range(opened.last, min(opened.last + _OBJECT, start)))
    points = (scene.cover(on, tag) for on in range(start, at) for tag in ("statement", "pronoun", "article"))
    return told and (start == at or any(points))


def _opens(scene: Scene, at: int) -> bool:
    """Tell whether a clause opens here, or only a small word or the day stands before: "On Tuesday, asked about"."""
    first = at - (scene.cover(at - 1, "adjunct") is not None if at else 0)
    return first <= 0 or scene.is_mark(first - 1) or scene.cover(first - 1, "clause") is not None


def fronting(page: str, scene: Scene, hit: Hit) -> tuple[int, Named] | None:
    """Return who denies something before the main clause: "After first denying Moscow's claim, | Kyiv said"."""
    led = all(any(scene.cover(at, tag) for tag in ("adverb", "clause", "adjunct", "stamp")) for at in range(hit.first))
    if force_of(scene, hit) != "deny" or hit.first > _LED or not led:
        return None
    commas = (at for at in range(hit.last, len(scene.tokens)) if scene.norm(at) == ",")
    found = (right for at in commas if (right := after(page, scene, at + 1)) is not None and right[1].side)
    return next(((0, right[1]) for right in found), None)


def told_behind(scene: Scene, at: int) -> bool:
    """Tell whether a comma only opens what was stated, in languages that need one: "інформацію про те, що X впав"."""
    return scene.norm(at) == "," and scene.begin(at - 1, "stating that") is not None


def liar(page: str, scene: Scene, hit: Hit) -> Named | None:
    """Return who lies: the subject of the verb, or whose lies they are, "Russian lies about X"."""
    told = before(page, scene, hit.first)
    return told[1] if told is not None else named(page, scene, max(0, hit.first - 2), hit.first)


def against(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody's words are named only as what is not so: "contrary to what Moscow says"."""
    for at in range(hit.first - 1, max(-1, hit.first - _CONTRARY), -1):
        if scene.is_mark(at):
            return False
        if scene.cover(at, "against"):
            return True
    return False


def unsaid(scene: Scene, hit: Hit) -> bool:
    """Tell whether it was not said: "did not mention", "has not confirmed", "called on them to leave"."""
    if scene.begin(hit.first, "summons"):
        return True
    denying = scene.begin(hit.first, "participle") is not None and hit.entry.get("force") == "deny"
    if denying and any(scene.begin(at, "lacking") for at in range(max(0, hit.first - 2), hit.first)):
        return True  # "without explicitly denying that"
    taken_for = scene.begin(hit.last, "infinitive") is not None and scene.cover(hit.last + 1, "be") is not None
    if taken_for or scene.cover(hit.first - 1, "perhaps"):  # "shows what it said to be Russian soldiers"
        return True  # "Russian forces may claim success"
    return scene.cover(hit.first - 1, "not") is not None and hit.entry.get("force") != "deny"


def is_passive(scene: Scene, hit: Hit) -> bool:
    """Tell whether the subject of a verb is what was said: "взятие X подтверждено"."""
    return scene.begin(hit.first, "undergone") is not None


def befalls(scene: Scene, hit: Hit) -> bool:
    """Tell whether a passive verb says what happened, not who says so: "объявлена эвакуация", "отмечены действия"."""
    if scene.articles or hit.last - hit.first > 1:
        return False
    parts = form(scene.norm(hit.first), scene.language).parts
    if parts and parts <= {"PRTF", "ADJF"}:  # "подтвержденных успехов"
        return True
    if is_passive(scene, hit):
        return False
    passive = parts == {"PRTS"}
    neuter = scene.norm(hit.first).endswith("о") and not any(
        scene.norm(at).endswith("ие") for at in range(max(0, hit.first - _SUBJECT), hit.first)
    )  # "продвижение российских войск | отмечено"
    return passive and not neuter and scene.begin(hit.last, "body") is None


def of_which(scene: Scene, hit: Hit) -> bool:
    """Tell whether a clause only explains what somebody spoke of: "окружения, о котором говорили россияне, нет"."""
    if scene.articles:
        return False
    own = any(scene.cover(at, "self") for at in range(max(0, hit.first - 2), hit.first))  # "«Мы этого не подтверждаем"
    if own or (scene.begin(hit.first, "brands") and not hit.entry.get("force")):
        return True
    ahead = range(max(1, hit.first - _JUDGED), hit.first)
    return any(scene.cover(at, "relative") and scene.begin(at - 1, "opens") for at in ahead)


def lists_on(scene: Scene, hit: Hit) -> bool:
    """Tell whether a headline only goes on with what somebody does: "X releases video, | denies claims of"."""
    behind = range(hit.last, min(hit.last + _OBJECT, len(scene.tokens)))
    told = any(scene.begin(at, "statement") for at in behind)
    return told and force_of(scene, hit) == "deny" and scene.norm(hit.first - 1) == ","


def infinitive(scene: Scene, hit: Hit) -> bool:
    """Tell whether it is only to be said; who wants to deny something denies it."""
    wanted = force_of(scene, hit) == "deny" and scene.cover(hit.first - 1, "keen") is not None
    return scene.begin(hit.first - 1, "infinitive") is not None and not wanted


def is_judged(scene: Scene, hit: Hit) -> bool:
    """Tell whether a verb of one is a noun, of which the clause says that it is false: "but | reports that … are"."""
    one = scene.begin(hit.first, "singular") is not None
    return one and any(other.entry.tag == "untrue" and other.first > hit.last for other in scene.hits)


def whose_words(page: str, scene: Scene, first: int, last: int) -> Named | None:
    """Return whose statement is spoken of: "Moscow's claim", "a statement by Russian commanders"."""
    for at in range(first, min(last, first + 2 * _NAMED)):
        hit = scene.begin(at, "statement")
        if hit is None:
            continue
        by = scene.begin(hit.last + scene.is_quote(hit.last), "whose")
        if by is not None and by.entry.phrase.endswith("media"):  # "reports in Russian media"
            return named(page, scene, hit.last + 1, by.last)
        of = scene.begin(hit.last, "owner")  # "the statement of the Russian command", but not "of the capture"
        behind = by or (None if hit.entry.get("about") else of)
        # In a language without articles it is the genitive: "заяви росіян".
        opens = behind.last if behind is not None else None if scene.articles else hit.last
        right = after(page, scene, opens) if opens is not None else None
        done = right is not None and any(scene.norm(on).endswith("ing") for on in (right[0] - 1, right[0]))
        if scene.norm(hit.last) == "of" and done:
            return None  # "reports of Russian troops advancing": what was reported
        if by is not None or (right is not None and right[1].side):
            return right[1] if right else None
        start = next((back + 1 for back in range(at - 1, max(-1, at - _NAMED), -1) if _ends(scene, back)), first)
        return named(page, scene, max(start, first), at)
    return None


def _ends(scene: Scene, at: int) -> bool:
    return scene.is_mark(at) or any(scene.cover(at, tag) for tag in ("say", "aux", "bound", "article"))


def countered(page: str, scene: Scene) -> Named | None:
    """Return whose words a sentence is told against: "despite Russian claims, X holds", "contrary to what … says"."""
    for led in (hit for hit in scene.hits if hit.entry.tag == "against"):
        for on in range(led.last, min(led.last + _OWNED, len(scene.tokens))):
            told = scene.begin(on, "statement")
            if scene.is_mark(on) or scene.cover(on, "that"):
                break
            if told is not None:
                owner = whose_words(page, scene, led.last, told.last)
                more = scene.begin(told.last, "opens") is not None and scene.begin(told.last, "owner") is None
                return owner if owner is not None and owner.side is not None and not more else None
    return None
