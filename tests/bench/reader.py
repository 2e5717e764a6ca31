"""Reading: articles a second on one core, and time a kilobyte of a small and a large text."""

from datetime import date
from time import process_time

from claims.article import Article
from claims.read import read
from geo.gazetteer import Gazetteer
from tests.bench.row import Row

_SHORT = (
    "Russian forces advance near Toretsk – DeepState\n\n"
    "The enemy occupied Novovasylivka and advanced near Toretsk and in Shcherbynivka, DeepState reported on 1 October. "
    "In the Pokrovsk direction, the defenders repelled 34 attacks near Selydove, Novohrodivka and Myrnohrad.\n\n"
    "The Russian Defense Ministry claimed that its forces had captured Vuhledar. Ukraine's General Staff denied it."
)
_SECONDS = 3.0
_SMALL_KB, _LARGE_KB = 5, 500


def rows() -> list[Row]:
    """Measure after a warm-up, on this process's own time."""
    gazetteer = Gazetteer.load()
    for _ in range(5):
        _read(_SHORT, gazetteer)
    small, large = (_milliseconds_a_kilobyte(size, gazetteer) for size in (_SMALL_KB, _LARGE_KB))
    ratio = f"{large / small:.2f} of a small text's"
    return [
        Row(room="claims", what="short articles read a second, one core", ours=f"{_rate(gazetteer):.0f}"),
        Row(room="claims", what=f"time a kilobyte, text of {_LARGE_KB} kB", ours=f"{large:.2f} ms", other=ratio),
    ]


def _read(text: str, gazetteer: Gazetteer) -> None:
    read(Article(stem="a", text=text, published=date(2024, 10, 2)), gazetteer)


def _rate(gazetteer: Gazetteer) -> float:
    start, count = process_time(), 0
    while process_time() - start < _SECONDS:
        _read(_SHORT, gazetteer)
        count += 1
    return count / (process_time() - start)


def _milliseconds_a_kilobyte(size: int, gazetteer: Gazetteer) -> float:
    text = _SHORT + "\n\n"
    text = "".join(f"{text}Number {n}.\n\n" for n in range(size * 1024 // len(text)))
    start = process_time()
    _read(text, gazetteer)
    return (process_time() - start) * 1000 / (len(text) / 1024)
