"""Thoughts weighed, practiced and tested: what the made-up life does with its hard moments."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from mindtui.content.demo_pen import Pen
from mindtui.domain.experiment import CameTrue, Experiment
from mindtui.domain.experiments import evidence_line
from mindtui.domain.meeting import AgendaItem
from mindtui.domain.plan import Actual, Plan, Ratings
from mindtui.domain.practice import LADDER, Grade, PracticeCard, PracticeReview, step_after
from mindtui.domain.record import Record
from mindtui.domain.thought import RatedFeeling, Revision, Side, ThinkingPattern, ThoughtRecord

OWN = "own"
"""What the story calls the person's own thinking pattern."""

Felt = tuple[tuple[str, int], ...]


class TimeWords(msgspec.Struct, frozen=True):
    """A situation in which a thought came, so many days ago."""

    ago: int
    situation: str
    quick: bool = False
    revised: bool = False


class ThoughtWords(msgspec.Struct, frozen=True):
    """A thought and the fairer one; weighing it moves belief down by about `moves` points."""

    key: str
    thought: str
    belief: int
    moves: int
    feelings: Felt
    patterns: tuple[str, ...]
    questions: tuple[str, ...]
    evidence_for: tuple[str, ...]
    evidence_against: tuple[str, ...]
    fairer_thought: str
    next_step: str
    times: tuple[TimeWords, ...]


class CardWords(msgspec.Struct, frozen=True):
    """A thought that is practiced: how each rehearsal went, and in how many days the card is due."""

    thought: str
    situation: str
    grades: tuple[Grade, ...]
    due: int
    paused: bool = False


class ExperimentWords(msgspec.Struct, frozen=True):
    """A prediction and its test `day` days ago; below 0 it lies ahead."""

    thought: str
    prediction: str
    belief: int
    test: str
    area: str
    day: int
    outcome: str = ""
    came_true: CameTrue | None = None
    belief_after: int | None = None
    side: Side = "against"


class DraftWords(msgspec.Struct, frozen=True):
    """A record that was left on a step."""

    ago: int
    situation: str
    step: int
    thought: str = ""
    belief: int | None = None
    feelings: Felt = ()
    quick: bool = False


class AgendaWords(msgspec.Struct, frozen=True):
    """What to bring to the next meeting; `thought` is what it came from."""

    ago: int
    text: str
    thought: str | None = None


class ThoughtStory(msgspec.Struct, frozen=True):
    """Everything about thoughts that is words."""

    pattern: ThinkingPattern
    thoughts: tuple[ThoughtWords, ...]
    cards: tuple[CardWords, ...]
    experiments: tuple[ExperimentWords, ...]
    drafts: tuple[DraftWords, ...]
    agenda: tuple[AgendaWords, ...]


