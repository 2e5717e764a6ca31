"""One claim as it is printed: who says what, when, in which words, and where that is to be read."""

from dataclasses import dataclass

from claims.article import Article
from claims.claim import Claim, Side
from layers.saying import day_words, days, said
from layers.snapshot.frame import Rect
from layers.snapshot.sheet import Look, Sheet
from layers.snapshot.typeset import Face, fit, width, wrap
from layers.style import LIGHT, colour

_WHO = Look(size=12, ink=LIGHT.ink, face=Face.BOLD)
_QUIET = Look(size=11, ink=LIGHT.muted)
_QUOTE = Look(size=12.5, ink=LIGHT.ink, face=Face.SERIF)
_INDENT = 13.0
_SAYS, _WORDS, _SOURCE = 15.5, 15.0, 14.0
_SHORT, _WHOLE, _WHOLE_SOURCE = 2, 12, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One claim set for a list: its lines are broken, so its height is known before it is drawn."""

    claim: Claim
    who: str
    when: str
    says: tuple[str, ...]
    quote: tuple[str, ...]
    source: tuple[str, ...]

    @property
    def height(self) -> float:
        """How much of the column it takes."""
        return 27 + _SAYS * len(self.says) + _WORDS * len(self.quote) + _SOURCE * len(self.source)


def entry(claim: Claim, article: Article | None, room: float, *, whole: bool = False) -> Entry:
    """Set one claim: cut to two lines of quotation, or with all its words, its chain and its address."""
    room -= _INDENT
    when = days(claim)
    named = claim.claimant + (f", {claim.claimant_role}" if claim.claimant_role and not whole else "")
    source = " · ".join(_source(claim, article, whole=whole))
    return Entry(
        claim=claim,
        who=fit(named, room - width(when, _QUIET.size) - 12, _WHO.size, _WHO.face),
        when=when,
        says=tuple(wrap(said(claim), room, _WHO.size, lines=2)),
        quote=tuple(wrap(_quoted(claim.quote), room, _QUOTE.size, _QUOTE.face, lines=_WHOLE if whole else _SHORT)),
        source=tuple(wrap(source, room, _QUIET.size, lines=_WHOLE_SOURCE if whole else 1)),
    )


def draw_entry(sheet: Sheet, item: Entry, x: float, y: float, room: float) -> float:
    """Draw one claim and return where the next one begins."""
    tint = colour(item.claim.claimant_side)
    sheet.box(Rect(left=x, top=y, width=3.5, height=item.height - 11), face=tint)
    sheet.text(x + _INDENT, y + 10, item.who, _WHO)
    sheet.text(x + room, y + 10, item.when, _QUIET, at="right")
    x, baseline = x + _INDENT, y + 26
    for line in item.says:
        sheet.text(x, baseline, line, Look(size=_WHO.size, ink=tint))
        baseline += _SAYS
    for line in item.quote:
        wide = width(line, _QUOTE.size, _QUOTE.face) + 4
        sheet.box(Rect(left=x - 2, top=baseline - 11.5, width=wide, height=_WORDS), face=LIGHT.highlight)
        sheet.text(x, baseline, line, _QUOTE)
        baseline += _WORDS
    for line in item.source:
        sheet.text(x, baseline + 1, line, _QUIET)
        baseline += _SOURCE
    return y + item.height


def _source(claim: Claim, article: Article | None, *, whole: bool) -> list[str]:
    publisher = article.publisher if article and article.publisher else claim.article
    printed = f"{publisher}, {day_words(claim.reported_on.isoformat()) if claim.reported_on else 'undated'}"
    found = [claim.claimant_role] if whole and claim.claimant_role else []
    found += [_voice(claim), printed]
    found += [f"via {', '.join(claim.via)}"] if claim.via else []
    return [*found, article.url] if whole and article and article.url else found


def _voice(claim: Claim) -> str:
    if claim.claimant_side is Side.INDEPENDENT:
        return f"independent {claim.claimant_kind.value}"
    return f"{claim.claimant_kind.value}, {claim.claimant_side.value.title()}"


def _quoted(quote: str) -> str:
    return quote if quote.startswith(("“", '"', "«", "„")) else f"“{quote}”"
