"""Sketches: alike for one text in two papers, unlike for two reports of one event."""

from datetime import date

import pytest

from claims.copies import are_copies, bands, sketch

WIRE = (
    "Russian forces shelled the outskirts of the town on Monday night, the head of the regional administration said.\n"
    "Two civilians were wounded and a school was damaged, he wrote, adding that the power lines had been repaired.\n"
    "The General Staff said that eleven assaults were thrown back along the river and that the fighting goes on.\n"
)
OTHER = (
    "On Monday night the outskirts of the town came under Russian fire; the regional head reported two people hurt.\n"
    "A school building was hit, and electricians restored the supply by morning, according to his channel.\n"
    "Eleven attempts to break through at the river failed, the General Staff's evening report says.\n"
)


@pytest.mark.parametrize(
    ("text", "copies"),
    [
        (WIRE, True),
        (f"Home\nWorld\n\n{WIRE}\nShare\nRead also\n", True),
        (WIRE.replace("Monday", "MONDAY").replace("wounded", "injured"), True),
        (OTHER, False),
        (WIRE[: len(WIRE) // 3], False),
    ],
)
def test_copies_share_a_band_and_most_of_the_sketch(text: str, *, copies: bool) -> None:
    one, other = sketch(WIRE), sketch(text)
    assert are_copies(one, other, None, None) is copies
    assert bool(set(bands(one)) & set(bands(other))) or not copies


def test_texts_weeks_apart_are_no_copies() -> None:
    one = sketch(WIRE)
    assert are_copies(one, one, date(2025, 1, 1), date(2025, 1, 8))
    assert not are_copies(one, one, date(2025, 1, 1), date(2025, 1, 9))


def test_a_headline_alone_has_no_sketch() -> None:
    assert sketch("Russia captures Kupiansk") == b""


def test_a_sketch_is_the_same_on_every_machine() -> None:
    assert sketch(WIRE).hex()[:16] == "7de4530049035e07"
    assert bands(sketch(WIRE))[0] == 7659184780287610842
