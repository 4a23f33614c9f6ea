"""What no coin may decide about: medicines, sleep, meals, care, habits that grip, and what does harm."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from mindtui.domain.activity import Activity, Kind
from mindtui.domain.text import one_line
from mindtui.errors import UsageError

KINDS_TO_TRY: Final[frozenset[Kind]] = frozenset({"pleasurable", "mastery", "rest"})
"""Kinds of activity that may be left out on a day."""


class _Limit(msgspec.Struct, frozen=True):
    """A subject that stays out of trials: why, what to do instead, and patterns of the words that show it."""

    why: str
    instead: str
    words: tuple[str, ...]

    def is_named_in(self, text: str) -> bool:
        """Whether one of its words stands in a text without capitals."""
        return re.search(rf"\b(?:{'|'.join(self.words)})(?!\w)", text) is not None


class _Limits(msgspec.Struct, frozen=True):
    beside: tuple[str, ...]
    harm: _Limit
    medicines: _Limit
    sleep: _Limit
    meals: _Limit
    care: _Limit
    habits: _Limit
    needs: _Limit

    def reached_by(self, text: str) -> _Limit | None:
        """The first subject that a text names."""
        if self.harm.is_named_in(text):
            return self.harm
        for pattern in self.beside:
            text = re.sub(pattern, " ", text)
        others: Sequence[_Limit] = (
            self.medicines,
            self.sleep,
            self.meals,
            self.care,
            self.habits,
            self.needs,
        )
        return next((limit for limit in others if limit.is_named_in(text)), None)


def must_be_optional(label: str, activity: Activity | None) -> None:
    """Raise UsageError for what nobody should do or leave out for a coin; `activity` is of that label."""
    stored = Path(__file__).with_name("trial_limits.toml").read_bytes()
    limits = msgspec.toml.decode(stored, type=_Limits)
    limit = limits.reached_by(one_line(label).casefold().replace("’", "'"))
    if limit is None and activity is not None and activity.kind not in KINDS_TO_TRY:
        limit = limits.needs
    if limit is not None:
        raise UsageError(limit.why, limit.instead)
