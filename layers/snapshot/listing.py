"""The list beside the map: every number with its claims, who makes them, when, and where they are printed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.article import Article
from claims.claim import Claim
from layers.day import claimed_holder
from layers.snapshot.entry import Entry, draw_entry, entry
from layers.snapshot.frame import Rect
from layers.snapshot.labels import badge
from layers.snapshot.marks import Mark
from layers.snapshot.sheet import Look, Sheet
from layers.snapshot.typeset import Face, fit, width
from layers.style import LIGHT

HEADING = 30.0
_AFTER = 8.0
_NAME = Look(size=15, ink=LIGHT.ink, face=Face.BOLD)
_QUIET = Look(size=11, ink=LIGHT.muted)
_VOICES = 2


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


def _block(sheet: Sheet, block: Block, x: float, y: float, room: float) -> float:
    wide = badge(sheet, x, y + 11, block.mark.number, layer="text")
    name = fit(block.mark.name, (0.5 if block.mark.place.contested else 0.68) * room, _NAME.size, _NAME.face)
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
