"""The pictures that the README shows, one or two of each place."""

from collections.abc import Sequence

from msgspec import Struct

from tests.screenshots.stage import FOLDER, SMALL, WIDE, Tables, stage


class Shot(Struct, frozen=True):
    """A picture: its name, the keys that lead there, and how the app is set."""

    name: str
    keys: Sequence[str]
    size: tuple[int, int] = SMALL
    theme: str = "dark"


SHOTS = (
    Shot("today", ["down", "down"]),
    Shot("check-in", ["c", "6", "4", "7"]),
    Shot("plan", ["2"], WIDE),
    Shot("ladders", ["2", "tab", "tab"]),
    Shot("areas", ["2", "tab", "tab", "tab"]),
    Shot("predictions", ["2", "shift+tab"], WIDE),
    Shot("plan-review", ["2", "down", "d", "7"]),
    Shot("thoughts", ["3", "down", "down"], WIDE),
    Shot("practice", ["3", "tab"]),
    Shot("trends", ["5", "minus", "minus"], WIDE),
    Shot("year", ["5", "tab", "tab"]),
    Shot("insights", ["6"], WIDE),
    Shot("stress-day", ["5", "s", "left_square_bracket"]),
    Shot("journal", ["7"]),
    Shot("help-card", ["exclamation_mark"]),
    Shot("today-light", ["down"], theme="light"),
)


async def paint_places(tables: Tables) -> None:
    """Paint them all, each in an app of its own."""
    for shot in SHOTS:
        async with stage(tables, shot.size, shot.theme) as app:
            await app.press(*shot.keys)
            await app.paint(FOLDER / f"{shot.name}.svg", "MindTUI")
