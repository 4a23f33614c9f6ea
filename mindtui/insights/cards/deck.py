"""All cards of a diary, put together and in order."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, cast

from msgspec.structs import replace

from mindtui.insights import sentences
from mindtui.insights.cards.asking import Ask
from mindtui.insights.cards.card import Card, Deck, in_order
from mindtui.insights.cards.diary import Diary
from mindtui.insights.cards.drifts import drifts
from mindtui.insights.cards.job import Progress, Run, run_here, unheard
from mindtui.insights.cards.joined import joined
from mindtui.insights.cards.links import link_cards, link_families, link_jobs
from mindtui.insights.cards.occasions import around_cards, around_jobs, predictions
from mindtui.insights.cards.over_time import is_early_improvement, trends, usual_ranges, weekends
from mindtui.insights.cards.skills import skill_cards
from mindtui.insights.cards.trials import trial_cards
from mindtui.insights.links import LinkInsight
from mindtui.insights.pairs import PairedInsight


def cards(
    diary: Diary, *, progress: Progress = unheard, run: Run = run_here, every_interval: bool = False
) -> Deck:
    """The cards of a diary, clear ones first. Slow on years of days: not for the thread of a screen.

    The same diary gives the same cards, whichever way the jobs are run. `every_interval`: links that are not
    clear have theirs too, which more than doubles the time where there are hundreds.
    """
    asks: list[Ask[Any]] = [
        *trends(diary),
        *weekends(diary),
        *usual_ranges(diary),
        *predictions(diary),
        *skill_cards(diary),
    ]
    families = list(link_families(diary))
    jobs = [
        *(ask.job for ask in asks),
        *around_jobs(diary),
        *link_jobs(families, diary.weekend, every_interval=every_interval),
    ]
    answers = iter(run(jobs, progress))
    made = [ask.card(next(answers)) for ask in asks]
    made += around_cards(diary, [cast("PairedInsight", next(answers)) for _ in diary.around])
    made += link_cards(diary, families, cast("Iterator[LinkInsight]", answers))
    made += drifts(diary)
    made += trial_cards(diary)
    return Deck(_with_first_rise(in_order(joined(made)), diary), tuple(_notes(diary)), diary.weekend)


def _with_first_rise(cards: Sequence[Card], diary: Diary) -> tuple[Card, ...]:
    """Say once, beside the first improvement, that some of it was to be expected."""
    first = next((card for card in cards if is_early_improvement(card, diary)), None)
    return tuple(
        replace(card, asides=(*card.asides, sentences.FIRST_RISE)) if card is first else card
        for card in cards
    )


def _notes(diary: Diary) -> Iterator[str]:
    if diary.left_out:
        yield sentences.only_most_frequent(len(diary.exposures), diary.left_out)
    if diary.tried:
        until = {trial.title(): trial.last_day for trial in diary.tried}
        yield sentences.links_wait(until, date.fromordinal(diary.today))
    if diary.later:
        yield sentences.dated_later(diary.later)
