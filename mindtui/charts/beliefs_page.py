"""The chart of beliefs over rehearsals with its words."""

from datetime import date
from functools import partial

from mindtui.charts.beliefs import beliefs, beliefs_key, draw_beliefs
from mindtui.charts.card_beliefs import beliefs_table, beliefs_values, card_beliefs
from mindtui.charts.picture import Picture
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.domain.practice import PracticeCard
from mindtui.insights import sentences
from mindtui.insights.thoughts import rehearsals


def beliefs_picture(
    data: TrendData,
    window: Window,
    style: Style,
    *,
    today: date,
    shell: bool = False,
    subject: str | None = None,
) -> Picture:
    """Painter of the beliefs of the card with this id, else of the one rehearsed last in these days."""
    shown = card_beliefs(data, window, subject)
    days = shown.window if shown else window
    figures = shown.figures if shown else rehearsals(())
    ratings = beliefs(figures, data.journal.day_starts_at, (days.first, days.last))
    return Picture(
        name="Beliefs over rehearsals",
        days=days.title(),
        draw=partial(draw_beliefs, data=ratings, style=style),
        key=beliefs_key(ratings, style),
        sentences=shown.in_words(today, shell=shell) if shown else (_nothing(data, shell=shell),),
        is_empty=ratings.is_empty,
        table=partial(beliefs_table, shown),
        subject=shown.card.id if shown else None,
        values=shown.values if shown else partial(beliefs_values, days, figures),
    )


def _nothing(data: TrendData, *, shell: bool) -> str:
    cards = len(data.journal.all(PracticeCard))
    return sentences.none_rehearsed(cards) if cards else sentences.no_cards(shell=shell)
