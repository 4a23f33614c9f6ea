"""A chart on the screen: figures and pages by turns, as text that nobody's words can harm."""

from mindtui.charts.page import Page
from mindtui.charts.style import PLAIN, Figure
from mindtui.ui.widgets.chart import Chart
from tests.support.app import hosted, screen_strips


def line(figure: Figure) -> None:
    figure.plot([0, 1], [0, 1], marker="#", color=32)


async def test_a_page_takes_the_place_of_a_figure_and_back() -> None:
    chart = Chart()
    async with hosted(chart, size=(40, 10)) as host:
        chart.show(line)
        await host.until(lambda: "#" in host.text())
        chart.show(Page(((("first ", PLAIN), ("second", 166)), (("below", PLAIN),))))
        await host.until(lambda: host.lines()[:2] == ["first second".ljust(40), "below".ljust(40)])
        assert "#" not in host.text()
        colors = {
            segment.text.strip(): segment.style.color
            for segment in screen_strips(host.app)[0]
            if segment.style is not None
        }
        orange = colors["second"]
        assert orange is not None
        assert orange.get_truecolor().hex == "#d75f00"
        assert colors["first"] != orange
        chart.show(line)
        await host.until(lambda: "#" in host.text() and "below" not in host.text())


async def test_markup_and_escape_codes_on_a_page_stay_text() -> None:
    chart = Chart()
    async with hosted(chart, size=(40, 10)) as host:
        chart.show(Page(((("[/b] [red]\x1b[31m\u202ex", PLAIN), ("|", 32)),)))
        await host.sees("[/b] [red][31mx|")
