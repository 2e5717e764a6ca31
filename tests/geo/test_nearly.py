"""Names that are almost a place's, where the words around say that a place is named."""

import pytest

from geo.gazetteer import Gazetteer
from geo.nearly import nearly_named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("fighting near Lyman and in Torskoie", []),  # another romanisation, found as it is
        ("battles near Siversk, they move towards Serebriankoi", ["Serebrianka"]),
        ("battles near Siversk, Vyimka, and Zvanivkain the Sloviansk direction", ["Zvanivka"]),
        ("battles near Siversk, said Serebriankoi", []),
        ("they broke through near Siversk into Ukrainian defences", []),
        ("a report in Serebriankoi", []),  # nothing nearby
    ],
)
def test_almost_a_name(text: str, named: list[str], gazetteer: Gazetteer) -> None:
    found = nearly_named(text, gazetteer.find(text), gazetteer.lookup)
    assert [mention.candidates[0].name for mention in found] == named
