"""Activities of the catalog as lines of a list, and everything about one below it."""

from collections.abc import Mapping
from datetime import date
from statistics import fmean

from rich.cells import cell_len

from mindtui.domain.activity import COMPANIES, COSTS, EFFORTS, PLACES, Activity
from mindtui.domain.areas import name_in
from mindtui.domain.clock import in_words
from mindtui.domain.doing import Doing
from mindtui.ui.glyphs import Glyphs
from mindtui.ui.widgets.plain_text import fit, joined, pad
from mindtui.ui.widgets.record_list import Part

TIME, EFFORT, DONE, PLEASURE = 8, 8, 5, 10
"""Cells of the columns right of label and area."""
AREA, WHOLE_AREA = 12, 23
ROOM_FOR_FIGURES, ROOM_FOR_WHOLE_AREAS = 70, 100
"""Cells of a row from which it has these columns."""


def _area_width(width: int) -> int:
    if width < ROOM_FOR_FIGURES:
        return 0
    return WHOLE_AREA if width >= ROOM_FOR_WHOLE_AREAS else AREA


def _label_width(width: int) -> int:
    figures = DONE + PLEASURE if width >= ROOM_FOR_FIGURES else 0
    return max(8, width - _area_width(width) - TIME - EFFORT - figures)


def headings(width: int) -> str:
    """What the columns are."""
    area = pad("Area", _area_width(width)) if width >= ROOM_FOR_FIGURES else ""
    figures = f"{'Done':>{DONE}}{'Pleasure':>{PLEASURE}}" if width >= ROOM_FOR_FIGURES else ""
    return f"{pad('Activity', _label_width(width))}{area}{'Time':>{TIME}}  {'Effort':<{EFFORT - 2}}{figures}"


def activity_parts(
    activity: Activity, doing: Doing, areas: Mapping[str, str], width: int, glyphs: Glyphs
) -> tuple[Part, ...]:
    """Label, area, time, effort in signs, and what came of it so far; an own one says so."""
    mark = "  archived" if activity.archived else "  own" if activity.source == "own" else ""
    room = _label_width(width)
    label = fit(activity.title(), room - len(mark) - 1, glyphs.ellipsis)
    rest = pad(mark, room - cell_len(label))
    if area_width := _area_width(width):
        rest += pad(fit(name_in(areas, activity.area), area_width - 1, glyphs.ellipsis), area_width)
    rest += f"{activity.minutes:>{TIME - 4}} min  {glyphs.effort * activity.effort:<{EFFORT - 2}}"
    if width >= ROOM_FOR_FIGURES and doing.done:
        pleasure = f"{fmean(doing.pleasure):.1f} ({len(doing.pleasure)})" if doing.pleasure else ""
        rest += f"{doing.done:>{DONE}}{pleasure:>{PLEASURE}}"
    return ((label, "soft" if activity.archived else ""), (rest, "soft"))


def takes(activity: Activity) -> str:
    """What it takes; company and place only where they matter."""
    return joined(
        [
            activity.kind,
            f"effort {activity.effort}: {EFFORTS[activity.effort]}",
            COSTS[activity.cost],
            "" if activity.social == "either" else COMPANIES[activity.social],
            "" if activity.place == "either" else PLACES[activity.place],
            f"{activity.minutes} min",
        ],
        " · ",
    )


def came_of_it(doing: Doing, today: date) -> str:
    """How often it was done, when last, and how it felt, each mean with its number of ratings."""
    if not doing.done:
        return "planned before, not done yet" if doing.planned else "never planned so far"
    times = "once" if doing.done == 1 else f"{doing.done} times"
    last = f", last {in_words(doing.last_done, today)}" if doing.last_done else ""
    felt = (
        f"{name} {fmean(ratings):.1f} ({len(ratings)})"
        for name, ratings in (("pleasure", doing.pleasure), ("mastery", doing.mastery))
        if ratings
    )
    return joined([f"done {times}{last}", ", ".join(felt)], " · ")
