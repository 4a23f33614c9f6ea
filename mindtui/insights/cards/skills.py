"""Cards of skills used when upset: the next check-in against equally stressful moments without them."""

from collections.abc import Iterator
from functools import partial
from statistics import fmean

from mindtui.insights import sentences
from mindtui.insights.cards.asking import Ask, asides_of, coverage_of, verdict_of
from mindtui.insights.cards.card import Card, Series
from mindtui.insights.cards.diary import Diary, Skill
from mindtui.insights.cards.jobs import LevelsJob
from mindtui.insights.levels import LevelMatched, matched_interval


def skill_cards(diary: Diary) -> Iterator[Ask[LevelMatched]]:
    """One card for each skill that was used, tested by itself; none without a use.

    The mean change right after it stands beside the answer and is never tested: distress falls by itself.
    """
    for skill in diary.skills:
        yield Ask(LevelsJob(skill.before, skill.after, skill.used), partial(_card, diary, skill))


def _card(diary: Diary, skill: Skill, found: LevelMatched) -> Card:
    shown = diary.measures["stress"].between(diary.link_start, diary.today)
    waits = found.verdict == "not_enough"
    ends = None if waits else matched_interval(skill.before, skill.after, skill.used)
    low, high = ends or (None, None)
    plain = (
        (sentences.skill_plain(skill.name, fmean(skill.changes), len(skill.changes)),)
        if skill.changes
        else ()
    )
    return Card(
        key=f"skill.{skill.key}",
        family="skill",
        measures=("stress",),
        headline=sentences.skill(skill.name, found, ends),
        verdict=verdict_of(found.verdict),
        n=found.n_used,
        n_other=found.n_other,
        more=found.more,
        unit=found.unit,
        estimate=found.difference,
        low=low,
        high=high,
        p=found.p,
        coverage=coverage_of(diary, "stress", diary.link_start),
        asides=(*plain, *asides_of("stress", shown)),
        details=(sentences.uses_followed(skill.between, skill.times),),
        method=sentences.HOW_FOUND["skill"],
        behind=() if waits else (_side(skill, 1), _side(skill, 0)),
    )


def _side(skill: Skill, side: int) -> Series:
    """How stress moved with the skill or without it, at levels where there are both."""
    rows = list(zip(skill.days, skill.before, skill.after, skill.used, strict=True))
    levels = {before for _, before, _, used in rows if used} & {
        before for _, before, _, used in rows if not used
    }
    kept = [(day, after - before) for day, before, after, used in rows if used == side and before in levels]
    return Series(
        "change with it" if side else "change without it",
        tuple(day for day, _ in kept),
        tuple(change for _, change in kept),
    )
