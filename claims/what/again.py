"""Acts spoken of again: "the claim was denied by X", "this is not true", "Among them are A and B"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from claims.claim import Claimant, ClaimantKind, Kind, Side
from claims.lexicon import Hit, words
from claims.what.act import Act
from claims.what.ended import judged
from claims.what.enumerations import next_sector
from claims.what.signs import Signs
from claims.what.turns import Turn
from claims.where.places import Spot
from claims.who.voice import Voice

_REMEMBERED = 8  # sentences with acts that a denial can speak of
_NAMED = 6  # paragraphs back that "named the villages as" can speak of
_NEAR = 2  # paragraphs back that "the claim" or "among them" can speak of when nobody is named
_MATTER = 4  # paragraphs back to a town said to be taken
_SPOKEN_OF = 3  # sentences with acts among which "the claims" are sought
_TAKEN = (Kind.CAPTURE, Kind.CONTROL)
_STANDS = (Kind.ATTACK, Kind.REPULSE)  # what failed all the same was told so
_RELATIVE = 16  # tokens from "a claim that" to the "denied" of "a claim that Kyiv denied"
_OWNED = 4  # tokens from a statement, over whose it is, to what it tells
_OBJECT = 12  # tokens between a verb of denying and its "claims"
_MARKS = frozenset(".,;:)–—-")
_OPENING = 10  # tokens within which a sentence says that it lists what the one before spoke of

Hear = Callable[[int, int], Voice]


@dataclass(slots=True)
class Recall:
    """The acts of the last sentences, for those that speak of them without telling them."""

    _told: list[tuple[int, tuple[Act, ...]]] = field(default_factory=list)
    _stated: tuple[Act, ...] = ()  # of the last sentence, what it says that somebody unnamed stated
    _last: tuple[Act, ...] = ()  # of the last sentence also those without a place: "liberated 12 settlements"

    def complete(self, found: Signs, places: tuple[Spot, ...], told: tuple[Act, ...], hear: Hear) -> tuple[Act, ...]:
        """Return the acts of a sentence that have places, with those that it only speaks of again."""
        paragraph = found.sentence.paragraph
        acts = tuple(act for act in told if act.places) or self._listed(found, places, hear)
        again = self._denied(found, acts, hear)
        unnamed = (act for act in acts if found.covered.get("statement") and not act.turn.denied and not again)
        self._stated = tuple(act for act in unnamed if not act.voice.attribution[1])
        if acts or told or again:
            self._last = told or acts
            self._told = [*self._told[1 - _REMEMBERED :], (paragraph, (*(acts or told), *again))]
        return (*acts, *again)

    def _listed(self, found: Signs, places: tuple[Spot, ...], hear: Hear) -> tuple[Act, ...]:
        """Read a list of places that only continues the sentence before: "Among them are A, B and C"."""
        hit = _opened_list(found) or next_sector(found, places)
        if hit is None or (hit.entry.get("bare") and found.acts) or not self._told:
            return ()
        if found.sentence.paragraph - self._told[-1][0] > (_NAMED if _names_all(hit) else _NEAR):
            return ()
        named = tuple(spot for spot in places if spot.last > hit.last and not spot.locator and not spot.back)
        if not named:
            return ()
        start, end = found.tokens[hit.first].start, max(spot.end for spot in named)
        acts = self._last or self._told[-1][1]
        last = next((act for act in reversed(acts) if act.kind in _TAKEN), acts[-1])  # "named them as": what was taken
        return (replace(last, places=named, start=start, end=end, hit=hit, voice=hear(start, end), implied=False),)

    def _denied(self, found: Signs, acts: tuple[Act, ...], hear: Hear) -> tuple[Act, ...]:
        """Read the denial of what was told before: "a claim denied by X", "X rejected the report"."""
        for hit in dict.fromkeys(found.covered.get("again", {}).values()):
            voice = hear(found.tokens[hit.first].start, found.tokens[hit.last - 1].end)
            false = None if voice.denies else judged(found, hit)
            denied = voice.denies and _governs(found, hit)
            open_ = hit.entry.get("last") and hit.last < len(found.tokens) and found.tokens[hit.last].text not in _MARKS
            if (
                (denied or false)
                and not open_
                and not _says_what(found, hit)
                and (acts or not hit.entry.get("here"))
                and not (found.covered.get("unproven") and voice.claimant.side is Side.INDEPENDENT)
                and not (hit.entry.get("alone") and any(not hit.first <= act.first < hit.last for act in found.acts))
                and (not hit.entry.get("relative") or _relates(found, hit, voice))
                and not _told_here(found, acts, voice, hit)
            ):
                meant = self._meant(acts, voice, hit, at := found.sentence.paragraph)
                if not meant and (_is_turned(found, hit) or not _speaks_here(found, voice)):
                    voice = _nobody(voice)  # nobody denies at once what his own side took: somebody of the other does
                    meant = self._meant(acts, voice, hit, at)
                turned = Turn(denied=not voice.denies, phrases=(false,) if false else ())
                if meant:
                    return tuple(_spoken_of(act, found, hit, voice, turned) for act in meant)
        return ()

    def _meant(self, acts: tuple[Act, ...], voice: Voice, hit: Hit, paragraph: int) -> tuple[Act, ...]:
        """Return the acts that a denial speaks of: the other side's and others' words before one's own."""
        here = tuple(act for act in acts if act.hit.last <= hit.first)
        if self._stated and not here and not voice.attribution[1]:
            return self._stated  # "there was news that X had fallen. | But this news proved false"
        kind, rows = hit.entry.get("kind"), [*self._told, (paragraph, here)]
        rows = [(at, tuple(act for act in told if not kind or act.kind == kind)) for at, told in rows]
        nearest = [(paragraph, tuple(act for act in rows[-1][1] if act.voice.attribution[1]))]  # told in this sentence
        if voice.denied is not None and not any(_tells(act, voice.denied) for _, told in rows for act in told):
            voice = replace(voice, denied=None)  # the page has not told what he said: others have denied it before
        rows = rows if voice.denied is not None else _near(rows, paragraph)
        attempt = hit.entry.get("of") == "attempt"
        rows = rows[-1:] if attempt and here else rows  # "they press on towards X but fail": not what was told before
        for among, own_deed in ((nearest, False), (rows, False), (rows, True)):
            meant = _spoken_among(among, voice, attempt=attempt, own_deed=own_deed, own_word=False)
            if meant:
                return meant
        last = [row for row in rows if row[1]][-1:]
        return _spoken_among(last, voice, attempt=attempt, own_deed=False, own_word=True) if not attempt else ()


