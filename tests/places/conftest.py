"""The gazetteer, compiled once for all tests here (and for all users of this machine)."""

from __future__ import annotations

import pytest

from sijill.assembly import open_gazetteer
from sijill.places import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return open_gazetteer()
