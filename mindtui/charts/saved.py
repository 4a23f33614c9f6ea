"""What is shown of a chart as the contents of a file."""

from collections.abc import Callable
from pathlib import Path
from textwrap import wrap
from typing import Final, Literal, TypeAlias, get_args

from msgspec.structs import replace

from mindtui.charts.page import plain_signs
from mindtui.charts.picture import Picture, Sentences
from mindtui.charts.style import Style
from mindtui.charts.window import Window
from mindtui.domain.text import harmless
from mindtui.errors import UsageError

SavedFormat: TypeAlias = Literal["svg", "txt", "csv"]

_FORMATS: Final[tuple[SavedFormat, ...]] = get_args(SavedFormat)


def saved_format(path: Path) -> SavedFormat:
    """The format that the ending of a name asks for."""
    ending = path.suffix.lower().removeprefix(".")
    for form in _FORMATS:
        if ending == form:
            return form
    raise UsageError(f"{path.name} ends in none of .svg, .txt and .csv.", "The ending says what is written.")


def saved_name(chart: str, window: Window) -> str:
    """The name of a file for a chart, without an ending."""
    return f"{chart}-{window.name}-{window.last.isoformat()}"


def saved_chart(paint: Callable[[Style], Picture], style: Style, form: SavedFormat) -> Callable[[], str]:
    """The contents of a file, worked out when called; that may be in another thread and take a second.

    `paint` is called at once, with the style that the format needs.
    """
    style = replace(style, color=form == "svg")
    picture = paint(style)

    def content() -> str:
        if form == "csv":
            from mindtui.charts.table import as_csv

            return as_csv(picture.table())
        figure = chart_text(picture, style)
        said = [harmless(line) for line in words_of(picture, style)]
        if form == "txt":
            return "\n".join((figure, *said)) + "\n"
        from mindtui.charts.svg import as_svg

        words = [part for line in said for part in _wrapped(line, style.width)]
        return as_svg([*figure.split("\n"), *words], picture.title)

    return content


def chart_text(picture: Picture, style: Style) -> str:
    """Title, drawing and key, and an empty line; nothing of what is empty."""
    if picture.is_empty:
        return (plain_signs(picture.title) if style.ascii else picture.title) + "\n"
    # Drawing a figure is what loads plotext; numbers, sentences and pages do without.
    from mindtui.charts.render import seven_bit, to_text

    title, key = ((seven_bit(text) if style.ascii else text) for text in (picture.title, picture.key))
    return "\n".join((title, "", to_text(picture.draw, style), *([key] if key else []), ""))


def words_of(picture: Picture, style: Style) -> Sentences:
    """All that stands below a chart; what takes a moment to be found is worked out here."""
    words = (*picture.sentences, *picture.slow_sentences(), *picture.details)
    return tuple(map(plain_signs, words)) if style.ascii else words


def _wrapped(line: str, width: int) -> list[str]:
    """Lines of a sentence; a line of a table stays as it is."""
    return [line] if len(line) <= width else wrap(line, width)
