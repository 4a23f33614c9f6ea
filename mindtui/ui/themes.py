"""The two themes that ship with the program: calm colors, readable on dark and on light."""

from typing import Final

from textual.color import Color
from textual.theme import Theme


def with_own_colors(variables: dict[str, str], theme: Theme) -> dict[str, str]:
    """The style variables with two of ours, for any theme: `$soft` for what is said quietly, `$cursor`.

    Both are mixed here: a line that is painted piece by piece has no background to blend with.
    """
    if theme.ansi:
        return variables | {"soft": "ansi_default", "cursor": "ansi_default"}
    foreground, background = Color.parse(variables["foreground"]), Color.parse(variables["background"])
    primary = Color.parse(variables["primary"])
    return variables | {
        "soft": foreground.blend(background, 0.32).hex,
        "cursor": background.blend(primary, 0.28).hex,
        # A button with the focus has a color of its own; turned round it would be a bar with a hole.
        "button-focus-text-style": "bold",
    }


DARK: Final = Theme(
    name="mindtui-dark",
    primary="#8fc1b5",
    secondary="#a9b4e0",
    accent="#e0bd7d",
    foreground="#d8dce1",
    background="#15181c",
    surface="#1c2026",
    panel="#272d35",
    success="#9ccb8a",
    warning="#e6b873",
    error="#e09a86",
    dark=True,
)

LIGHT: Final = Theme(
    name="mindtui-light",
    primary="#1f6b60",
    secondary="#4a539c",
    accent="#8a5d08",
    foreground="#23272e",
    background="#fbf9f4",
    surface="#f4f1ea",
    panel="#e6e1d6",
    success="#2f6b23",
    warning="#8a5200",
    error="#9c3b24",
    dark=False,
)

OWN: Final = {theme.name: theme for theme in (DARK, LIGHT)}
