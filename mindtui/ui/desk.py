"""What every screen works with, handed to it once: journal, settings, signs and clock."""

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from mindtui.content.activities import shipped_activities
from mindtui.domain.activity import Activity, Catalog
from mindtui.domain.areas import area_names
from mindtui.domain.clock import day_of
from mindtui.domain.journal import Journal
from mindtui.domain.thought import ThinkingPattern
from mindtui.settings import Settings
from mindtui.ui.glyphs import ASCII, FULL, Glyphs


class Desk(Struct):
    """`is_asking` is set unless a flow works between a key and its dialog, or an answer and its effect.

    `unkept`: the settings that are in use but could not be written. `offered_smaller`: the ids of plans whose
    move led to the offer of a smaller step; a move that is taken back and made again leads to none.
    `made`: the id of what was just made, until the cursor of its list is on it.
    """

    journal: Journal
    settings: Settings
    clock: Callable[[], datetime]
    folder: Path
    ascii_only: bool = False
    demo: bool = False
    keep_setting: Callable[[str, Any], None] | None = None
    is_sealed: Callable[[], bool] = lambda: False
    is_asking: asyncio.Event = field(default_factory=lambda: _at_rest())
    unkept: set[str] = field(default_factory=set)
    offered_smaller: set[str] = field(default_factory=set)
    made: str = ""

    @property
    def glyphs(self) -> Glyphs:
        """The signs that this terminal can show."""
        return ASCII if self.ascii_only else FULL

    @property
    def today(self) -> date:
        """The person's day."""
        return day_of(self.clock(), self.journal.day_starts_at)

    @property
    def week_starts_on(self) -> int:
        """The weekday of a week's first column; Monday is 0."""
        return self.settings.first_weekday

    @property
    def weekend(self) -> tuple[int, ...]:
        """The weekdays of the weekend, ascending; Monday is 0."""
        return self.settings.weekend

    def remember(self, name: str, value: Any) -> None:
        """Keep a setting, from now on and for the next time."""
        if getattr(self.settings, name) == value and name not in self.unkept:
            return
        self.settings = replace(self.settings, **{name: value})
        self.unkept.add(name)
        if self.keep_setting is not None:
            self.keep_setting(name, value)
        self.unkept.discard(name)

    def catalog(self) -> Catalog:
        """What there is to choose from."""
        return Catalog(self.journal.all(Activity), shipped_activities(), area_names(self.journal))

    def patterns(self) -> tuple[ThinkingPattern, ...]:
        """Every thinking pattern there is, built-in and own."""
        from mindtui.content.thinking_patterns import known_patterns

        return known_patterns(self.journal.all(ThinkingPattern))


def _at_rest() -> asyncio.Event:
    event = asyncio.Event()
    event.set()
    return event
