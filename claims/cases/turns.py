"""What turns an act where the negation stands right before its verb: denial, failure, purpose, hedge."""

from claims.cases.clauses import Frame, explained, finite
from claims.cases.forms import OF, form
from claims.cases.governed import Reign, governed, is_infinitive, modal_of, to_be
from claims.claim import Kind
from claims.lexicon import Hit, everywhere
from claims.what.signs import Signs
from claims.what.turns import Turn

_APART = frozenset((",", "—", "–", ";", ":"))
_REACH, _OWNED, _GOVERNED = 8, 4, 2  # tokens from a turning word, from a statement over whose it is, from "для"
_CARRIERS = frozenset(("ADVB", "PRCL", "VERB", "INFN", "PRTS", "PRED", "ADJS"))  # a negation reaches an act over these
_SMALL, _TOLD = frozenset(("PREP", "ADVB", "CONJ", "PRCL")), frozenset(("VERB", "PRTS"))
_HELD = frozenset((Kind.CONTROL, Kind.CAPTURE))
_LATE = frozenset((Kind.ADVANCE, Kind.CROSSING, Kind.PRESENCE, Kind.CAPTURE, Kind.ENCIRCLEMENT))


def turn(frame: Frame, hit: Hit, kind: Kind, *, verb: bool, denied: bool) -> Turn:
    """Weigh the words around an act; `denied` when its speaker is known to deny it all."""
    found, cut = frame.found, frame.cut
    floor, end = cut.start(hit.first), cut.end(hit.last - 1)
    reign = governed(frame, hit, floor, end)
    start = max(reign.first, _last_verb(frame, hit, reign))
    failed = None
    tried = kind is Kind.ATTACK and found.any_in("try", start, hit.first) is not None  # an attack that failed was one
    if tried or kind is not Kind.ATTACK:
        failed = found.any_in("fail", max(start, hit.first - _REACH), hit.last)
        failed = failed or found.any_in("fail", hit.last, reign.last) or found.any_in("vain", start, hit.first)
    modal = modal_of(found, start, hit, kind, reign) or found.any_in("modal", hit.last, reign.last)
    if (modal is not None and failed is None) or _is_idle_talk(found, hit, end, verb=verb):
        return Turn(void=True, phrases=(modal,) if modal is not None else ())
    if reign.future or _to_come(frame, hit, end, verb=verb) or _only_wished(frame, hit, end, verb=verb):
        return Turn(void=True)
    futile = kind is Kind.ATTACK and found.any_in("vain", hit.last, end) is not None  # "штурм успіху не мав" was one
    negated = None if failed or futile else _negated(frame, hit, start, end, verb=verb)
    late = (kind in _LATE or found.any_in("try", start, hit.first)) and failed is None
    vain = _in_vain(found, hit) if late else None
    false = None if denied or explained(frame, floor) else _false(found, hit, floor, end)
    if false is not None and negated is not None and (negated.entry.tag == "none" or negated.last > false.first):
        negated = None  # "не мають підтвердження", "немає підтверджень захоплення" are one denial
    hedge = found.any_in("hedge", floor, min(end, hit.last + 2))
    partial = _partial(found, hit, floor, end) if kind in _HELD and not (failed or negated or false) else None
    signs = tuple(sign for sign in (failed, negated, vain, false, partial) if sign is not None)
    turned = len(signs) + bool(hit.entry.get("deny"))
    return Turn(
        denied=turned % 2 == 1,
        failed=failed is not None or vain is not None,
        hedged=hedge is not None and false is None and not denied,
        phrases=(*signs, *((hedge,) if hedge else ())),
    )


def _in_vain(found: Signs, hit: Hit) -> Hit | None:
    """Find what says behind an act that it failed, unless another was tried since: "took A and tries to …, in vain"."""
    vain = found.any_in("vain", hit.last, len(found.tokens))
    tries = found.any_in("try", hit.last, vain.first) if vain is not None else None
    other = vain and tries and any(tries.last <= act.first < vain.first for act in found.acts)
    return None if other else vain


def _is_idle_talk(found: Signs, hit: Hit, end: int, *, verb: bool) -> bool:
    """Say whether nobody vouches for an act, or a noun is only what somebody wants."""
    asked = hit.last < len(found.tokens) and found.tokens[hit.last].norm in everywhere(
        "whether"
    )  # "ответили, оккупировали ли …"
    if asked or found.any_in("unsure", 0, hit.first) is not None:
        return True
    return not verb and found.any_in("wanted", hit.last, end) is not None


