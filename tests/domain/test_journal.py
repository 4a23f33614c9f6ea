"""The journal: add, change, remove, batch, undo, and keeping up with other programs."""

from datetime import date, datetime, time, timedelta
from random import Random

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from mindtui.domain.activity import Activity
from mindtui.domain.check_in import CheckIn, WakeTime
from mindtui.domain.draft import Draft
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan
from mindtui.domain.record import as_doc
from mindtui.domain.trash import Removed
from mindtui.errors import NothingFound, UsageError
from tests.domain.moments import NOON, TODAY, journal, mood


def test_an_added_record_gets_an_id_and_its_times() -> None:
    book = journal()
    added = book.add(mood(6), NOON)
    assert added.id
    assert (added.created_at, added.updated_at) == (NOON, NOON)
    assert list(book.all(CheckIn)) == [added]
    assert book.get(CheckIn, added.id) == added
    assert not book.is_empty()


def test_a_refused_record_leaves_no_trace() -> None:
    book = journal()
    with pytest.raises(UsageError):
        book.add(mood(11), NOON)
    assert book.is_empty()
    assert book.last_step() is None


def test_records_stand_in_the_order_of_their_moments_whenever_they_were_added() -> None:
    book = journal()
    late = book.add(mood(1, NOON), NOON)
    early = book.add(mood(2, NOON - timedelta(hours=3)), NOON)
    assert list(book.all(CheckIn)) == [early, late]
    middle = book.add(mood(3, NOON - timedelta(hours=1)), NOON)
    assert list(book.all(CheckIn)) == [early, middle, late]
    assert list(book.on(CheckIn, TODAY)) == [early, middle, late]


def test_records_with_and_without_an_offset_stand_together_by_wall_time() -> None:
    book = journal()
    naive = book.add(CheckIn(at=datetime(2026, 11, 23, 11, 0), mood=1, whole_day=True), NOON)  # noqa: DTZ001
    aware = book.add(mood(2), NOON)
    assert list(book.all(CheckIn)) == [naive, aware]


def test_the_day_is_the_persons_and_follows_the_setting() -> None:
    book = journal()
    night = book.add(mood(4, NOON.replace(hour=3, minute=30)), NOON)
    assert list(book.on(CheckIn, TODAY - timedelta(days=1))) == [night]
    assert not book.on(CheckIn, TODAY)
    told: list[Step | None] = []
    book.changed.append(told.append)
    book.start_days_at(time(3, 0))
    assert list(book.on(CheckIn, TODAY)) == [night]
    assert book.days(CheckIn) == [TODAY]
    assert told == [None]


def test_plans_and_waking_times_belong_to_the_day_they_name() -> None:
    book = journal()
    plan = book.add(Plan(label="Stars", day=TODAY, start=time(1, 0)), NOON)
    wake = book.add(WakeTime(day=TODAY, time=time(3, 30)), NOON)
    assert book.day_of(plan) == TODAY
    assert list(book.on(WakeTime, TODAY)) == [wake]


def test_between_gives_whole_days_both_ends_included() -> None:
    book = journal()
    added = [book.add(mood(n, NOON + timedelta(days=n)), NOON) for n in range(5)]
    first, last = TODAY + timedelta(days=1), TODAY + timedelta(days=3)
    assert list(book.between(CheckIn, first, last)) == added[1:4]


def test_a_change_keeps_id_and_creation_and_is_indexed_anew() -> None:
    book = journal()
    added = book.add(mood(6), NOON)
    book.on(CheckIn, TODAY)
    later = NOON + timedelta(minutes=5)
    changed = book.change(msgspec.structs.replace(added, at=NOON - timedelta(days=2), mood=3), later)
    assert (changed.id, changed.created_at, changed.updated_at) == (added.id, NOON, later)
    assert not book.on(CheckIn, TODAY)
    assert list(book.on(CheckIn, TODAY - timedelta(days=2))) == [changed]


def test_a_change_that_changes_nothing_is_no_step() -> None:
    book = journal()
    added = book.add(mood(6), NOON)
    told: list[Step | None] = []
    book.changed.append(told.append)
    assert book.change(added, NOON + timedelta(hours=1)) == added
    assert told == []


