"""Settings of all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# Laws are about results, not about time: a busy machine is no defect. Speed has bench/.
# `make test` tries the same examples each time, so that a red run means a change; `make torture` looks for new ones.
settings.register_profile("sijill", deadline=None, derandomize=True)
settings.register_profile("torture", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("torture" if os.environ.get("SIJILL_TORTURE") else "sijill")