def _near(rows: Sequence[tuple[int, tuple[Act, ...]]], paragraph: int) -> list[tuple[int, tuple[Act, ...]]]:
    """Return what was told within reach; a town said to be taken is what a page is about, and stays in reach longer."""
    taken = [row for row in rows if any(act.kind in _TAKEN for act in row[1]) and paragraph - row[0] <= _MATTER]
    close = [row for row in rows if paragraph - row[0] <= _NEAR][-_SPOKEN_OF:]
    return close if any(row in close for row in taken) else [*taken[-1:], *close]


def _opened_list(found: Signs) -> Hit | None:
    """Return the words near a sentence's beginning that say that it lists, or that name what was told of anywhere."""
    near = found.any_in("listing", 0, min(_OPENING, len(found.tokens)))
    if near is not None and not (near.first and near.entry.get("opens")):  # "про | це повідомила громада"
        return near
    hits = dict.fromkeys(found.covered.get("listing", {}).values())
    return next((hit for hit in hits if _names_all(hit)), None)


def _names_all(hit: Hit) -> bool:
    """Say whether words name the places that were only counted before: "named the villages as X and Y"."""
    return hit.entry.phrase.endswith(" as")


def _spoken_among(
    rows: Sequence[tuple[int, tuple[Act, ...]]], voice: Voice, *, attempt: bool, own_deed: bool, own_word: bool
) -> tuple[Act, ...]:
    """Return the acts told last that a voice can deny: of whom it names, if it names one; captures come first."""
    found: tuple[Act, ...] = ()
    for _, told in reversed(rows):
        open_ = [act for act in told if act.places and _deniable(act, voice, own_word=own_word or attempt)]
        open_ = [act for act in open_ if not attempt or act.kind not in _STANDS]  # an attack that failed was one
        denials = {act.voice.attribution for act in told if act.voice.denies}
        open_ = [
            act for act in open_ if act.voice.denies or act.voice.attribution not in denials
        ]  # "X, which was taken"
        quoted = [act for act in open_ if act.voice.attribution[1]]  # a claim is somebody's, not what the outlet tells
        speaker = (quoted or open_)[-1].voice.claimant.name if open_ else ""
        meant = _weightiest([act for act in open_ if act.voice.claimant.name == speaker], voice, own=own_deed)
        found = found or meant
        if any(act.kind in _TAKEN for act in meant):
            return meant
    return found


def _deniable(act: Act, voice: Voice, *, own_word: bool) -> bool:
    """Say whether somebody can deny what was told: another's statement, or again what he denied before."""
    teller, speaker = act.voice.claimant, voice.claimant
    if act.voice.denies or act.turn.denied:
        spoken = act.voice.denies or act.hit.entry.tag == "again"
        return spoken and voice.denied is None and speaker.side is teller.side
    if voice.denied is not None:
        return _tells(act, voice.denied)
    return own_word or teller.name != speaker.name


