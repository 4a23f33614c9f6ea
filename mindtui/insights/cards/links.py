"""Cards of tags and activities with mood and stress, on the same day and on the day after."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from msgspec import Struct, structs

from mindtui.domain.check_in import RatingName
from mindtui.insights import sentences
from mindtui.insights.base import WEEKEND, Flag, Unit, Value
from mindtui.insights.cards.asking import asides_of, coverage_of, verdict_of
from mindtui.insights.cards.card import Card, Family, Series
from mindtui.insights.cards.diary import LEAST_NAMED, LINK_DAYS, LINKED, Diary
from mindtui.insights.cards.jobs import LinkJob
from mindtui.insights.differences import bootstrapped
from mindtui.insights.links import (
    Q_LEVEL,
    LinkInsight,
    LinkQuestion,
    ask_links,
    judge_links,
    next_day,
)
from mindtui.insights.weeks import Weeks


class LinkFamily(Struct, frozen=True):
    """Every tag and activity against one outcome: those are judged together. By the keys of exposures."""

    measure: RatingName
    is_next_day: bool
    asked: dict[str, LinkQuestion | LinkInsight]

    @property
    def family(self) -> Family:
        """What its cards are called."""
        return "next_day" if self.is_next_day else "same_day"

    def questions(self) -> dict[str, LinkQuestion]:
        """What has to be tested."""
        return {key: one for key, one in self.asked.items() if isinstance(one, LinkQuestion)}


def link_families(diary: Diary) -> Iterator[LinkFamily]:
    """Mood and stress, on the same day and on the day after."""
    days = range(diary.today - LINK_DAYS + 1, diary.today + 1)
    exposures = {one.key: _flags(days, one.days, diary.logged) for one in diary.exposures}
    names = [one.name for one in diary.exposures]
    for measure in LINKED:
        known = dict(zip(diary.measures[measure].days, diary.measures[measure].means, strict=True))
        values = [known.get(day) for day in days]
        for is_next_day in (False, True):
            outcome: Sequence[Value] = next_day(days, values) if is_next_day else values
            asked = ask_links(days, outcome, exposures)
            named = (_named(one, name) for one, name in zip(asked, names, strict=True))
            yield LinkFamily(measure, is_next_day, dict(zip(exposures, named, strict=True)))


def link_jobs(
    families: Iterable[LinkFamily], weekend: tuple[int, ...] = WEEKEND, *, every_interval: bool = False
) -> list[LinkJob]:
    """What has to be worked out, family by family."""
    questions = (question for family in families for question in family.questions().values())
    return [LinkJob(question, every_interval, weekend) for question in questions]


def link_cards(
    diary: Diary, families: Sequence[LinkFamily], answers: Iterable[LinkInsight]
) -> Iterator[Card]:
    """The cards of all families; `answers` to the jobs in their order."""
    found = iter(answers)
    for family in families:
        questions = family.questions()
        judged = judge_links([next(found) for _ in questions])
        shared = _Shared.of(diary, family, judged)
        for (key, question), link in zip(questions.items(), judged, strict=True):
            yield _card(family, key, question, link, shared)
    yield from _waiting(diary, families)


class _Shared(Struct, frozen=True):
    """What all cards of a family have in common, found and held once: there are hundreds of them.

    `days` are those of the outcome, one for each place of a question's grid.
    """

    days: Sequence[int]
    size: int
    coverage: str
    asides: tuple[str, ...]
    method: str

    @classmethod
    def of(cls, diary: Diary, family: LinkFamily, judged: Sequence[LinkInsight]) -> "_Shared":
        """That of one family."""
        shown = diary.measures[family.measure].between(diary.link_start, diary.today)
        grid = next((question.grid for question in family.questions().values()), None)
        start = grid.start + family.is_next_day if grid else 0
        return cls(
            days=tuple(range(start, start + len(grid.outcome))) if grid else (),
            size=sum(link.p is not None for link in judged),
            coverage=coverage_of(diary, family.measure, diary.link_start),
            asides=asides_of(family.measure, shown),
            method=sentences.how_found(family.family, diary.weekend),
        )


def with_interval(card: Card, weekend: tuple[int, ...] = WEEKEND) -> Card:
    """A card with its interval; a link that is not clear gets it only here: a hundred of them take seconds.

    Its weeks are those back from the last day that counts, which seldom are others than those of the test.
    """
    if card.family not in ("same_day", "next_day") or card.estimate is None or card.low is not None:
        return card
    later = card.family == "next_day"
    held = {
        day - later: (value, flag)
        for series, flag in zip(card.behind, (1, 0), strict=True)
        for day, value in zip(series.days, series.values, strict=True)
    }
    weeks = -(-(max(held) - min(held) + 1) // 7)
    every = range(max(held) - 7 * weeks + 1, max(held) + 1)
    known = [held.get(day, (None, None)) for day in every]
    grid = Weeks(every.start, weeks, [value for value, _ in known])
    found = bootstrapped(grid, [flag for _, flag in known], frozenset(weekend))
    return structs.replace(card, low=found.low, high=found.high)


def _flags(days: range, on: Sequence[int], logged: Sequence[int]) -> list[Flag]:
    """1 on a logged day with it, 0 on one without it; of a day without a check-in nothing is known.

    What was done on such a day may be known all the same. But days without it are known only where they were
    logged, and many go unlogged because they are hard: counted on one side alone, they would make a link.
    """
    known, held = set(logged), set(on)
    return [int(day in held) if day in known else None for day in days]


def _named(asked: LinkQuestion | LinkInsight, name: str) -> LinkQuestion | LinkInsight:
    return replace(asked, name=name)


def _card(family: LinkFamily, key: str, question: LinkQuestion, link: LinkInsight, shared: _Shared) -> Card:
    measure = family.measure
    when = "days after" if family.is_next_day else "days with"
    known = [
        (day, value, flag)
        for day, value, flag in zip(shared.days, question.grid.outcome, question.flags, strict=True)
        if value is not None and flag is not None
    ]
    return Card(
        key=f"{family.family}.{measure}.{key}",
        family=family.family,
        measures=(measure,),
        headline=sentences.link(measure, link, next_day=family.is_next_day),
        verdict=verdict_of(link.verdict),
        n=link.n_with,
        n_other=link.n_without,
        estimate=link.difference,
        low=link.low,
        high=link.high,
        p=_worked_out(link.p),
        q=_worked_out(link.q),
        family_size=shared.size,
        coverage=shared.coverage,
        asides=shared.asides,
        method=shared.method,
        behind=tuple(
            Series(
                name,
                tuple(day for day, _, flag in known if flag == side),
                tuple(value for _, value, flag in known if flag == side),
            )
            for name, side in ((f"{when} {link.name}", 1), (f"{when.split()[0]} without", 0))
        ),
    )


def _worked_out(p: float | None) -> float | None:
    return None if p is None or p > Q_LEVEL else p


def _waiting(diary: Diary, families: Sequence[LinkFamily]) -> Iterator[Card]:
    """What is missing, said once where several outcomes, or all tags and activities, lack the same.

    Of the day after nothing is said until the same day has enough.
    """
    days_with = {one.key: len(one.days) for one in diary.exposures}
    tested = {(f.measure, key) for f in families if not f.is_next_day for key in f.questions()}
    lacks: dict[_Lack, dict[RatingName, LinkInsight]] = {}
    for family in families:
        for key, one in family.asked.items():
            if isinstance(one, LinkQuestion) or (family.is_next_day and (family.measure, key) not in tested):
                continue
            concerns_all = one.unit in ("logged_days", "weeks")
            if concerns_all or days_with[key] >= LEAST_NAMED:
                lack = _Lack("" if concerns_all else key, family.is_next_day, one.more, one.unit)
                lacks.setdefault(lack, {}).setdefault(family.measure, one)
    for lack, found in lacks.items():
        yield _waiting_card(diary, lack, found)


class _Lack(Struct, frozen=True):
    """What several outcomes have in common: of one exposure, or of all where `key` is empty."""

    key: str
    is_next_day: bool
    more: int
    unit: Unit


def _waiting_card(diary: Diary, lack: _Lack, found: Mapping[RatingName, LinkInsight]) -> Card:
    family: Family = "next_day" if lack.is_next_day else "same_day"
    measures, one = list(found), next(iter(found.values()))
    name = one.name if lack.key else ""
    shown = diary.measures[measures[0]].between(diary.link_start, diary.today)
    return Card(
        key=f"{family}.{'+'.join(measures)}.{lack.key or 'all'}",
        family=family,
        measures=tuple(measures),
        headline=sentences.waiting_links(measures, lack.more, lack.unit, name, next_day=lack.is_next_day),
        verdict="not_enough",
        n=one.n_with if lack.key else len(shown.days),
        n_other=one.n_without if lack.key else None,
        more=lack.more,
        unit=lack.unit,
        coverage=coverage_of(diary, measures[0], diary.link_start),
        method=sentences.how_found(family, diary.weekend),
    )
