"""Records as lines of a list: the same record looks the same in every place."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len

from mindtui.domain.activity import Area
from mindtui.domain.avoidance import AvoidanceMap
from mindtui.domain.check_in import RATINGS, CheckIn, WakeTime
from mindtui.domain.clock import in_words
from mindtui.domain.experiment import Experiment
from mindtui.domain.journal import Journal
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.plan import STATUS_WORDS, Plan
from mindtui.domain.practice import PracticeCard, PracticeReview
from mindtui.domain.record import Record
from mindtui.domain.score import Score
from mindtui.domain.skill import SkillRun
from mindtui.domain.text import one_line
from mindtui.domain.thought import STEPS, ThoughtRecord
from mindtui.domain.trial import Trial
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.plain_text import fit, joined, pad
from mindtui.ui.widgets.record_list import Part

TIME_WIDTH = 7
WIDEST = 92
"""Cells from which a plan and what became of it would stand too far apart to be read together."""
LEAST_FOR_A_TITLE = 20

SIGNS = f"Beside a rating, {FULL.dash} is not given and {FULL.skipped} is skipped: it could not be rated."
"""For the help of a place that lists check-ins."""


def check_in_parts(check_in: CheckIn, width: int, glyphs: Glyphs) -> tuple[Part, ...]:
    """Time, ratings in columns, then feelings, tags and note as far as they fit."""
    time = "day" if check_in.whole_day else f"{check_in.at:%H:%M}"
    ratings = "".join(f"{name} {_number(check_in, name, glyphs):<4}" for name in RATINGS)
    words = [feeling.name for feeling in check_in.feelings]
    words += [f"#{tag}" for tag in check_in.tags]
    said = joined([", ".join(words), one_line(check_in.note), "(recalled)" if check_in.recalled else ""])
    rest = width - TIME_WIDTH - len(ratings)
    return ((pad(time, TIME_WIDTH), "soft"), (ratings, ""), (fit(said, rest, glyphs.ellipsis), "soft"))


def plan_parts(
    plan: Plan, width: int, glyphs: Glyphs, *, asks: bool = False, day: str = ""
) -> tuple[Part, ...]:
    """Time, sign, what, and what became of it."""
    time = f"{plan.start:%H:%M}" if plan.start else ""
    sign = glyphs.status[plan.status]
    room = min(width, WIDEST) - TIME_WIDTH - 2
    repeats = glyphs.repeats if plan.series_id else ""
    # Where there is no room for every rating, those that are there stand whole.
    for names in (("pleasure", "mastery"), ("pleasure",), ()):
        after = joined([day, repeats, _outcome(plan, names)])
        if cell_len(after) <= room - LEAST_FOR_A_TITLE:
            break
    what, end = _beside(plan.title(), after, room, glyphs)
    style = "soft" if plan.status in {"dropped", "moved"} else "good" if plan.was_done else ""
    return (
        (pad(time, TIME_WIDTH), "soft"),
        (f"{sign} ", "due" if asks else style),
        (what, "strong" if asks else style),
        (end, "soft"),
    )


def ladder_parts(
    ladder: Ladder, width: int, glyphs: Glyphs, *, lead: str = "", area: str = ""
) -> tuple[Part, ...]:
    """The goal, its area, and how far one has come."""
    after = joined([area, ladder.ending().removesuffix(".").lower() or ladder.progress()])
    what, end = _beside(f"{lead}{ladder.title()}", after, min(width, WIDEST), glyphs)
    return ((what, "strong"), (end, "soft"))


def rung_parts(rung: Rung, said: str, width: int, glyphs: Glyphs, *, is_next: bool) -> tuple[Part, ...]:
    """A rung between its rails, how hard it is, what it is, and how it stands."""
    left, right = glyphs.rails
    is_done = rung.done_on is not None
    sign = glyphs.status["done" if is_done else "planned"]
    hard = glyphs.dash if rung.difficulty is None else str(rung.difficulty)
    beam = f"  {left}{sign}{right} {hard:>2}  "
    what, end = _beside(rung.title(), said, min(width, WIDEST) - len(beam), glyphs)
    return ((beam, "soft"), (what, "good" if is_done else "strong" if is_next else ""), (end, "soft"))


def thought_parts(record: ThoughtRecord, width: int, glyphs: Glyphs, *, lead: str = "") -> tuple[Part, ...]:
    """The thought, belief in it and the strongest feeling before and after, and where a draft stands."""
    strongest = record.strongest
    after = joined(
        [
            shift_in_words("belief", record.belief_before, record.belief_after),
            shift_in_words(strongest.name, strongest.before, strongest.after) if strongest else "",
            "" if record.is_finished else f"draft, step {record.step} of {STEPS}",
        ]
    )
    what, end = _beside(f"{lead}{record.title()}", after, min(width, WIDEST), glyphs)
    return ((what, "" if record.is_finished else "strong"), (end, "soft"))


def experiment_parts(
    experiment: Experiment, said: str, width: int, glyphs: Glyphs, *, lead: str = "", asks: bool = False
) -> tuple[Part, ...]:
    """The prediction, how its test stands, and belief in it before and after."""
    belief = shift_in_words("belief", experiment.belief_before, experiment.belief_after)
    what, end = _beside(f"{lead}{experiment.title()}", joined([said, belief]), min(width, WIDEST), glyphs)
    return ((what, "due" if asks else "soft" if experiment.state == "dropped" else ""), (end, "soft"))


def trial_parts(
    trial: Trial, said: str, width: int, glyphs: Glyphs, *, lead: str = "", asks: bool = False
) -> tuple[Part, ...]:
    """What is tried, and what is said of it; never a figure of what it measures."""
    what, end = _beside(f"{lead}{trial.title()}", said, min(width, WIDEST), glyphs)
    return ((what, "due" if asks else "soft" if trial.state == "stopped" else ""), (end, "soft"))


def shift_in_words(name: str, before: int | None, after: int | None) -> str:
    """“belief 85 → 50”; with one number where the other is missing, empty without both."""
    numbers = [str(number) for number in (before, after) if number is not None]
    if before is None and numbers:
        numbers = ["", *numbers]
    return f"{name} {' → '.join(numbers).strip()}" if numbers else ""


def card_parts(card: PracticeCard, times: int, width: int, glyphs: Glyphs, today: date) -> tuple[Part, ...]:
    """The old thought, when it comes back, and how often it was rehearsed; never the fairer thought."""
    due = card.is_due(today)
    when = "due" if due else in_words(card.due_on, today) if card.is_active else ""
    often = "not yet" if not times else "1 time" if times == 1 else f"{times} times"
    what, end = _beside(card.title(), f"{when:<11}  {often:>9}", min(width, WIDEST), glyphs)
    return ((what, "strong" if due else "" if card.is_active else "soft"), (end, "due" if due else "soft"))


def record_parts(
    record: Record, width: int, glyphs: Glyphs, journal: Journal | None = None
) -> tuple[Part, ...]:
    """Any record; kinds without a look of their own show their title. `journal` tells what it belongs to."""
    if isinstance(record, CheckIn):
        return check_in_parts(record, width, glyphs)
    if isinstance(record, Plan):
        return plan_parts(record, width, glyphs)
    if isinstance(record, WakeTime):
        return ((pad(f"{record.time:%H:%M}", TIME_WIDTH), "soft"), ("woke", "soft"))
    if isinstance(record, Ladder):
        parts = ladder_parts(record, width - TIME_WIDTH, glyphs, lead=f"{record.words}: ")
        return ((" " * TIME_WIDTH, ""), *parts)
    if isinstance(record, ThoughtRecord):
        parts = thought_parts(record, width - TIME_WIDTH, glyphs, lead="thought: ")
        return ((pad(f"{record.at:%H:%M}", TIME_WIDTH), "soft"), *parts)
    if isinstance(record, Experiment):
        parts = experiment_parts(
            record, record.so_far(), width - TIME_WIDTH, glyphs, lead=f"{record.words}: "
        )
        return ((" " * TIME_WIDTH, ""), *parts)
    if isinstance(record, Trial):
        said = joined([record.measure, "" if record.state == "running" else record.state])
        parts = trial_parts(record, said, width - TIME_WIDTH, glyphs, lead=f"{record.words}: ")
        return ((" " * TIME_WIDTH, ""), *parts)
    if isinstance(record, PracticeReview):
        card = journal.get(PracticeCard, record.card_id) if journal else None
        words = f"{record.words}: {card.title() if card else 'a thought'}"
        what, end = _beside(words, record.title(), min(width, WIDEST) - TIME_WIDTH, glyphs)
        return ((pad(f"{record.at:%H:%M}", TIME_WIDTH), "soft"), (what, ""), (end, "soft"))
    time = f"{record.at:%H:%M}" if isinstance(record, SkillRun | Score) else ""
    said = joined([f"{record.words}: {record.title()}", _told(record)])
    return ((pad(time, TIME_WIDTH), ""), (fit(said, width - TIME_WIDTH, glyphs.ellipsis), ""))


def day_parts(day: date, today: date) -> tuple[Part, ...]:
    """A day as a heading."""
    words = in_words(day, today)
    near = abs((day - today).days) <= 1
    full = in_words(day, date.min) if near else ""
    return ((words[:1].upper() + words[1:], "heading"), (f"  {full.split(', ')[1]}" if near else "", "soft"))


def _number(check_in: CheckIn, name: str, glyphs: Glyphs) -> str:
    value = getattr(check_in, name)
    if value is not None:
        return str(value)
    return glyphs.skipped if name in check_in.skipped else glyphs.dash


def _beside(title: str, after: str, room: int, glyphs: Glyphs) -> tuple[str, str]:
    """A title and what stands at the end of its line, together as wide as `room`."""
    end = fit(after, max(0, room - LEAST_FOR_A_TITLE), glyphs.ellipsis)
    return f"{pad(title, room - cell_len(end) - 2, glyphs.ellipsis)}  ", end


def _told(record: Record) -> str:
    """What a record without a look of its own says beside its title."""
    if isinstance(record, Area):
        return record.rated()
    if isinstance(record, SkillRun):
        return one_line(record.context)
    if isinstance(record, Score):
        return one_line(record.note)
    return record.so_far() if isinstance(record, AvoidanceMap) else ""


def _outcome(plan: Plan, ratings: Sequence[str]) -> str:
    felt = [f"{name} {value}" for name in ratings if (value := getattr(plan.actual, name)) is not None]
    if plan.was_done:
        return joined([STATUS_WORDS[plan.status], ", ".join(felt)])
    if plan.status == "not-done":
        return joined([STATUS_WORDS[plan.status], plan.barrier or ""], ": ")
    if plan.status == "planned":
        return f"{plan.minutes} min" if plan.minutes else ""
    return STATUS_WORDS[plan.status]