def _tells(act: Act, speaker: Claimant) -> bool:
    return speaker.name in act.voice.claimant.name


def _governs(found: Signs, hit: Hit) -> bool:
    """Say whether the verb that denies, if a verb does, stands near the words: they are its object or subject."""
    rows = found.covered.get("denying")
    return not rows or any(hit.first - _OBJECT <= at < hit.last + _RELATIVE for at in rows)


def _says_what(found: Signs, hit: Hit) -> bool:
    """Say whether the words go on to tell what was stated: "denied information about the losses"."""
    if hit.last >= len(found.tokens):
        return False
    near = range(hit.last, min(hit.last + _OWNED, len(found.tokens)))
    stop = next((at + 1 for at in near if found.tokens[at].text == ","), near.stop)  # "не подтвердил, | о чём"
    stated = found.any_in("meant", hit.last, stop) is not None  # "спростував заяву окупантів | про взяття X"
    word = found.tokens[hit.last].norm
    relative = word == "that" and (found.has("aux", hit.last + 1) is not None or _denied_in(found, hit))
    owned = word in words("possessive")  # "denied claims | its troops are poised to withdraw"
    return stated or owned or (word in words("what is meant") and not relative)


def _relates(found: Signs, hit: Hit, voice: Voice) -> bool:
    """Say whether "which" takes up what was said, and its clause only denies it: "…, which X, the mayor, denied"."""
    if hit.first == 0 or found.tokens[hit.first - 1].text != ",":
        return False
    told = any(act.last <= hit.first for act in found.acts)  # not "rumours that taxes would rise, which he denied"
    denied = [act for act in found.acts if act.first >= hit.last and found.tokens[act.first].start < voice.end]
    return told and voice.denies and not denied


def _denied_in(found: Signs, hit: Hit) -> bool:
    """Say whether a relative clause tells nothing but the denial: "a claim that X, the head of Y, denied"."""
    verb = found.any_in("denying", hit.last, hit.last + _RELATIVE)
    return verb is not None and not any(hit.last <= act.first < verb.first for act in found.acts)


def _weightiest(acts: list[Act], voice: Voice, *, own: bool) -> tuple[Act, ...]:
    """Return of the acts of one statement those that a denial is about: what the other side took, if it took."""
    side = voice.claimant.side
    all_ = own or side is None or voice.denied is not None
    meant = [act for act in acts if all_ or act.actor.value != side.value]
    taken = [act for act in meant if act.kind in _TAKEN]
    return tuple(taken or meant)


def _told_here(found: Signs, acts: tuple[Act, ...], voice: Voice, hit: Hit) -> bool:
    """Say whether the sentence itself tells what is denied: "denied the claim that X was captured"."""
    after = found.tokens[hit.first].start
    last = next((token.start for token in found.tokens[hit.last :] if token.text in ";:"), found.sentence.end)
    used = hit.entry.get("of") == "attempt" and any(s.first >= hit.first for act in acts for s in act.turn.phrases)
    return used or any(  # "tried to stop the offensive, but all attempts failed"
        (act.voice.denies or act.turn.denied)
        and act.voice.attribution == voice.attribution
        and (act.voice.denies or act.end > after)
        and act.start < last
        for act in acts
    )


def _speaks_here(found: Signs, voice: Voice) -> bool:
    """Say whether the sentence itself names its speaker, who else only goes on from before."""
    return found.sentence.start <= voice.attribution[0] < voice.attribution[1] <= found.sentence.end


def _is_turned(found: Signs, hit: Hit) -> bool:
    """Say whether the outlet turns what somebody said: "пишуть про захоплення X, | але це не так"."""
    return any(found.has("but", at) is not None for at in range(max(0, hit.first - 4), hit.first))  # "but in fact"


def _nobody(voice: Voice) -> Voice:
    """Return the voice of somebody unnamed on the other side of a speaker's."""
    side = {Side.RUSSIA: Side.UKRAINE, Side.UKRAINE: Side.RUSSIA}.get(voice.claimant.side, Side.INDEPENDENT)
    return replace(voice, claimant=Claimant(name="unattributed", side=side, kind=ClaimantKind.UNNAMED), via=())


def _spoken_of(act: Act, found: Signs, hit: Hit, voice: Voice, turned: Turn) -> Act:
    (left, right), start, end = voice.attribution, found.tokens[hit.first].start, found.tokens[hit.last - 1].end
    if left < right and found.sentence.start <= left and right <= found.sentence.end:
        start, end = min(start, left), max(end, right)
    places = tuple(replace(spot, back=True) for spot in act.places)
    new = replace(act, voice=voice, turn=turned, places=places, start=start, end=end, hit=hit, implied=True)
    return replace(new, told_on=act.voice.said_on)
