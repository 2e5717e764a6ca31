"""An export taken into an empty store gives back the same claims: nothing is lost on the way out and in."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from geo.place import Feature, Place
from layers.export import ENDINGS, export, import_file
from layers.export.acled import ACLED
from layers.export.events import events
from store import open_store
from store.importing import take_in
from tests.layers import gold
from tests.layers.test_events import ACLED as HEAD
from tests.layers.test_events import ROWS, table


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_export_fills_an_empty_store(ending: str, tmp_path: Path) -> None:
    export(gold.claims(), gold.articles(), gold.gaps(), None, tmp_path / f"x{ending}")
    store = open_store(f"sqlite:///{tmp_path}/empty.db")
    try:
        what = import_file(tmp_path / f"x{ending}")
        take_in(store, what.claims, what.articles, what.gaps)
        assert {claim.id: claim for claim in store.claims()} == {claim.id: claim for claim in gold.claims()}
    finally:
        store.close()


@dataclass
class Known:
    """As much of a gazetteer as the import asks."""

    places: Iterable[Place]

    def lookup(self, name: str) -> tuple[Place, ...]:
        return tuple(place for place in self.places if place.name == name)


def test_places_of_others_become_ours_where_name_and_position_agree(tmp_path: Path) -> None:
    far = Place(id="x:far", name="Kupiansk", feature=Feature.POINT, kind="city", lon=30, lat=50, radius_m=1)
    near = Place(id="x:near", name="Kupiansk", feature=Feature.POINT, kind="city", lon=37.62, lat=49.71, radius_m=1)
    found = events(table(tmp_path / "a.csv", HEAD, ROWS), ACLED, Known((far, near)))  # type: ignore[arg-type]
    assert [claim.place_id for claim in found.claims] == ["x:near", "acled:kindrashivka", "acled:illinka"]
