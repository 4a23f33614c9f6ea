"""The kinds of record a person makes: what a journal holds, and in which table."""

from mindtui.domain.activity import Activity, Area
from mindtui.domain.avoidance import AvoidanceMap
from mindtui.domain.check_in import CheckIn, WakeTime
from mindtui.domain.experiment import Experiment
from mindtui.domain.ladder import Ladder
from mindtui.domain.meeting import AgendaItem
from mindtui.domain.plan import Plan
from mindtui.domain.practice import PracticeCard, PracticeReview
from mindtui.domain.record import Record
from mindtui.domain.score import Score
from mindtui.domain.skill import SkillRun
from mindtui.domain.thought import ThinkingPattern, ThoughtRecord
from mindtui.domain.trial import Trial

KINDS: tuple[type[Record], ...] = (
    CheckIn,
    WakeTime,
    Activity,
    Plan,
    Area,
    Ladder,
    AvoidanceMap,
    ThoughtRecord,
    ThinkingPattern,
    PracticeCard,
    PracticeReview,
    Experiment,
    Trial,
    SkillRun,
    Score,
    AgendaItem,
)
"""The kinds of record a person makes; the change history stands beside them."""
