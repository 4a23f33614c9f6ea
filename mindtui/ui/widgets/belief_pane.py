"""What practice of one thought came to: how often, how readily, and belief in both thoughts as a chart."""

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.getters import query_one
from textual.widgets import Static

from mindtui.charts.beliefs import Beliefs, beliefs, beliefs_key, draw_beliefs
from mindtui.domain.practice import PracticeCard, PracticeReview
from mindtui.insights.sentences import PRACTICE_CAPTION, both_beliefs, how_readily, rehearsed
from mindtui.insights.thoughts import LAST_REHEARSALS, Rehearsals, rehearsals
from mindtui.ui.desk import Desk
from mindtui.ui.widgets.chart import Chart
from mindtui.ui.widgets.detail import Detail
from mindtui.ui.widgets.plain_text import fit, plain, wrapped
from mindtui.ui.widgets.record_list import Part

NOT_SHOWN = "The fairer thought is shown once you recalled it."
OLD = "Old: {}"
FAIRER = "Fairer: {}"
MOST = 3
"""Lines of a thought or a sentence."""


class BeliefPane(Vertical, can_focus=True):
    """Chart, key and words of one card. Three separate things, and nothing made of them together."""

    DEFAULT_CSS = """
    BeliefPane {
        height: 1fr;
        Chart { margin: 0 1; }
        #key { height: auto; padding: 0 1; color: $soft; }
        Detail { height: auto; }
        &.-words { height: auto; }
        &.-words Chart, &.-words #key, &.-empty Chart, &.-empty #key { display: none; }
    }
    """
    HELP = "Each mark is a rehearsal with a belief: days to the right, belief of 0–100 upward."

    chart = query_one(Chart)
    words = query_one(Detail)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._beliefs = Beliefs((), ())
        self._drawn: tuple[Beliefs, Size] | None = None

    def compose(self) -> ComposeResult:
        """Chart, key, words."""
        yield Chart(seven_bits=self.desk.ascii_only)
        yield Static(id="key", markup=False)
        yield Detail()

    def show(
        self,
        card: PracticeCard,
        reviews: Sequence[PracticeReview],
        width: int,
        *,
        is_alone: bool = False,
        is_asked: bool = False,
    ) -> None:
        """Show this card, whose reviews these are in their order; `width` is in cells.

        `is_alone`: no list beside it tells what the old thought is. `is_asked`: the fairer one is to be
        recalled.
        """
        day_starts_at = self.desk.journal.day_starts_at
        figures = rehearsals(reviews, day_starts_at=day_starts_at)
        self._beliefs = beliefs(figures, day_starts_at)
        self.set_class(self._beliefs.is_empty, "-empty")
        is_hidden = is_asked or card.is_due(self.desk.today)
        lines = self._lines("" if is_hidden else card.fairer_thought, reviews, figures, width - 2)
        if is_alone:
            lines.insert(0, ((fit(OLD.format(card.title()), width - 2), "heading"),))
        if self.words.styles.height is None or self.words.size.height != len(lines):
            self.words.styles.height = len(lines)
        self.words.show(lines)
        self._draw()

    def _lines(
        self, fairer: str, reviews: Sequence[PracticeReview], figures: Rehearsals, width: int
    ) -> list[tuple[Part, ...]]:
        shown = (FAIRER.format(fairer), "strong") if fairer else (NOT_SHOWN, "soft")
        said = [shown, (rehearsed(figures), "")]
        if figures.lately:
            signs = self.desk.glyphs.grades
            grades = [review.recall for review in reviews[-LAST_REHEARSALS:]]
            signed = "  ".join(f"{signs[grade]} {grade}" for grade in grades)
            said += [(how_readily(figures), ""), (signed, "strong")]
        said += [(both_beliefs(figures), ""), (PRACTICE_CAPTION, "soft")]
        return [((line, style),) for text, style in said if text for line in wrapped(text, width, MOST)]

    def _draw(self) -> None:
        size = self.chart.size
        style = self.chart.fitting()
        self.query_one("#key", Static).update(plain(beliefs_key(self._beliefs, style)))
        # Before the first layout there is no size to draw for; a card that comes back is drawn already.
        if size and (self._beliefs, size) != self._drawn and not self._beliefs.is_empty:
            self._drawn = (self._beliefs, size)
            self.chart.show(partial(draw_beliefs, data=self._beliefs, style=style))

    @on(Chart.Resized)
    def draw_to_size(self) -> None:
        """Dates on the axis follow the size."""
        self._draw()
