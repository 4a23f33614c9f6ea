import pytest

from mindtui.charts.levels import LOW_TO_HIGH
from mindtui.charts.style import GRAY, PALETTE, Style
from mindtui.domain.check_in import RATINGS

GROUNDS = {"black": (0, 0, 0), "white": (255, 255, 255), "Textual's dark surface": (30, 30, 30)}


def rgb(number: int) -> tuple[int, int, int]:
    """A color of the xterm palette above the first sixteen."""
    if number >= 232:
        return (8 + 10 * (number - 232),) * 3
    levels = (0, 95, 135, 175, 215, 255)
    red, rest = divmod(number - 16, 36)
    return levels[red], levels[rest // 6], levels[rest % 6]


def luminance(color: tuple[int, int, int]) -> float:
    """WCAG 2.2."""
    red, green, blue = (
        value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in color
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("color", [*PALETTE.values(), *LOW_TO_HIGH, GRAY])
def test_colors_are_seen_on_dark_and_on_light(color: int, ground: str) -> None:
    low, high = sorted((luminance(rgb(color)), luminance(GROUNDS[ground])))
    assert (high + 0.05) / (low + 0.05) >= 3


def test_signs_differ_without_color_and_without_braille() -> None:
    for style in (Style(), Style(ascii=True)):
        signs = [
            *(style.mark(measure) for measure in RATINGS),
            style.recalled,
            style.guide,
            style.shade,
            style.level,
        ]
        assert len({*signs, *style.stripe}) >= len(signs) + 1
        assert len(set(signs)) == len(signs)
        assert all(len(sign) == 1 for sign in (*signs, *style.stripe))
    assert all(sign.isascii() for sign in (*signs, *style.stripe, style.line))


def test_without_color_every_cell_keeps_the_terminals_own() -> None:
    style = Style(color=False)
    assert {style.gray, *(style.paint(measure) for measure in RATINGS)} == {"default"}
    assert len({Style().gray, *(Style().paint(measure) for measure in RATINGS)}) == 4


def test_the_canvas_leaves_room_for_the_axes() -> None:
    assert (Style(78, 18).columns, Style(78, 18).rows) == (75, 16)
    assert (Style(1, 1).columns, Style(1, 1).rows) == (1, 1)
