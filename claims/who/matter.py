"""What a sentence tells that names no speaker: history, a judgement, footage, the items of a list."""

from datetime import date, timedelta

from claims.claim import Claimant, ClaimantKind, Side
from claims.who.told import Part, Told

# What is older than this is no longer the matter a speaker speaks of: the outlet tells it.
_OLD = timedelta(days=30)
# Within how many tokens a sentence begins with what it tells of: "Newly geolocated footage".
_OPENING = 3
_ISSUED = 6  # tokens to "published", and from there to the day
_BULLETS = '-–—•*·"“«„'


def weighs(part: Part) -> bool:
    """Tell whether the outlet weighs statements and nobody speaks."""
    return bool(part.found) and all(one.rule == "who.statement" for one in part.found)


def is_old(part: Part, published: date | None) -> bool:
    """Tell whether a sentence tells history by its date."""
    if part.found or published is None:
        return False
    return any(one.joins == "at" and one.days.last < published - _OLD for one in part.scene.stamps())


def judges(part: Part, speaker: Claimant | None, own: Claimant) -> bool:
    """Tell whether the outlet says that what the other side's speaker told is not so."""
    sides = {speaker.side if speaker else None, own.side}
    untrue = any(hit.entry.tag == "untrue" for hit in part.scene.hits) or part.scene.begin(0, "indeed") is not None
    return untrue and not part.found and sides == {Side.UKRAINE, Side.RUSSIA}


def shows(part: Part, speaker: Claimant | None) -> bool:
    """Tell whether a sentence begins with what footage shows: nobody but an observer tells of that."""
    begins = any(part.scene.begin(at, "evidence") for at in range(_OPENING))
    observer = speaker is not None and speaker.kind == ClaimantKind.MONITOR
    return begins and not part.found and not observer


def reported_on(part: Part) -> date | None:
    """Return the day of what somebody unnamed reported: "On 22 August, it was reported that …"."""
    shown = _shown_on(part)
    if shown is not None:
        return shown
    report = next((hit for hit in part.scene.hits if hit.entry.tag == "reported"), None)
    if report is None or part.found or not part.scene.anchored:
        return None
    days = [one.days.last for one in part.scene.stamps() if one.last <= report.first and one.joins == "at"]
    return days[-1] if days else None


def _shown_on(part: Part) -> date | None:
    """Return the day on which footage was published: "Geolocated footage posted on July 26 indicates that"."""
    scene = part.scene
    begins = any(scene.begin(at, "evidence") for at in range(_OPENING))
    issued = next((at for at in range(_ISSUED) if scene.begin(at, "issued")), None) if begins else None
    if issued is None or part.found or not scene.anchored:
        return None
    days = (one.days.last for one in scene.stamps() if one.joins == "at" and issued < one.first <= issued + _ISSUED)
    return next(days, None)


def listed(told: Told, index: int, listing: bool) -> bool:
    """Tell whether a sentence stands in a list or quotation that "The ministry tweeted:" has opened."""
    before = told.parts[index - 1].scene if index else None
    sentence = told.parts[index].scene.sentence
    if before is None or sentence.paragraph == before.sentence.paragraph:
        return listing
    opened = before.norm(len(before.tokens) - 1) == ":" or listing
    return opened and told.page.text[sentence.start] in _BULLETS
