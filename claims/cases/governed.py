"""What governs an infinitive: the verb that says whether somebody did, could or only meant to do it."""

from dataclasses import dataclass

from claims.cases.clauses import Frame
from claims.cases.forms import form
from claims.claim import Kind
from claims.lexicon import Hit
from claims.what.signs import Signs

_GOVERNED = 2  # tokens from a modal word over which it governs an act
_FINITE = frozenset(("VERB", "PRED", "PRTS", "ADJS"))


@dataclass(frozen=True, slots=True)
class Reign:
    """Where the words that turn an act stand: from `first` on, and behind it as far as `last`.

    `bare` is true when a noun governs an infinitive ("the task is to reach X"), `future` when its verb is to come.
    """

    first: int
    last: int
    infinitive: bool = False
    bare: bool = False
    future: bool = False


def governed(frame: Frame, hit: Hit, floor: int, end: int) -> Reign:
    """Find what governs an act; an infinitive without a verb of its own shares that of the clause before it."""
    if not is_infinitive(frame, hit.first):
        return Reign(floor, hit.last)
    first = floor
    verb = _verb(frame, first, hit.first)
    behind = _verb(frame, hit.last, end) if verb is None else None
    hard = frame.found.any_in("modal", hit.last, end)  # "просунутися ворогові | важко"
    unable = frame.found.any_in("fail", hit.last, end) is not None or bool(hard and hard.entry.get("infinitive"))
    unable = unable and verb is None
    while verb is None and behind is None and not unable and first > 0:
        first = frame.cut.start(first - 1)
        verb = _verb(frame, first, hit.first)
    return Reign(
        first,
        end if behind is not None or unable else hit.last,
        infinitive=True,
        bare=verb is None and behind is None and not unable,
        future=_is_future(frame, verb) or _is_future(frame, behind),
    )


def is_infinitive(frame: Frame, at: int) -> bool:
    """Say whether a word is an infinitive."""
    return "INFN" in form(frame.found.tokens[at].norm, frame.language).parts


def _verb(frame: Frame, first: int, last: int) -> int | None:
    """Return the last finite verb of a stretch."""
    for at in range(last - 1, first - 1, -1):
        one = form(frame.found.tokens[at].norm, frame.language)
        meant = one.noun and frame.found.has("modal", at) is not None  # "намір | захопити X"
        named = at > first and frame.found.tokens[at].text.istitle()  # "Часов | Яр окружить не смогли"
        if one.parts & _FINITE and "INFN" not in one.parts and not (meant or named):
            return at
    return None


def to_be(frame: Frame, first: int, last: int) -> bool:
    """Say whether the last verb of a stretch is to come: "это приведет к | захвату"."""
    return _is_future(frame, _verb(frame, first, last))


def _is_future(frame: Frame, at: int | None) -> bool:
    if at is None:
        return False
    one = form(frame.found.tokens[at].norm, frame.language)
    return one.future and not one.noun


def modal_of(found: Signs, start: int, hit: Hit, kind: Kind, reign: Reign) -> Hit | None:
    """Return the word before an act by which it is only possible, wanted or feared."""
    if kind is Kind.ENCIRCLEMENT and hit.entry.tag == "deed" and len(hit.entry.phrase.split()) > 1:
        return None  # the threat itself, even as a reason: "чтобы избежать угрозы окружения"
    rows = found.covered.get("modal", {})
    for modal in (rows[at] for at in range(start, hit.first) if at in rows and rows[at].first == at):
        if modal.entry.get("infinitive") and (hit.first - modal.last > _GOVERNED or not reign.infinitive):
            continue
        near = hit.first - modal.last <= _GOVERNED or reign.bare or not modal.entry.get("near")
        own = modal.entry.get("lets") and any(modal.first <= act.first < hit.first for act in found.acts)
        if own:  # "через загрозу оточення війська відвели" threatens nothing but what it is a threat of
            continue
        if near and modal.entry.get("lets", "") != kind and not _joins_verbs(found, modal):
            return modal
    return None


def _joins_verbs(found: Signs, modal: Hit) -> bool:
    """Say whether a small word only stands between two forms of a verb: "перебував | чи | перебуває"."""
    around = found.tokens[max(0, modal.first - 1)], found.tokens[min(modal.last, len(found.tokens) - 1)]
    return bool(set(around[0].lemmas) & set(around[1].lemmas))
