"""Property tests draw the same examples everywhere, and no test fails for being slow on a busy machine."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("cakupan", deadline=None, derandomize=True)
settings.load_profile("cakupan")
