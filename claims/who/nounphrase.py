"""How far the words of a name reach: the noun phrase to the left or right of a verb."""

from claims.cases.forms import SUBJECT, form
from claims.who.scene import Scene

# How many tokens a name within quotation marks can have, and a bracket behind a name.
_APPOSITION = 16  # tokens of an apposition
_SHORT_QUOTE, _BRACKET = 5, 14
_LONG = 3  # words of an organisation's name that may hold a verb
_LED = 5  # tokens from a preposition to the name that its noun is followed by
_OBJECT = 7  # tokens from a verb of denying to its object


def leftmost(scene: Scene, end: int) -> int:
    """Go left to where the noun phrase that ends here begins."""
    at = end - 1
    while at >= 0:
        if scene.norm(at) == ")":
            opened = bracket(scene, at)
            if scene.norm(opened) != "(":
                break
            at = opened - 1
        elif scene.is_quote(at):
            opening = quote_opening(scene, at)
            if opening is None:
                break
            at = opening - 1
        elif ends_name(scene, at):
            break
        else:
            at -= 1
    return at + 1


def nearest(scene: Scene, end: int) -> int:
    """Go left over the words that a relative clause explains: in "views of Ukrainian analysts, who" the last two."""
    first = leftmost(scene, end)
    small = (",", "'s")
    at = end
    while at > first and (
        can_end(scene, at - 1)
        or scene.cover(at - 1, "article")
        or scene.begin(at - 1, "link")
        or scene.norm(at - 1) in small
    ):
        at -= 1
    return at if at < end else first


def quote_opening(scene: Scene, at: int) -> int | None:
    """Return the start of a short quoted name: the “Khortytsia” group."""
    return next((back for back in range(at - 1, max(-1, at - _SHORT_QUOTE), -1) if scene.is_quote(back)), None)


def ends_name(scene: Scene, at: int) -> bool:
    """Tell whether a word cannot belong to a name: a mark, a conjunction, a verb."""
    if scene.is_mark(at) and scene.norm(at) != ".":
        return True
    org = scene.cover(at, "org")
    if org is not None and org.last - org.first > _LONG:
        return False  # "the We Are Together with Russia movement"
    if scene.cover(at, "joint"):
        return not (pairs(scene, at) or scene.cover(at + 1, "possessive"))
    if scene.cover(at, "bound") or scene.cover(at, "aux") or scene.cover(at, "finite"):
        return True
    return scene.cover(at, "say") is not None and is_verb(scene, at)


def pairs(scene: Scene, joint: int) -> bool:
    """Tell whether "and" joins two words of one name: "Ukrainian and Russian bloggers"."""
    if scene.is_name(joint - 1) and scene.is_name(joint + 1):
        return True
    return any(scene.cover(joint - 1, tag) and scene.cover(joint + 1, tag) for tag in ("nation", "role", "org"))


def is_verb(scene: Scene, at: int) -> bool:
    """Tell whether a word that can be a noun ("report", "claims") is a verb here."""
    if scene.cover(at, "maybe") and scene.cover(at - 1, "say"):
        return False
    shown = scene.cover(at, "say")
    named_so = shown is not None and shown.entry.get("force") == "show" and scene.is_name(at) and at > 0
    claimed = scene.begin(at, "hedge") is not None and scene.cover(at - 1, "adjunct")  # "about alleged control over X"
    pair = scene.cover(at - 1, "joint") and scene.cover(at - 2, "say") and scene.norm(at - 2).endswith("ed")
    # "no confirmed or claimed attacks", not "rejected the claim and said"
    if scene.norm(at - 1) == "'s" or named_so or claimed or scene.cover(at - (3 if pair else 1), "article"):
        return False
    if scene.cover(at, "maybe") is None or _is_denied(scene, at):
        return scene.cover(at, "maybe") is None
    other = scene.cover(at + 1, "say")
    if other and other != shown and not scene.cover(at + 1, "maybe"):
        return False
    if _is_judged(scene, at) or scene.begin(at + 1, "ofnoun"):
        return False
    return scene.cover(at - 1, "noun") is None


def _is_judged(scene: Scene, at: int) -> bool:
    """Tell whether it is what is judged: "said the Wagner claim was a fake", not "units that Moscow claims are"."""
    told = scene.cover(at, "statement") is not None and scene.cover(at + 1, "be") is not None
    return told and scene.cover(at - 2, "relative") is None


def _is_denied(scene: Scene, at: int) -> bool:
    """Tell whether a verb of denying stands before, whose object this is: "refuted the Russian propaganda | claim"."""
    for back in range(at - 2, max(-1, at - _OBJECT), -1):
        said = scene.cover(back, "say")
        if scene.is_mark(back) or (said and said.entry.get("force") == "deny"):
            return not scene.is_mark(back)
    return False


def can_end(scene: Scene, at: int) -> bool:
    """Tell whether a word can end the naming of a speaker; a verb cannot ("forces conducted confirmed advances")."""
    tags = ("role", "org", "nation", "person", "area", "region", "occupation", "pronoun")
    return scene.is_name(at) or any(scene.cover(at, tag) for tag in tags) or scene.norm(at) == ")"


def noun_end(scene: Scene, start: int) -> int:
    """Return where the words that may name somebody end: "the army's staff" of "the army's staff lists X"."""
    end = start
    while end < min(start + _APPOSITION, len(scene.tokens)) and (
        can_end(scene, end)
        or scene.cover(end, "article")
        or scene.begin(end, "link")
        or "'s" in (scene.norm(end), scene.cover(end + 1, "role") and scene.norm(end - 1))  # "Putin's hired warlord"
    ):
        end += 1
    return end


def rightmost(scene: Scene, start: int) -> int:
    """Go right to where the noun phrase that begins here ends."""
    at = start
    while at < len(scene.tokens):
        if scene.norm(at) == "(":
            closing = next(
                (on for on in range(at, min(at + _BRACKET, len(scene.tokens))) if scene.norm(on) == ")"), None
            )
            if closing is None:
                return at
            at = closing + 1
            continue
        if scene.is_quote(at):
            closing = next((on for on in range(at + 1, at + _SHORT_QUOTE) if scene.is_quote(on)), None)
            if closing is None:
                return at
            at = closing + 1
            continue
        again = (
            at > start
            and scene.cover(at, "article")
            and not scene.cover(at - 1, "adjunct")
            and scene.norm(at - 1) != ","
        )
        stops = scene.begin(at, "stop") and not _belongs(scene, at)
        if again or ends_name(scene, at) or scene.stamp(at) or stops or scene.begin(at, "citing"):
            return at
        at += 1
    return at


def _belongs(scene: Scene, at: int) -> bool:
    """Tell whether a preposition joins somebody to his organisation: "analysts | at the Black Bird Group"."""
    body = any(scene.cover(on, "org") for on in (at + 1, at + 2))
    return body and scene.begin(at, "affiliates") is not None and scene.cover(at - 1, "role") is not None


def bracket(scene: Scene, at: int) -> int:
    """Return where the bracket opens that closes here."""
    return next((back for back in range(at, max(-1, at - 12), -1) if scene.norm(back) == "("), at)


def within_lead(scene: Scene, first: int) -> bool:
    """Tell whether a name belongs to a noun that a preposition leads to: "у семи селах | Харківщини | оголосили"."""
    for at in range(first - 1, max(0, first - _LED) - 1, -1):
        if scene.cover(at, "bound"):
            return at < first - 1
        cases = form(scene.norm(at), scene.language).cases
        if scene.is_mark(at) or scene.is_name(at) or not cases or SUBJECT in cases:
            return False
    return False