def test_a_change_step_holds_only_the_fields_that_changed() -> None:
    book = journal()
    added = book.add(mood(6), NOON)
    book.change(msgspec.structs.replace(added, note="rain"), NOON + timedelta(minutes=1))
    step = book.last_step()
    assert step is not None
    assert step.changes[0].after == {"note": "rain", "updated_at": "2026-11-23T12:01:00+01:00"}
    assert set(step.changes[0].before or {}) == {"note", "updated_at"}


def test_a_removed_record_is_gone_and_undo_brings_it_back() -> None:
    book = journal()
    added = book.add(mood(6), NOON)
    book.remove(added, NOON)
    assert book.is_empty()
    assert book.undo(NOON).what == "removed check-in"
    [back] = book.all(CheckIn)
    assert as_doc(back) | {"updated_at": 0} == as_doc(added) | {"updated_at": 0}
    assert book.trash() == []


def test_what_is_gone_cannot_be_changed_or_removed() -> None:
    book = journal()
    added = book.add(mood(6), NOON)
    book.remove(added, NOON)
    with pytest.raises(NothingFound, match="no longer"):
        book.remove(added, NOON)
    with pytest.raises(NothingFound, match="no longer"):
        book.change(added, NOON)


def test_undo_goes_back_step_by_step_and_then_says_that_there_is_nothing() -> None:
    book = journal()
    added = book.add(mood(6), NOON)
    book.change(msgspec.structs.replace(added, mood=2), NOON)
    book.undo(NOON)
    assert [entry.mood for entry in book.all(CheckIn)] == [6]
    book.undo(NOON)
    assert book.is_empty()
    with pytest.raises(NothingFound, match="nothing to undo"):
        book.undo(NOON)


def test_undo_follows_the_order_of_steps_when_the_clock_is_set_back() -> None:
    book = journal()
    first = book.add(mood(6), NOON)
    second = book.add(mood(7), NOON - timedelta(days=1))
    book.undo(NOON - timedelta(days=1))
    assert list(book.all(CheckIn)) == [first]
    assert second not in book.all(CheckIn)


def test_undo_of_a_change_leaves_other_fields_as_they_are_now() -> None:
    book = journal()
    added = book.add(mood(6), NOON)
    first = book.change(msgspec.structs.replace(added, mood=2), NOON)
    elsewhere = msgspec.structs.replace(first, note="from the other window")
    contents = {
        "check_ins": msgspec.json.encode({added.id: as_doc(elsewhere)}),
        "changes": msgspec.json.encode({step.id: as_doc(step) for step in book.all(Step)}),
    }
    book.renew(contents)
    book.undo(NOON)
    [entry] = book.all(CheckIn)
    assert (entry.mood, entry.note) == (6, "from the other window")


def test_a_batch_is_one_step_and_is_undone_as_one() -> None:
    book = journal()
    told: list[Step | None] = []
    book.changed.append(told.append)
    with book.batch("moved plan", NOON):
        book.add(Plan(label="Walk", day=TODAY), NOON)
        book.add(mood(5), NOON)
    assert len(told) == 1
    assert book.undo(NOON).what == "moved plan"
    assert book.is_empty()


def test_an_error_inside_a_batch_leaves_the_journal_as_it_was() -> None:
    book = journal()
    held = book.add(mood(5), NOON)
    told: list[Step | None] = []
    book.changed.append(told.append)

    def three_things() -> None:
        with book.batch("three things", NOON):
            book.add(mood(6), NOON)
            book.change(msgspec.structs.replace(held, mood=1), NOON)
            book.add(mood(11), NOON)

    with pytest.raises(UsageError):
        three_things()
    assert list(book.all(CheckIn)) == [held]
    assert told == []


def test_batches_do_not_nest() -> None:
    book = journal()
    with (
        book.batch("outer", NOON),
        pytest.raises(ValueError, match="open already"),
        book.batch("inner", NOON),
    ):
        pass


def test_an_empty_batch_is_no_step() -> None:
    book = journal()
    with book.batch("nothing", NOON):
        pass
    assert book.last_step() is None


def test_a_record_is_found_by_either_end_of_its_id() -> None:
    book = journal()
    one, two = book.add(mood(1), NOON), book.add(mood(2), NOON + timedelta(hours=1))
    assert book.find(one.id[-8:]) == one
    assert book.find(two.id) == two
    with pytest.raises(NothingFound, match="No record"):
        book.find("zzzz")
    with pytest.raises(UsageError, match="2 records"):
        book.find(one.id[:4])
    with pytest.raises(NothingFound):
        book.find(" ")


