"""Reading: articles a second on one core, time a kilobyte of a small and a large text, memory over many articles."""

from datetime import date
from time import process_time

from claims.article import Article
from claims.read import read
from geo.gazetteer import Gazetteer
from tests.bench._memory import megabytes
from tests.bench.row import Row

_SHORT = (
    "Russian forces advance near Toretsk – DeepState\n\n"
    "The enemy occupied Novovasylivka and advanced near Toretsk and in Shcherbynivka, DeepState reported on 1 October. "
    "In the Pokrovsk direction, the defenders repelled 34 attacks near Selydove, Novohrodivka and Myrnohrad.\n\n"
    "The Russian Defense Ministry claimed that its forces had captured Vuhledar. Ukraine's General Staff denied it. "
    "“The town is under our control,” a spokesman said on Tuesday. “Fighting continues in the northern outskirts.”\n\n"
    "Two weeks ago Ukrainian troops liberated Robotyne, Oleksandr Syrskyi said, adding that the enemy had withdrawn to "
    "Kopani and Novoprokopivka. Local people told reporters that shops were open again and that buses ran as usual.\n\n"
    "A power station near Zaporizhzhia was without power for six hours on Monday, the operator said. No one was hurt. "
    "Engineers expect that the repair of the line will take until the end of the month. Further along the front, near "
    "Kupiansk, the Russian army has not made any gains this week, according to the Institute for the Study of War."
)
_SECONDS = 3.0
_SMALL_KB, _LARGE_KB = 5, 5000
_WARM, _MANY = 500, 3000


def rows() -> list[Row]:
    """Measure after a warm-up, on this process's own time."""
    gazetteer = Gazetteer.load()
    for _ in range(5):
        _read(_SHORT, gazetteer)
    rate, memory = _rate(gazetteer), _memory(gazetteer)
    small, large = (_milliseconds_a_kilobyte(size, gazetteer) for size in (_SMALL_KB, _LARGE_KB))
    ratio = f"{large / small:.2f} of a small text's"
    return [
        Row(
            room="claims",
            what=f"short articles ({len(_SHORT) / 1024:.1f} kB) read a second, one core",
            ours=f"{rate:.0f}",
        ),
        memory,
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


def _memory(gazetteer: Gazetteer) -> Row:
    """Return by how much the process grew while it read articles that all differ, after a first few hundred."""
    before = 0.0
    for number in range(_MANY):
        if number == _WARM:
            before = megabytes("VmRSS")
        _read(f"{_SHORT}\n\nUnit {number} of the Word{number} brigade holds Town{number}.", gazetteer)
    grown_mb = max(0.0, megabytes("VmRSS") - before)
    return Row(room="claims", what=f"memory that {_MANY - _WARM:,} more articles take", ours=f"{grown_mb:.1f} MB")


def _milliseconds_a_kilobyte(size: int, gazetteer: Gazetteer) -> float:
    paragraphs = _SHORT.split("\n\n")
    rounds = size * 1024 // len(_SHORT)
    # The reader leaves out a paragraph that it has read before: each must be another one.
    text = "\n\n".join(f"{each} Number {n}." for n in range(rounds) for each in paragraphs)
    start = process_time()
    _read(text, gazetteer)
    return (process_time() - start) * 1000 / (len(text) / 1024)
