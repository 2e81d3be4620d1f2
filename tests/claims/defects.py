"""Rows of tables that should hold and do not yet: each must fail, and says why."""

from __future__ import annotations

import pytest
from _pytest.mark import ParameterSet


def defect(*values: object, reason: str) -> ParameterSet:
    """A row known to fail. It is to become a plain row with the change that mends it."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))