def test_pending_steps_are_laid_over_what_another_program_wrote() -> None:
    book = journal()
    pending: list[Step] = []
    book.changed.append(lambda step: pending.append(step) if step else None)
    ours = book.add(mood(3), NOON)
    theirs = msgspec.structs.replace(
        mood(8, NOON - timedelta(hours=1)), id="theirs", created_at=NOON, updated_at=NOON
    )
    book.renew({"check_ins": msgspec.json.encode({"theirs": as_doc(theirs)})}, pending)
    assert [entry.id for entry in book.all(CheckIn)] == ["theirs", ours.id]
    book.undo(NOON)
    assert [entry.id for entry in book.all(CheckIn)] == ["theirs"]


def test_a_pending_step_that_is_in_the_file_already_is_not_laid_twice() -> None:
    book = journal()
    pending: list[Step] = []
    book.changed.append(lambda step: pending.append(step) if step else None)
    ours = book.add(mood(3), NOON)
    book.renew({"check_ins": msgspec.json.encode({ours.id: as_doc(ours)})}, pending)
    assert list(book.all(CheckIn)) == [ours]


def test_a_record_that_is_not_understood_is_set_aside_and_counted() -> None:
    good = msgspec.structs.replace(mood(4), id="good", created_at=NOON, updated_at=NOON)
    stored = {"good": as_doc(good), "bad": {"at": "yesterday", "mood": 99}}
    book = Journal({"check_ins": msgspec.json.encode(stored)}, random=Random(1))
    assert list(book.all(CheckIn)) == [good]
    assert list(book.unreadable()) == ["bad"]


def test_every_listener_hears_of_every_step_even_if_one_leaves_meanwhile() -> None:
    book = journal()
    heard: list[str] = []

    def leaving(step: Step | None) -> None:
        heard.append("leaving")
        book.changed.remove(leaving)

    book.changed += [leaving, lambda _: heard.append("staying")]
    book.add(mood(1), NOON)
    book.add(mood(2), NOON)
    assert heard == ["leaving", "staying", "staying"]


class JournalMachine(RuleBasedStateMachine):
    """Any order of add, change, remove, restore, batch, undo, redo and re-reading agrees with snapshots."""

    def __init__(self) -> None:
        super().__init__()
        self.book = Journal(random=Random(3))
        self.now = NOON
        self.past: list[dict[str, int | None]] = []
        self.future: list[dict[str, int | None]] = []

    def snapshot(self) -> dict[str, int | None]:
        """What a person would see."""
        return {entry.id: entry.mood for entry in self.book.all(CheckIn)}

    def new_step(self, before: dict[str, int | None]) -> None:
        """After a new change there is nothing to redo."""
        self.past.append(before)
        self.future.clear()

    def tick(self) -> datetime:
        """A later moment."""
        self.now += timedelta(seconds=1)
        return self.now

    @rule(value=st.integers(0, 10), hours=st.integers(-60, 0))
    def add(self, value: int, hours: int) -> None:
        """Add one."""
        self.new_step(self.snapshot())
        self.book.add(mood(value, NOON + timedelta(hours=hours)), self.tick())

    @rule(place=st.integers(0, 20), value=st.integers(0, 10))
    def change(self, place: int, value: int) -> None:
        """Change one, if that changes something."""
        entries = self.book.all(CheckIn)
        if entries and entries[place % len(entries)].mood != value:
            self.new_step(self.snapshot())
            self.book.change(msgspec.structs.replace(entries[place % len(entries)], mood=value), self.tick())

    @rule(place=st.integers(0, 20))
    def remove(self, place: int) -> None:
        """Remove one."""
        entries = self.book.all(CheckIn)
        if entries:
            self.new_step(self.snapshot())
            self.book.remove(entries[place % len(entries)], self.tick())

    @rule(place=st.integers(0, 20))
    def restore(self, place: int) -> None:
        """Bring one back."""
        trash = self.book.trash()
        if trash:
            self.new_step(self.snapshot())
            removed = trash[place % len(trash)]
            assert self.book.restore(removed, self.tick()) in self.book.all(CheckIn)

    @rule(fails=st.booleans())
    def batch(self, fails: bool) -> None:
        """Two at once, or none."""
        before = self.snapshot()
        try:
            with self.book.batch("two", self.tick()):
                self.book.add(mood(1), self.now)
                self.book.add(mood(11 if fails else 2), self.now)
        except UsageError:
            assert self.snapshot() == before
        else:
            self.new_step(before)

    @rule()
    def redo(self) -> None:
        """Forth to the snapshot that was undone."""
        before = self.snapshot()
        if self.future:
            self.book.redo(self.tick())
            assert self.snapshot() == self.future.pop()
            self.past.append(before)
        else:
            assert self.book.redoable() == []

    @rule()
    def undo(self) -> None:
        """Back to the snapshot before."""
        if self.past:
            self.future.append(self.snapshot())
            self.book.undo(self.tick())
            assert self.snapshot() == self.past.pop()
        else:
            assert self.book.last_step() is None

    @rule()
    def read_anew(self) -> None:
        """What is written down and read again is the same journal."""
        before = self.snapshot()
        kinds: tuple[type[CheckIn | Step | Removed], ...] = (CheckIn, Step, Removed)
        self.book.renew(
            {
                kind.table: msgspec.json.encode({record.id: as_doc(record) for record in self.book.all(kind)})
                for kind in kinds
            }
        )
        assert self.snapshot() == before

    @invariant()
    def the_trash_holds_what_is_not_there(self) -> None:
        """Nothing is in both places."""
        assert not {removed.id for removed in self.book.trash()} & set(self.snapshot())

    @invariant()
    def the_indexes_agree(self) -> None:
        """By id, in order and by day: the same records."""
        ordered = list(self.book.all(CheckIn))
        by_day = [entry for day in self.book.days(CheckIn) for entry in self.book.on(CheckIn, day)]
        assert by_day == ordered
        assert ordered == sorted(ordered, key=lambda entry: (entry.at.replace(tzinfo=None), entry.id))
        under_days = {day: set(entries) for day, entries in self.book.by_day(CheckIn).items()}
        assert under_days == {day: set(self.book.on(CheckIn, day)) for day in self.book.days(CheckIn)}


