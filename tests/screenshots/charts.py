"""Every chart and every group of insight cards, small and wide, dark and light, and the page with them."""

from collections.abc import AsyncIterator, Iterator, Mapping
from itertools import product
from typing import Final

from mindtui.charts.families import FAMILIES, STRESS_DAY
from mindtui.charts.gallery import CHARTS
from tests.screenshots.stage import FOLDER, SMALL, WIDE, Stage, Tables, stage

CHART_FOLDER: Final = FOLDER / "charts"
SIZES: Final = (SMALL, WIDE)
THEMES: Final = ("dark", "light")

CAPTIONS: Final[Mapping[str, str]] = {name: chart.title for name, chart in CHARTS.items()} | {
    "mood-compared": "Mood, compared with the period before",
    "insights-clear": "Insights: clear",
    "insights-card": "Insights: a card, opened",
    "insights-no-clear-link": "Insights: no clear link yet",
    "insights-not-enough": "Insights: not enough yet",
}
"""What each picture shows, by its name, in the order of the page."""

_BEGINNING: Final = """# Every chart

These are all charts of Trends and the groups of Insights, at 80×24 and at 120×40, dark and light, \
drawn from the diary that `mindtui demo` makes up.
`make screenshots` draws them anew and writes this page.
"""


async def paint_charts(tables: Tables) -> None:
    """Paint them all, in one app for each size and theme, and write the page."""
    CHART_FOLDER.mkdir(exist_ok=True)
    for size, theme in product(SIZES, THEMES):
        async with stage(tables, size, theme) as app:
            async for name in _visits(app):
                await app.paint(CHART_FOLDER / file_name(name, size, theme), CAPTIONS[name])
    (CHART_FOLDER / "README.md").write_text("\n".join(_page()), encoding="utf-8")


def file_name(name: str, size: tuple[int, int], theme: str) -> str:
    """The name of the file of a picture."""
    width, height = size
    return f"{name}-{width}x{height}-{theme}.svg"


async def _visits(app: Stage) -> AsyncIterator[str]:
    """Go on from one to the next by keys; the name of each once it is on the screen."""
    await app.press("5", "v")
    yield "mood-compared"
    await app.press("v")
    for family in FAMILIES:
        if family == STRESS_DAY:
            # The day before has all its slots; today is not over.
            await app.press("left_square_bracket")
        for name in family.charts:
            yield name
            await app.press("m")
        await app.press("tab")
    await app.press("6", "v")
    yield "insights-clear"
    # The first card is of a trial; the one below it of a link, as most are.
    await app.press("down", "enter")
    yield "insights-card"
    await app.press("escape", "v")
    yield "insights-no-clear-link"
    await app.press("v")
    yield "insights-not-enough"


def _page() -> Iterator[str]:
    """The lines of the page, in Markdown."""
    yield _BEGINNING
    for name, caption in CAPTIONS.items():
        yield f"## {caption}\n"
        if name in CHARTS:
            yield f"In the shell: `mindtui trends --chart {name}`\n"
        for size in SIZES:
            width, height = size
            for theme in THEMES:
                yield f"![{caption}: {width}×{height}, {theme}]({file_name(name, size, theme)})"
            yield ""
