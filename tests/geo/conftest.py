"""One gazetteer for all tests of the room, without the places that this machine's user has imported."""

from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    nothing: Path = tmp_path_factory.mktemp("imports")
    return Gazetteer.load(nothing)