def _to_come(frame: Frame, hit: Hit, end: int, *, verb: bool) -> bool:
    """Tell whether an act is still to come: "захоплять", "захоплення міста відкриє дорогу", "приведе до захоплення"."""
    if _hangs_on_future(frame, hit):
        return True
    if (not verb or hit.entry.get("role") == "undergo") and to_be(frame, frame.cut.start(hit.first), hit.first):
        return True
    if not verb and end - hit.last <= 1:
        end = frame.cut.end(end) if end < len(frame.found.tokens) else end  # "захоплення якого | принесе перемогу"
    reach = range(hit.first, min(hit.last, hit.first + 2)) if verb else range(hit.last, end)
    words = [token for token in frame.found.tokens[reach.start : reach.stop] if token.text[0].islower() or verb]
    return any(one.future and not one.noun for one in (form(word.norm, frame.language) for word in words))


def _hangs_on_future(frame: Frame, hit: Hit) -> bool:
    """Say whether a clause tells what is yet to be learnt: "коли отримає підтвердження, | що X звільнено"."""
    start = frame.cut.start(hit.first)
    that = start and frame.found.tokens[start].norm in everywhere("that")
    before = frame.cut.start(start - 1) if that else 0
    opened = that and frame.found.any_in("bound", before, before + 2) is not None
    return bool(opened) and to_be(frame, before, start)


def _only_wished(frame: Frame, hit: Hit, end: int, *, verb: bool) -> bool:
    """Tell what would or may be, or is hoped for: "захоплення X дало б змогу", "захопивши X, ворог хоче"."""
    found = frame.found
    if not verb:
        led = any("PREP" in form(t.norm, frame.language).parts for t in found.tokens[max(0, hit.first - 2) : hit.first])
        return not led and any(found.any_in(tag, hit.last, end) for tag in ("would", "chance"))
    if "GRND" not in form(found.tokens[hit.first].norm, frame.language).parts:
        return False
    main = next((at for at in range(hit.last, len(found.tokens)) if finite(found, at, frame.language)), hit.first)
    would = found.any_in("would", 0, hit.first) or found.any_in("modal", main, main + 1)  # "мали б пройти, захопивши"
    return would is not None or to_be(frame, main, main + 1)


def _partial(found: Signs, hit: Hit, floor: int, end: int) -> Hit | None:
    """Find what says that control is less than whole: "неповний контроль", "контролюють місто не повністю"."""
    return found.any_in("partial", floor, hit.first) or found.any_in("partial", hit.last, end)


def _last_verb(frame: Frame, hit: Hit, reign: Reign) -> int:
    """Words before an earlier verb of the clause turn that verb, not this act; infinitives share them."""
    acts = [h for h in frame.found.acts if reign.first <= h.first and h.last <= hit.first and h.entry.tag == "act"]
    acts = [h for h in acts if frame.found.has("none", h.first) is None]  # "не фіксується | прориву"
    if reign.infinitive:
        acts = [h for h in acts if not is_infinitive(frame, h.first)]
    return max((h.last for h in acts), default=reign.first)


def _negated(frame: Frame, hit: Hit, start: int, end: int, *, verb: bool) -> Hit | None:
    found = frame.found
    inside = _negated_inside(frame, hit)
    if verb or inside is not None:
        return inside or _negated_before(frame, hit, start) or _negated_behind(frame, hit, end)
    sign = found.has("not", hit.first - 1)
    if sign is not None:
        return sign
    ceased = found.has("ceased", hit.first)
    if ceased is not None and ceased.first >= start and found.has("keep", ceased.first) is None:
        return ceased if not any(hit.last <= f.first < end and not f.bare for f in found.forces) else None
    return found.any_in("none", start, hit.first) or _none_of(frame, hit, end) or _unreal(frame, end)


def _negated_before(frame: Frame, hit: Hit, start: int) -> Hit | None:
    """Find the negation that reaches a verb over nothing but adverbs and verbs that govern it."""
    found = frame.found
    for at in range(hit.first, start, -1):
        sign = found.has("not", at - 1)
        sign = sign or (found.has("quit", at - 1) if is_infinitive(frame, hit.first) else None)
        if sign is not None:
            return sign if found.has("keep", at - 1) is None else None
        before = form(found.tokens[at - 1].norm, frame.language)
        wholly = found.has("wholly", at - 1) is not None
        skipped = wholly or _CARRIERS & before.parts or found.has("try", at - 1)
        if not skipped or (before.noun and not wholly):
            return None
    return None


def _negated_inside(frame: Frame, hit: Hit) -> Hit | None:
    """Find the negation within a phrase whose noun stands first: "контроль над X | не | встановили"."""
    wide = hit.last - hit.first >= len(hit.entry.phrase.split()) and not hit.entry.get("deny")
    gap = range(hit.first + 1, hit.last) if wide else ()
    signs = (sign for at in gap if (sign := frame.found.has("not", at)) is not None and sign.last < hit.last)
    return next((s for s in signs if _TOLD & form(frame.found.tokens[s.last].norm, frame.language).parts), None)