TestJournalMachine = JournalMachine.TestCase
TestJournalMachine.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


def test_own_activities_are_records_like_others() -> None:
    book = journal()
    own = book.add(Activity(label="Feed the hens", area="upkeep"), NOON)
    assert book.day_of(own) == date(2026, 11, 23)
    assert own.title() == "Feed the hens"


def test_a_draft_is_kept_per_form_and_is_nothing_to_undo() -> None:
    book = journal()
    told: list[Step | None] = []
    book.changed.append(told.append)
    book.keep_draft("check-in", {"mood": 3}, NOON)
    book.keep_draft("check-in", {"mood": 4, "note": "so\x1bfar"}, NOON)
    draft = book.draft("check-in")
    assert draft is not None
    assert draft.typed == {"mood": 4, "note": "sofar"}
    assert book.draft("other") is None
    assert [step.deed for step in told if step] == ["draft", "draft"]
    assert book.is_empty()
    with pytest.raises(NothingFound):
        book.undo(NOON)
    book.keep_draft("check-in", {}, NOON)
    assert book.draft("check-in") is None
    book.keep_draft("check-in", {}, NOON)
    assert len(told) == 3


def test_a_change_leaves_alone_what_another_program_wrote_meanwhile() -> None:
    book = journal()
    opened = book.add(mood(5), NOON)
    book.change(msgspec.structs.replace(opened, mood=2), NOON + timedelta(minutes=1))
    kept = book.change(
        msgspec.structs.replace(opened, note="from the form"), NOON + timedelta(minutes=2), base=opened
    )
    assert (kept.mood, kept.note) == (2, "from the form")


def test_what_another_window_keeps_for_the_same_form_stays() -> None:
    theirs = Journal(random=Random(7))
    told: list[Step] = []
    theirs.changed.append(lambda step: None if step is None else told.append(step))
    theirs.keep_draft("check-in", {"mood": 1}, NOON)
    [step] = told
    ours = Journal(random=Random(8))
    ours.keep_draft("check-in", {"mood": 2}, NOON)
    ours.renew({}, [step])
    ours.keep_draft("check-in", {}, NOON)
    kept = ours.draft("check-in")
    assert kept is not None
    assert kept.typed == {"mood": 1}
    ours.keep_draft("check-in", {"mood": 3}, NOON)
    assert [(draft.id, draft.typed) for draft in ours.all(Draft)] == [(kept.id, {"mood": 3})]


def test_keeping_a_draft_is_no_reason_to_draw_anything_anew() -> None:
    book = Journal()
    book.keep_draft("check-in", {"mood": 1}, NOON)
    assert book.version == 0
