"""A film of the map over a range of days: GIF or MP4, the date burned into every frame.

What does not change from day to day (ground, legend, the histogram) is drawn once and laid under and over the frames,
so that a frame costs no more than a picture. The ffmpeg that writes MP4 comes inside imageio-ffmpeg: no network.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import imageio_ffmpeg
import numpy as np
from PIL import Image

from claims.article import Article
from claims.claim import Claim
from geo.errors import ClaimlineError
from layers.export.beside import beside
from layers.snapshot.reel import Reel
from layers.view import View

MOST_FRAMES = 3000
_COLOURS = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Which days a film shows, how large and how fast; the last frame is held for a second."""

    first: date
    last: date
    step_days: int = 1
    frames_per_second: int = 8
    width_px: int = 1280
    height_px: int = 800

    def __post_init__(self) -> None:
        """Refuse what cannot be filmed."""
        if self.last < self.first:
            raise ClaimlineError("The film ends before it begins: exchange its first and last day.")
        if self.step_days < 1 or not 1 <= self.frames_per_second <= 60:  # noqa: PLR2004 - what players show
            raise ClaimlineError("A film steps by at least one day and shows 1 to 60 frames a second: change that.")
        if len(self.days) > MOST_FRAMES:
            raise ClaimlineError(f"That film has more than {MOST_FRAMES} frames: shorten it or step by more days.")

    @property
    def days(self) -> list[date]:
        """The days of the frames; the last day is always among them."""
        span = (self.last - self.first).days
        found = [self.first + timedelta(days=n) for n in range(0, span + 1, max(1, self.step_days))]
        return found if found[-1] == self.last else [*found, self.last]


def film(  # noqa: PLR0913 - what a film is made of, each by its name
    claims: Iterable[Claim],
    articles: Iterable[Article],
    view: View,
    path: Path,
    cut: Cut,
    *,
    progress: Callable[[int, int], None] | None = None,
    data: str = "",
) -> None:
    """Film the days of a cut under the filters of a view; `progress` is told after each frame.

    `data` is the fingerprint of the claims that the film names; without it they are hashed.
    """
    write = {".gif": _gif, ".mp4": _mp4}.get(path.suffix.lower())
    if write is None:
        raise ClaimlineError(f'A film is a .gif or .mp4 file, not "{path.suffix[:20]}": change the ending.')
    cut = replace(cut, width_px=cut.width_px // 2 * 2, height_px=cut.height_px // 2 * 2)
    reel = Reel.load(claims, articles, view, cut.days, (cut.width_px, cut.height_px), data)
    with beside(path) as draft:
        write(_told(reel, cut, progress), draft, cut)


def _told(reel: Reel, cut: Cut, progress: Callable[[int, int], None] | None) -> Iterator[Image.Image]:
    days = cut.days
    for number, day in enumerate(days, 1):
        yield reel.frame(day)
        if progress is not None:
            progress(number, len(days))


def _gif(frames: Iterator[Image.Image], draft: Path, cut: Cut) -> None:
    reduced = (frame.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE) for frame in frames)
    first = next(reduced)
    each = round(1000 / cut.frames_per_second)
    durations = [*[each] * (len(cut.days) - 1), 1000]
    with draft.open("wb") as file:
        first.save(file, "GIF", save_all=True, append_images=reduced, duration=durations, loop=0, optimize=False)


def _mp4(frames: Iterator[Image.Image], draft: Path, cut: Cut) -> None:
    writer = imageio_ffmpeg.write_frames(
        str(draft),
        (cut.width_px, cut.height_px),
        fps=cut.frames_per_second,
        codec="libx264",
        pix_fmt_out="yuv420p",
        macro_block_size=2,
        quality=None,
        output_params=["-crf", "20", "-preset", "medium", "-movflags", "+faststart", "-fflags", "+bitexact"],
        ffmpeg_log_level="error",
    )
    try:
        writer.send(None)
        frame = np.empty(0)
        for shot in frames:
            frame = np.ascontiguousarray(shot)
            writer.send(frame)
        for _ in range(cut.frames_per_second - 1):
            writer.send(frame)
    except OSError as problem:
        raise ClaimlineError(f"The film could not be written: {problem.strerror or 'ffmpeg stopped'}.") from problem
    finally:
        writer.close()
    _check(draft, len(cut.days))


def _check(draft: Path, frames: int) -> None:
    """Refuse a film that was cut short: on a full disk ffmpeg leaves off without saying so."""
    try:
        whole = imageio_ffmpeg.count_frames_and_secs(str(draft))[0] >= frames
    except RuntimeError:
        whole = False
    if not whole:
        raise ClaimlineError("The film could not be written whole: see that the disk is not full, and try again.")
