"""The page of a snapshot: where the head, the map, the list and the foot stand."""

from dataclasses import dataclass

_DESIGN = (1600.0, 1000.0)
_SMALLEST, _LARGEST = 0.72, 2.4
_TRACK = 88.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle on the page, in page units from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge: y grows downwards."""
        return self.top + self.height

    def meets(self, other: "Rect") -> bool:
        """Say whether the two overlap."""
        beside = other.left >= self.right or self.left >= other.right
        return not (beside or other.top >= self.bottom or self.top >= other.bottom)

    def holds(self, other: "Rect") -> bool:
        """Say whether the other lies inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def covers(self, x: float, y: float) -> bool:
        """Say whether a point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def shrunk(self, by: float) -> "Rect":
        """Return the rectangle with every edge moved inwards."""
        return Rect(left=self.left + by, top=self.top + by, width=self.width - 2 * by, height=self.height - 2 * by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One page in page units: a unit is `scale` hundredths of an inch, so that type fits the page it is on."""

    width: float
    height: float
    scale: float
    head: Rect
    map: Rect
    track: Rect
    list: Rect
    foot: Rect

    @property
    def beside(self) -> bool:
        """Whether the list stands beside the map, not below it."""
        return self.list.left > self.map.left


def frame(width_px: int, height_px: int, dpi: float) -> Frame:
    """Lay out a page: the list to the right of a wide one, below the map of a tall one."""
    wide, high = width_px / dpi * 100, height_px / dpi * 100
    wanted = min(wide / _DESIGN[0], high / _DESIGN[1]) if wide > high else min(wide, high) / _DESIGN[1]
    scale = min(_LARGEST, max(_SMALLEST, wanted))
    wide, high = wide / scale, high / scale
    head = Rect(left=0, top=0, width=wide, height=88)
    foot = Rect(left=0, top=high - 104, width=wide, height=104)
    body = Rect(left=0, top=head.bottom, width=wide, height=foot.top - head.bottom)
    column, there = _beside(body) if wide > high * 1.15 else _below(body)
    here = Rect(left=column.left, top=column.top, width=column.width, height=column.height - _TRACK)
    track = Rect(left=column.left, top=here.bottom, width=column.width, height=_TRACK)
    return Frame(width=wide, height=high, scale=scale, head=head, foot=foot, map=here, track=track, list=there)


def _beside(body: Rect) -> tuple[Rect, Rect]:
    room = min(500.0, 0.36 * body.width)
    here = Rect(left=0, top=body.top, width=body.width - room, height=body.height)
    return here, Rect(left=here.right, top=body.top, width=room, height=body.height)


def _below(body: Rect) -> tuple[Rect, Rect]:
    here = Rect(left=0, top=body.top, width=body.width, height=0.52 * body.height)
    return here, Rect(left=0, top=here.bottom, width=body.width, height=body.height - here.height)
