"""All cards of a diary, put together and in order."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, TypeAlias, cast

from msgspec.structs import replace

from mindtui.insights import sentences
from mindtui.insights.cards.asking import Ask
from mindtui.insights.cards.card import Card, Deck, in_order
from mindtui.insights.cards.diary import Diary
from mindtui.insights.cards.drifts import drifts
from mindtui.insights.cards.jobs import Answer, AnyJob, Progress
from mindtui.insights.cards.joined import joined
from mindtui.insights.cards.links import link_cards, link_families, link_jobs
from mindtui.insights.cards.occasions import around_cards, around_jobs, predictions
from mindtui.insights.cards.over_time import is_early_improvement, trends, usual_ranges, weekends
from mindtui.insights.cards.skills import skill_cards
from mindtui.insights.cards.trials import trial_cards
from mindtui.insights.links import LinkInsight
from mindtui.insights.pairs import PairedInsight

Run: TypeAlias = Callable[[Sequence[AnyJob], Progress], Sequence[Answer]]
"""Works jobs out and gives the answers in their order."""


def cards(
    diary: Diary, *, progress: Progress | None = None, run: Run | None = None, every_interval: bool = False
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
        *link_jobs(families, every_interval=every_interval),
    ]
    answers = iter((run or run_here)(jobs, progress or _unheard))
    made = [ask.card(next(answers)) for ask in asks]
    made += around_cards(diary, [cast("PairedInsight", next(answers)) for _ in diary.around])
    made += link_cards(diary, families, cast("Iterator[LinkInsight]", answers))
    made += drifts(diary)
    made += trial_cards(diary)
    return Deck(_with_first_rise(in_order(joined(made)), diary), tuple(_notes(diary)))


def run_here(jobs: Sequence[AnyJob], progress: Progress) -> Sequence[Answer]:
    """Work the jobs out one after the other in this thread."""
    answers: list[Answer] = []
    progress(0, len(jobs))
    for job in jobs:
        answers.append(job.run())
        progress(len(answers), len(jobs))
    return answers


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


def _unheard(_done: int, _total: int) -> None:
    pass