def _negated_behind(frame: Frame, hit: Hit, end: int) -> Hit | None:
    """Find the negation of the verb behind a state: "в оточенні наші бійці | не перебувають"."""
    led = (
        hit.entry.get("role") == "undergo" and "PREP" in form(frame.found.tokens[hit.first].norm, frame.language).parts
    )
    signs = (sign for at in range(hit.last, end) if led and (sign := frame.found.has("not", at)) is not None)
    return next((sign for sign in signs if frame.found.has("dwell", sign.last) is not None), None)


def _none_of(frame: Frame, hit: Hit, end: int) -> Hit | None:
    """Find what says behind a noun that there is none of it, not of what follows: "прориву немає | даних"."""
    behind = _resumed(frame, end)
    none = frame.found.any_in("none", hit.last, end) or frame.found.any_in("none", behind, behind + 1)
    if none is None or none.last >= end:
        return none
    after = form(frame.found.tokens[none.last].norm, frame.language)
    return none if not after.noun or OF not in after.cases or after.parts & _SMALL else None


def _unreal(frame: Frame, end: int) -> Hit | None:
    """Find what a clause that explains a noun says of it, that there was none: "прорив, якого | не було"."""
    if end not in frame.cut.relative or OF not in form(frame.found.tokens[end].norm, frame.language).cases:
        return None
    return frame.found.any_in("none", end + 1, end + _GOVERNED)


def _resumed(frame: Frame, end: int) -> int:
    """Return where a clause goes on behind the one that explains its noun: "окружения, о котором говорят, | нет"."""
    tokens = frame.found.tokens
    explained = end < len(tokens) - 1 and (frame.found.has("relative", end) or frame.found.has("relative", end + 1))
    return next((at + 1 for at in range(end, len(tokens)) if tokens[at].text == ","), end) if explained else end


def _false(found: Signs, hit: Hit, floor: int, end: int) -> Hit | None:
    """Find what says that it is not so: in the clause, or anywhere behind "the information about …"."""
    statement = found.any_in("statement", floor, hit.first)
    reported = statement is not None and found.has("again", statement.first) is None  # "this information" is another
    size = len(found.tokens)
    early = found.any_in("early", hit.last, size) if found.any_in("saying", 0, hit.first) is not None else None
    behind = early or found.any_in("false", hit.last, size if reported else end)
    apart = behind and any(token.text in _APART for token in found.tokens[hit.last : behind.first])
    behind = None if behind and apart and found.has("again", behind.first) else behind  # "взяв X, | це назвали фейком"
    before = found.any_in("false", max(floor, hit.first - _REACH), hit.first) if reported else None
    early = found.any_in("false", max(floor, hit.first - _REACH), hit.first) if before is None else None
    before = early if early and found.tokens[early.last].norm in everywhere("about") else before  # "фейк про оточення"
    before = None if before and any(t.text in _APART for t in found.tokens[before.last : hit.first]) else before
    return behind or before or _denied(found, hit)


def _told_apart(found: Signs, denied: Hit, hit: Hit) -> bool:
    """Say whether a denial has its object before a comma: "бреше про взяття X, | місто під контролем ЗСУ"."""
    objects = [
        act for act in found.acts if denied.last <= act.first and act.last <= hit.first and act.entry.tag == "deed"
    ]
    between = found.tokens[objects[-1].last : hit.first] if objects else ()
    return hit.entry.tag == "act" and any(token.text == "," for token in between)


def _denied(found: Signs, hit: Hit) -> Hit | None:
    """Find the verb before an act that denies it; what stands behind "but" is told, not denied."""
    denied = found.any_in("deny", 0, hit.first)
    if denied is None:
        return _denied_behind(found, hit)
    if found.any_in("but", denied.last, hit.first) is not None or _says_on(found, denied.last, hit.first):
        return None
    if _told_apart(found, denied, hit):
        return None
    again = next((found.has("again", at) for at in range(denied.first, denied.last) if found.has("again", at)), None)
    told = again is not None and found.any_in("meant", again.last, again.last + _OWNED) is not None
    return denied if again is None or told else None  # not "Генштаб це спростував: місто тримається"


def _says_on(found: Signs, first: int, last: int) -> bool:
    """Say whether another verb says what follows: "спростував, що X впав, | і наголосив, що"."""
    norms = [token.norm for token in found.tokens[first:last]]
    joined = (at for at in range(len(norms)) if norms[at] in everywhere("and", "whereas", "instead"))
    behind = (on for at in joined for on in (at + 2, at + 3) if norms[on : on + 1] == [","])
    return any(norms[on + 1] in everywhere("that") for on in behind if on + 1 < len(norms))


def _denied_behind(found: Signs, hit: Hit) -> Hit | None:
    """Find the verb that denies what opens the sentence: "Інформацію про те, що X впав, | спростували"."""
    told = found.any_in("statement", 0, 2)
    opened = told is not None and found.any_in("meant", told.last, told.last + _OWNED) is not None
    return found.any_in("deny", hit.last, len(found.tokens)) if opened and hit.entry.tag == "act" else None
