"""Skills used in the made-up life when it was stressed: slow breathing, after some tense check-ins."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from mindtui.content.demo_pen import Pen
from mindtui.domain.check_in import CheckIn
from mindtui.domain.record import Record
from mindtui.domain.skill import SkillRun

_TENSE = 6


def skill_runs(pen: Pen, records: Iterable[Record]) -> Iterator[SkillRun]:
    """A few minutes of breathing soon after about half of the tense check-ins."""
    for record in records:
        if not isinstance(record, CheckIn) or record.recalled or record.whole_day:
            continue
        at = pen.later(record.at, 4, 25)
        if (record.stress or 0) < _TENSE or at >= pen.now - timedelta(minutes=10) or not pen.chance(0.5):
            continue
        before = pen.rating(record.stress or 0, 0.6)
        finished = pen.chance(0.85)
        yield SkillRun(
            **pen.stamps(at + timedelta(minutes=5)),
            skill_id="slow-breathing",
            name="Slow breathing",
            at=at,
            seconds=300 if finished else pen.random.randrange(60, 240, 10),
            finished=finished,
            distress_before=before,
            distress_after=max(0, before - pen.random.choice((0, 1, 1, 2, 2, 3))),
        )
