"""The list beside the map: every number with its claims, who makes them, when, and where they are printed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.article import Article
from claims.claim import Claim, Side
from layers.day import claimed_holder
from layers.saying import day_words, days, said
from layers.snapshot.frame import Rect
from layers.snapshot.labels import badge
from layers.snapshot.marks import Mark
from layers.snapshot.sheet import Look, Sheet
from layers.snapshot.typeset import Face, fit, legible, width, wrap
from layers.style import LIGHT, colour

HEADING = 30.0
_AFTER = 8.0
_NAME = Look(size=15, ink=LIGHT.ink, face=Face.BOLD)
_WHO = Look(size=12, ink=LIGHT.ink, face=Face.BOLD)
_QUIET = Look(size=11, ink=LIGHT.muted)
_QUOTE = Look(size=12.5, ink=LIGHT.ink, face=Face.SERIF)
_INDENT = 13.0
_VOICES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One claim set for the list: its lines are broken, so its height is known before it is drawn."""

    claim: Claim
    who: str
    when: str
    says: tuple[str, ...]
    quote: tuple[str, ...]
    source: str

    @property
    def height(self) -> float:
        """How much of the column it takes."""
        return 17 + 15.5 * len(self.says) + 15 * len(self.quote) + 15 + 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One number of the list with those of its claims that found room; `more` are left to the data."""

    mark: Mark
    entries: tuple[Entry, ...]

    @property
    def more(self) -> int:
        """How many of its claims are not printed."""
        return len(self.mark.claims) - len(self.entries)

    @property
    def height(self) -> float:
        """How much of the column it takes."""
        return HEADING + sum(entry.height for entry in self.entries) + _AFTER


def entry(claim: Claim, article: Article | None, room: float, *, quote_lines: int = 2) -> Entry:
    """Set one claim."""
    room -= _INDENT
    when = days(claim)
    chain = f" · via {', '.join(claim.via)}" if claim.via else ""
    role = f", {claim.claimant_role}" if claim.claimant_role else ""
    return Entry(
        claim=claim,
        who=fit(claim.claimant + role, room - width(when, _QUIET.size) - 12, _WHO.size, _WHO.face),
        when=when,
        says=tuple(wrap(said(claim), room, _WHO.size, lines=2)),
        quote=tuple(wrap(_quoted(claim.quote), room, _QUOTE.size, _QUOTE.face, lines=quote_lines)),
        source=fit(_voice(claim) + _source(claim, article) + chain, room, _QUIET.size),
    )


def chosen(marks: Sequence[Mark], articles: Mapping[str, Article], column: Rect, columns: int) -> list[Block]:
    """Choose what fits: first a claim for each number, two where it is contested, then one more of each in turn."""
    room, left = column.width, column.height * columns * (0.97 if columns > 1 else 1.0)
    picked: list[list[Entry]] = []
    for mark in marks:
        opening = _telling(mark)[: _VOICES if mark.place.contested else 1]
        first = [entry(claim, articles.get(claim.article), room) for claim in opening]
        needed = HEADING + _AFTER + sum(item.height for item in first)
        if needed > left and picked:
            break
        left -= needed
        picked.append(first)
    for mark, claim in _rounds(marks[: len(picked)]):
        if any(claim is item.claim for item in picked[mark.number - 1]):
            continue
        more = entry(claim, articles.get(claim.article), room)
        if more.height > left:
            continue
        left -= more.height
        picked[mark.number - 1].append(more)
    return [Block(mark=mark, entries=tuple(found)) for mark, found in zip(marks, picked, strict=False)]


def draw(sheet: Sheet, blocks: Sequence[Block], column: Rect, columns: int) -> None:
    """Draw the list, in as many columns as there are."""
    x, y = column.left, column.top
    for block in blocks:
        if y + block.height > column.bottom + 1 and x + column.width < column.left + columns * column.width:
            x, y = x + column.width + 28, column.top
        y = _block(sheet, block, x, y, column.width)


def _telling(mark: Mark) -> list[Claim]:
    """Order a place's claims so that the first ones tell most: what stands, a voice of each side, then the newest."""
    standing = {claim.id for stands in mark.place.standing for claim in stands.claims}
    seen: set[str] = set()
    first: list[Claim] = []
    later: list[Claim] = []
    for claim in sorted(mark.claims, key=lambda claim: claim.id not in standing):
        (later if claim.claimant_side in seen else first).append(claim)
        seen.add(claim.claimant_side)
    first[1:] = sorted(first[1:], key=lambda claim: claimed_holder(claim) in (None, claimed_holder(first[0])))
    return first + later


