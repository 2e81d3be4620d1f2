"""Settings of all tests."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# Laws are about results, not about time: a busy machine is no defect. Speed has bench/.
# `make test` tries the same examples each time, so that a red run means a change; `make torture` looks for new ones.
settings.register_profile("sijill", deadline=None, derandomize=True)
settings.register_profile("torture", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("torture" if os.environ.get("SIJILL_TORTURE") else "sijill")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long forms run with `make torture` alone, where minutes are given to them."""
    if not os.environ.get("SIJILL_TORTURE"):
        for item in items:
            if item.get_closest_marker("torture"):
                item.add_marker(pytest.mark.skip(reason="long; run `make torture`"))