class Thoughts:
    """Writes them for a diary that began at `begun`; what lies before that is left out."""

    def __init__(self, pen: Pen, begun: datetime) -> None:
        self._pen = pen
        self._begun = begun
        path = Path(__file__).with_name("demo_thoughts.toml")
        self._story = msgspec.toml.decode(path.read_bytes(), type=ThoughtStory)
        self._words = {words.key: words for words in self._story.thoughts}
        self._pattern = replace(self._story.pattern, **pen.stamps(begun))
        self._records: dict[str, list[ThoughtRecord]] = {key: [] for key in self._words}

    def write(self) -> Iterator[Record]:
        """The records, the cards with their reviews, experiments with their plans, and the agenda."""
        yield self._pattern
        story = self._story
        for words in story.thoughts:
            told = (one for one in words.times if self._is_told(one.ago))
            self._records[words.key] += [self._weighed(words, one) for one in told]
        for card in story.cards:
            yield from self._practiced(card)
        for experiment in story.experiments:
            yield from self._tested(experiment)
        yield from (self._brought(item) for item in story.agenda if self._is_told(item.ago))
        for records in self._records.values():
            yield from records
        yield from (self._left(draft) for draft in story.drafts if self._is_told(draft.ago))

    def _day(self, ago: int) -> date:
        return self._pen.today - timedelta(days=ago)

    def _is_told(self, ago: int) -> bool:
        return self._pen.on(self._day(ago), time(8)) > self._begun

    def _hour(self, ago: int) -> datetime:
        """When the thought came: some moment of the working day or the early evening."""
        return self._pen.later(self._pen.on(self._day(ago), time(9)), 0, 600)

    def _evening(self, ago: int) -> datetime:
        return self._pen.later(self._pen.on(self._day(ago), time(20, 15)), 0, 80)

    def _percent(self, level: float, spread: float = 6) -> int:
        """A 0–100 rating around a level, in steps of five as people give them."""
        return min(max(round(self._pen.random.gauss(level, spread) / 5) * 5, 0), 100)

    def _weighed(self, words: ThoughtWords, told: TimeWords, card_id: str | None = None) -> ThoughtRecord:
        before, written = self._percent(words.belief), self._evening(told.ago)
        after = min(before, self._percent(before - words.moves))
        record = ThoughtRecord(
            **self._pen.stamps(written),
            at=self._hour(told.ago),
            situation=told.situation,
            thought=words.thought,
            belief_before=before,
            feelings=tuple(self._felt(name, strength, words.moves) for name, strength in words.feelings),
            fairer_thought=words.fairer_thought,
            belief_fairer=self._percent(100 - after),
            belief_after=after,
            state="finished",
            quick=told.quick,
            step=7,
            card_id=card_id,
        )
        if told.quick:
            return record
        record = replace(
            record,
            patterns=tuple(self._pattern.id if key == OWN else key for key in words.patterns),
            questions=words.questions,
            evidence_for=words.evidence_for,
            evidence_against=words.evidence_against,
            next_step=words.next_step,
        )
        return self._looked_at_again(record) if told.revised else record

    def _felt(self, name: str, strength: int, moves: int) -> RatedFeeling:
        before = self._percent(strength)
        return RatedFeeling(name, before, min(before, self._percent(before - 0.8 * moves)))

    def _looked_at_again(self, record: ThoughtRecord) -> ThoughtRecord:
        """The record with another word on how much it is believed, two days later."""
        later = min(self._pen.later(record.at + timedelta(days=2), 0, 60), self._pen.now)
        said = {"belief_after": record.belief_after}
        after = max((record.belief_after or 0) - 10, 0)
        return replace(record, belief_after=after, updated_at=later, earlier=(Revision(later, said),))

    def _practiced(self, words: CardWords) -> Iterator[Record]:
        """The card, and every review of it; each came on its due day or a little later."""
        step, days, agos = 0, 0, []
        for grade in words.grades:
            days += LADDER[step] + (self._pen.random.choice((1, 2)) if self._pen.chance(0.25) else 0)
            agos.append(days)
            step = step_after(step, grade)
        begun_ago = days + LADDER[step] - words.due
        if not self._is_told(begun_ago):
            return
        thought = self._words[words.thought]
        made = self._pen.stamps(self._evening(begun_ago))
        record = self._weighed(thought, TimeWords(begun_ago, words.situation), made["id"])
        self._records[thought.key].append(record)
        card = PracticeCard(
            **made,
            old_thought=record.thought,
            fairer_thought=record.fairer_thought,
            situation=record.situation,
            thought_record_id=record.id,
            due_on=self._day(begun_ago) + timedelta(days=LADDER[0]),
        )
        old, new = float(record.belief_after or 0), float(record.belief_fairer or 0)
        for grade, passed in zip(words.grades, agos, strict=True):
            at = self._evening(begun_ago - passed)
            moved = card.graded(grade, self._day(begun_ago - passed))
            # Nearer to the end of the scale step by step, and back a little where it was forgotten.
            lean = -0.05 if grade == "forgot" else 0.12
            old, new = old * (1 - lean), new + (100 - new) * lean
            yield PracticeReview(
                **self._pen.stamps(at),
                card_id=card.id,
                at=at,
                recall=grade,
                belief_old=self._percent(old, 4),
                belief_new=self._percent(new, 4),
                used_since=None if self._pen.chance(0.2) else self._pen.chance(0.6),
                step_before=card.step,
                step_after=moved.step,
            )
            card = replace(moved, updated_at=at)
        yield replace(card, paused=words.paused)

    def _tested(self, words: ExperimentWords) -> Iterator[Record]:
        records = self._records[words.thought]
        asked = max(words.day, 0) + 1
        known = [record for record in records if record.at <= self._pen.on(self._day(asked), time(23))]
        if not (known and self._is_told(asked)):
            return
        record = max(known, key=lambda one: one.at)
        stamps, day = self._pen.stamps(self._evening(asked)), self._day(words.day)
        told = self._evening(max(words.day, 0)) if words.day > 0 else stamps["created_at"]
        plan = self._test_of(words, day, stamps, told)
        yield plan
        is_done = bool(words.outcome)
        yield Experiment(
            **(stamps | {"updated_at": told if is_done else stamps["created_at"]}),
            thought_record_id=record.id,
            prediction=words.prediction,
            belief_before=words.belief,
            test=words.test,
            plan_id=plan.id,
            by_day=day,
            outcome=words.outcome,
            came_true=words.came_true,
            belief_after=words.belief_after,
            state="done" if is_done else "open",
        )
        tied = replace(record, experiment_ids=(*record.experiment_ids, stamps["id"]))
        if is_done:
            side = "evidence_for" if words.side == "for" else "evidence_against"
            line = evidence_line(words.outcome, day)
            later = max(told, record.updated_at or told)
            tied = replace(tied, **{side: (*getattr(tied, side), line)}, updated_at=later)
        records[records.index(record)] = tied

    def _test_of(self, words: ExperimentWords, day: date, stamps: Mapping[str, Any], told: datetime) -> Plan:
        """The plan that is the test; where its day is past it was done."""
        plan = Plan(
            **self._pen.stamps(stamps["created_at"], told),
            label=words.test,
            area=words.area,
            day=day,
            minutes=10,
            predicted=Ratings(2, 5, 6),
            experiment_id=stamps["id"],
        )
        if words.day <= 0:
            return plan
        felt = Actual(self._pen.rating(4.5, 1), self._pen.rating(6.5, 1), self._pen.rating(4.5, 1))
        return replace(plan, status="done", actual=felt)

    def _left(self, words: DraftWords) -> ThoughtRecord:
        return ThoughtRecord(
            **self._pen.stamps(self._evening(words.ago)),
            at=self._hour(words.ago),
            situation=words.situation,
            thought=words.thought,
            belief_before=words.belief,
            feelings=tuple(RatedFeeling(name, strength) for name, strength in words.feelings),
            quick=words.quick,
            step=words.step,
        )

    def _brought(self, words: AgendaWords) -> AgendaItem:
        stamps = self._pen.stamps(self._evening(words.ago))
        records = self._records[words.thought] if words.thought else []
        known = [record for record in records if record.at <= stamps["created_at"]]
        if not known:
            return AgendaItem(**stamps, text=words.text)
        record = max(known, key=lambda one: one.at)
        records[records.index(record)] = replace(record, agenda_item_id=stamps["id"])
        return AgendaItem(**stamps, text=words.text, origin="thought", record_id=record.id)
