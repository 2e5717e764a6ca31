"""Frames of a film: the days in between are drawn onto a ground and under a legend that were drawn once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from claims.article import Article
from claims.claim import Claim
from geo.basemap import basemap
from layers.export.state import PROGRAM, data_hash
from layers.snapshot import scene, terrain
from layers.snapshot.frame import Frame, Rect, frame
from layers.snapshot.ground import Ground, ground
from layers.snapshot.marks import Shown, shown, tally_of
from layers.snapshot.setting import setting
from layers.snapshot.sheet import Look, Sheet
from layers.snapshot.track import Track, track
from layers.snapshot.typeset import Face, fit
from layers.snapshot.wording import ATTRIBUTION, counts, long_date, subtitle
from layers.style import LIGHT
from layers.view import View, admits

_DATE = Look(size=30, ink=LIGHT.ink, face=Face.BOLD)
_COUNTS = Look(size=14, ink=LIGHT.ink, face=Face.BOLD)
_QUIET = Look(size=12, ink=LIGHT.muted)
_BRAND = Look(size=17, ink=LIGHT.ink, face=Face.BOLD)
_HEAD, _FOOT, _EDGE, _TRACK = 84.0, 122.0, 28.0, 54.0
_SAMPLES = 24
_CLEAR = "#ffffff00"


@dataclass(slots=True, kw_only=True)
class Reel:
    """What all frames of one film share."""

    claims: tuple[Claim, ...]
    articles: tuple[Article, ...]
    view: View
    layout: Frame
    dpi: float
    looks: Ground
    track: Track
    over: Image.Image
    covered: list[Rect]
    grounds: dict[tuple[str, ...], Image.Image] = field(default_factory=dict)

    @classmethod
    def load(
        cls,
        claims: Iterable[Claim],
        articles: Iterable[Article],
        view: View,
        days: Sequence[date],
        size: tuple[int, int],
        data: str = "",
    ) -> "Reel":
        """Draw what stays: one extent, one legend and one histogram for all days."""
        claims, articles = tuple(claims), tuple(articles)
        publishers = {article.stem: article.publisher for article in articles}
        admitted = tuple(c for c in claims if admits(view, c, publishers.get(c.article, "")))
        layout = _layout(*size)
        samples = _sampled(admitted, articles, view, days)
        looks = ground(view, samples.seats, layout.map)
        counted = track(tally_of(admitted), days[0], days[-1], _track_rect(layout))
        with setting():
            sheet = Sheet(layout, 100, _CLEAR)
            covered = scene.panels(sheet, looks, samples)
            _around(sheet, view, counted, data or data_hash(claims))
            over = _developed(sheet)
        return cls(
            claims=admitted,
            articles=articles,
            view=view,
            layout=layout,
            dpi=100,
            looks=looks,
            track=counted,
            over=over,
            covered=covered,
        )

    def frame(self, day: date) -> Image.Image:
        """Return one day's frame."""
        view = replace(self.view, day=day)
        picture = shown(self.claims, self.articles, view)
        with setting():
            sheet = Sheet(self.layout, self.dpi, _CLEAR)
            scene.claims(sheet, self.looks, picture, self.covered, 0)
            self._dated(sheet, picture)
            marks = _developed(sheet)
            under = self._ground(day)
        whole = Image.alpha_composite(Image.alpha_composite(under, marks), self.over)
        return whole.convert("RGB")

    def _ground(self, day: date) -> Image.Image:
        waters = tuple(basemap().water_on(day)["id"])
        if waters not in self.grounds:
            sheet = Sheet(self.layout, self.dpi, LIGHT.surface)
            sheet.box(self.layout.map, face=LIGHT.paper, layer="base")
            terrain.draw(sheet, self.looks, day)
            self.grounds[waters] = _developed(sheet)
        return self.grounds[waters]

    def _dated(self, sheet: Sheet, picture: Shown) -> None:
        head = self.layout.head
        sheet.text(_EDGE, head.top + 42, long_date(picture.view.day), _DATE)
        sheet.text(_EDGE, head.top + 68, counts(picture), _COUNTS)
        self.track.point(sheet, picture.view.day)


def _layout(width_px: int, height_px: int) -> Frame:
    whole = frame(width_px, height_px, 100)
    head = Rect(left=0, top=0, width=whole.width, height=_HEAD)
    foot = Rect(left=0, top=whole.height - _FOOT, width=whole.width, height=_FOOT)
    here = Rect(left=0, top=_HEAD, width=whole.width, height=foot.top - _HEAD)
    return replace(whole, head=head, foot=foot, map=here)


def _track_rect(layout: Frame) -> Rect:
    return Rect(left=_EDGE, top=layout.foot.top + 24, width=layout.width - 2 * _EDGE, height=_TRACK)


def _sampled(claims: Sequence[Claim], articles: Sequence[Article], view: View, days: Sequence[date]) -> Shown:
    """Gather the marks of some days of the film: what its legend has to explain and its extent to hold."""
    some = sorted({days[round(n * (len(days) - 1) / _SAMPLES)] for n in range(_SAMPLES + 1)})
    seen = [shown(claims, articles, replace(view, day=day)) for day in some]
    return replace(seen[-1], marks=tuple(mark for picture in seen for mark in picture.marks))


def _around(sheet: Sheet, view: View, counted: Track, data: str) -> None:
    layout = sheet.frame
    right = layout.width - _EDGE
    sheet.text(right, layout.head.top + 40, "Claimline", _BRAND, at="right")
    sheet.text(right, layout.head.top + 66, fit(subtitle(view), 0.6 * layout.width, _QUIET.size), _QUIET, at="right")
    counted.draw(sheet)
    told = f"Claims are what somebody said. Data {data} · {PROGRAM} · {ATTRIBUTION}"
    sheet.text(_EDGE, layout.height - 10, fit(told, layout.width - 2 * _EDGE, _QUIET.size), _QUIET)


def _developed(sheet: Sheet) -> Image.Image:
    canvas = FigureCanvasAgg(sheet.figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    return Image.fromarray(np.asarray(canvas.buffer_rgba()))  # type: ignore[no-untyped-call]
