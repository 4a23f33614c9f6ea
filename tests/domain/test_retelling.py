"""Steps in words that name the thing."""

from datetime import time, timedelta

from msgspec.structs import replace

from mindtui.domain.activity import Area
from mindtui.domain.avoidance import AvoidanceMap, Try
from mindtui.domain.check_in import CheckIn, WakeTime
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan
from mindtui.domain.retelling import retold
from tests.domain.moments import NOON, TODAY, journal

WALK = Plan(label="Walk [home]\nby the river", day=TODAY)


def last(book: Journal) -> str:
    step = book.last_step()
    assert step is not None
    return retold(step, book, TODAY)


def test_a_check_in_goes_by_its_time_and_its_ratings() -> None:
    book = journal()
    book.add(CheckIn(at=NOON, mood=6, stress=7, skipped=("energy",)), NOON)
    assert last(book) == "added check-in, 12:00, mood 6, stress 7, energy skipped"


def test_another_day_is_named_and_a_whole_day_has_no_time() -> None:
    book = journal()
    book.add(CheckIn(at=NOON - timedelta(days=1), mood=6), NOON)
    assert last(book) == "added check-in, yesterday 12:00, mood 6"
    book.add(CheckIn(at=NOON - timedelta(days=9), mood=2, whole_day=True), NOON)
    assert last(book) == "added check-in, Sat, Nov 14, mood 2"


def test_a_plan_goes_by_what_is_planned() -> None:
    book = journal()
    held = book.add(WALK, NOON)
    book.change(replace(held, label="Swim"), NOON)
    assert last(book) == "changed plan, “Swim”"
    book.undo(NOON)
    book.remove(held, NOON)
    assert last(book) == "removed plan, “Walk [home] by the river”"


def test_a_map_goes_by_what_set_it_off_and_an_area_by_its_name() -> None:
    book = journal()
    held = book.add(AvoidanceMap(trigger="A letter"), NOON)
    book.change(replace(held, tries=(Try(TODAY, "alternative"),)), NOON)
    assert last(book) == "changed avoidance map, “A letter”"
    book.add(Area(key="body", name="body, rest and spirit"), NOON)
    assert last(book) == "added life area, body, rest and spirit"


def test_what_was_undone_is_named_though_it_is_gone() -> None:
    book = journal()
    book.add(WALK, NOON)
    step = book.undo(NOON)
    assert retold(step, book, TODAY) == "added plan, “Walk [home] by the river”"


def test_of_a_batch_the_check_in_or_the_plan_is_named() -> None:
    book = journal()
    with book.batch("added check-in and waking time", NOON):
        book.add(WakeTime(day=TODAY, time=time(7)), NOON)
        book.add(CheckIn(at=NOON, mood=6), NOON)
    assert last(book) == "added check-in and waking time, 12:00, mood 6"
    book.add(WakeTime(day=TODAY, time=time(7, 30)), NOON)
    assert last(book) == "added waking time, woke at 07:30"


def test_one_of_many_is_not_named_nor_what_cannot_be_found() -> None:
    book = journal()
    with book.batch("imported 5 check-ins", NOON):
        for mood in range(5):
            book.add(CheckIn(at=NOON, mood=mood), NOON)
    assert last(book) == "imported 5 check-ins"
    bare = Step(at=NOON, program="app", deed="change", what="changed something", changes=())
    assert retold(bare, book, TODAY) == "changed something"
