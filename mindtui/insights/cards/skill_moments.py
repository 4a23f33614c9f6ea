"""Stress at one check-in and at the next, and the skills that were used in between."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from msgspec import Struct

from mindtui.domain.check_in import CheckIn
from mindtui.domain.clock import elapsed
from mindtui.domain.record import instant
from mindtui.domain.skill import SkillRun
from mindtui.insights.cards.diary import Skill

FOLLOWS_WITHIN: Final = timedelta(hours=6)


class _Moment(Struct, frozen=True):
    """Two check-ins in a row that rate stress."""

    day: int
    begin: datetime
    end: datetime
    before: int
    after: int


def skills_of(checked: Mapping[int, Iterable[CheckIn]], runs: Iterable[SkillRun]) -> Iterator[Skill]:
    """Each skill that was used, by its id, with the check-ins of its days.

    A use counts from when it began, finished or not: who stops is often whom it does not help, and leaving
    those out would flatter the skill. Moments with another skill are moments without this one.
    """
    by_skill: defaultdict[str, list[SkillRun]] = defaultdict(list)
    for run in sorted(runs, key=lambda run: (instant(run.at), run.id)):
        by_skill[run.skill_id].append(run)
    moments = [one for day, check_ins in checked.items() for one in _moments(day, check_ins)]
    for skill_id, uses in sorted(by_skill.items()):
        begun = [instant(run.at) for run in uses]
        held = [_begun_in(one, begun) for one in moments]
        named = next((run for run in reversed(uses) if run.name), uses[-1])
        yield Skill(
            key=skill_id,
            name=named.skill,
            times=len(uses),
            between=sum(held),
            changes=tuple(
                run.distress_after - run.distress_before
                for run in uses
                if run.distress_before is not None and run.distress_after is not None
            ),
            days=tuple(one.day for one in moments),
            before=tuple(one.before for one in moments),
            after=tuple(one.after for one in moments),
            used=tuple(int(count > 0) for count in held),
        )


def _moments(day: int, check_ins: Iterable[CheckIn]) -> Iterator[_Moment]:
    """Of what was rated then and there: a memory, or a whole day, comes neither before nor after a skill."""
    live = (one for one in check_ins if not (one.recalled or one.whole_day))
    rated = [(one.at, one.id, one.stress) for one in live if one.stress is not None]
    rated.sort(key=lambda one: (instant(one[0]), one[1]))
    for (begin, _, before), (end, _, after) in pairwise(rated):
        if timedelta() < elapsed(begin, end) <= FOLLOWS_WITHIN:
            yield _Moment(day, instant(begin), instant(end), before, after)


def _begun_in(moment: _Moment, begun: Sequence[datetime]) -> int:
    """How many of the uses, ascending, began between the two check-ins."""
    return bisect_left(begun, moment.end) - bisect_left(begun, moment.begin)
