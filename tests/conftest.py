"""Settings of all tests."""

from __future__ import annotations

from hypothesis import settings

# Laws are about results, not about time: a busy machine is no defect. Speed has bench/.
settings.register_profile("sijill", deadline=None)
settings.load_profile("sijill")