def _rounds(marks: Sequence[Mark]) -> Iterator[tuple[Mark, Claim]]:
    told = [(mark, _telling(mark)) for mark in marks]
    for turn in range(max((len(claims) for _, claims in told), default=0)):
        yield from ((mark, claims[turn]) for mark, claims in told if turn < len(claims))


def _voice(claim: Claim) -> str:
    if claim.claimant_side is Side.INDEPENDENT:
        return f"independent {claim.claimant_kind.value} · "
    return f"{claim.claimant_kind.value}, {claim.claimant_side.value.title()} · "


def _quoted(quote: str) -> str:
    return quote if quote.startswith(("“", '"', "«", "„")) else f"“{quote}”"


def _source(claim: Claim, article: Article | None) -> str:
    publisher = article.publisher if article and article.publisher else claim.article
    return f"{publisher}, {day_words(claim.reported_on.isoformat()) if claim.reported_on else 'undated'}"


def _block(sheet: Sheet, block: Block, x: float, y: float, room: float) -> float:
    wide = badge(sheet, x, y + 11, block.mark.number, layer="text")
    name = fit(block.mark.name, 0.6 * room, _NAME.size, _NAME.face)
    sheet.text(x + wide + 8, y + 16, name, _NAME)
    after = x + wide + 8 + width(name, _NAME.size, _NAME.face) + 10
    if block.mark.place.contested:
        after = _contested(sheet, after, y + 11)
    if block.more:
        sheet.text(after, y + 16, f"and {block.more} more", _QUIET)
    y += HEADING
    for item in block.entries:
        y = draw_entry(sheet, item, x, y, room)
    return y + _AFTER


def _contested(sheet: Sheet, x: float, middle: float) -> float:
    look = Look(size=10.5, ink="#6a4d10", face=Face.BOLD)
    wide = width("contested", look.size, look.face) + 18
    sheet.box(Rect(left=x, top=middle - 9, width=wide, height=18), face="#efe0bf", round_by=9)
    sheet.text(x + 9, middle + 4, "contested", look)
    return x + wide + 10


def draw_entry(sheet: Sheet, item: Entry, x: float, y: float, room: float) -> float:
    """Draw one claim and return where the next one begins."""
    tint = colour(item.claim.claimant_side)
    sheet.box(Rect(left=x, top=y, width=3.5, height=item.height - 11), face=tint)
    sheet.text(x + _INDENT, y + 10, item.who, _WHO)
    sheet.text(x + room, y + 10, item.when, _QUIET, at="right")
    baseline = y + 26
    for line in item.says:
        sheet.text(x + _INDENT, baseline, line, Look(size=_WHO.size, ink=tint, face=Face.PLAIN))
        baseline += 15.5
    for line in item.quote:
        marked = Rect(left=x + _INDENT - 2, top=baseline - 11.5, width=width(line, 12.5, Face.SERIF) + 4, height=15)
        sheet.box(marked, face=LIGHT.highlight)
        sheet.text(x + _INDENT, baseline, line, _QUOTE)
        baseline += 15
    sheet.text(x + _INDENT, baseline + 1, legible(item.source), _QUIET)
    return y + item.height
