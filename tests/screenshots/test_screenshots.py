"""The pictures that the repository shows: all are there, and each says what its screen said."""

import re
from xml.etree import ElementTree as ET

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from mindtui.charts.gallery import CHARTS
from tests.screenshots.charts import CHART_FOLDER
from tests.screenshots.svg import as_svg

BESIDE_CHARTS = {
    "mood-compared",
    "insights-clear",
    "insights-no-clear-link",
    "insights-not-enough",
    "insights-card",
}
INK, PAPER, MARK = "#d8dce1", "#15181c", "#394a49"


def test_every_chart_is_shown_small_and_wide_dark_and_light_and_nothing_else_is() -> None:
    wanted = {
        f"{name}-{size}-{theme}.svg"
        for name in CHARTS.keys() | BESIDE_CHARTS
        for size in ("80x24", "120x40")
        for theme in ("dark", "light")
    }
    assert {path.name for path in CHART_FOLDER.iterdir()} == wanted | {"README.md"}
    shown = re.findall(r"\]\((.+?)\)", (CHART_FOLDER / "README.md").read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(wanted)


def test_a_picture_keeps_every_text_in_its_cells_and_colors() -> None:
    plain, marked = Style(color=INK, bgcolor=PAPER), Style(color=INK, bgcolor=MARK, bold=True)
    strips = [
        Strip([Segment("a <b> ", plain), Segment("中", plain), Segment("  ", plain), Segment("c", plain)]),
        Strip([Segment("  ", plain), Segment("on", marked), Segment("  a⠤⠒ ", plain), Segment(" ", plain)]),
    ]
    root = ET.fromstring(as_svg(strips, "Mood & stress").replace(" xmlns=", " name="))
    texts = {
        (look.get("fill"), look.get("font-weight"), text.text, text.get("x"), text.get("textLength"))
        for look in root.findall("g/g")
        for text in look
    }
    assert texts == {
        (INK, None, "a <b> 中", "0", "80"),
        (INK, None, "c", "100", None),
        (INK, "bold", "on", "20", "20"),
        # What stands in for braille where a font has none is wider than a cell.
        *((INK, None, sign, f"{60 + 10 * at}", None) for at, sign in enumerate("a⠤⠒")),
    }
    assert [(ground.get("fill"), ground.get("d")) for ground in root.iter("path")] == [
        (MARK, "M20 20h20v20h-20z")
    ]
    assert root.findtext("title") == "Mood & stress"
    assert root.get("viewBox") == "-12 -12 134 64"
