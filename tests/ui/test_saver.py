"""The thread that brings steps to the file."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any, cast

import pytest

from mindtui.domain.check_in import CheckIn
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.errors import Locked
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.saver import Saver
from mindtui.ui.standing import Trouble
from tests.support.app import NOW, stored


class Listener:
    """Stands in for the app: keeps what is posted."""

    def __init__(self) -> None:
        self.posted: list[Any] = []
        self.came = Event()

    def post_message(self, message: object) -> bool:
        """Keep it."""
        self.posted.append(message)
        self.came.set()
        return True

    def next(self) -> Any:
        """The next message, once it is there."""
        assert self.came.wait(10)
        self.came.clear()
        return self.posted.pop(0)


@pytest.fixture(autouse=True)
def quick_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mindtui.ui.saver.LOOK_EVERY", 0.02)
    monkeypatch.setattr("mindtui.ui.saver.TRY_AGAIN_AFTER", 1)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[JournalFile]:
    file = JournalFile(tmp_path / "mindtui.json", program="app", patience=0.1)
    yield file
    file.close()


@pytest.fixture
def saver(listener: Listener, file: JournalFile) -> Iterator[Saver]:
    saver = Saver(cast("Any", listener), file, {})
    yield saver
    saver.stop()


@pytest.fixture
def step() -> Callable[[int], Step]:
    """A step that adds a check-in of this mood."""
    journal = Journal()
    steps: list[Step] = []
    journal.changed.append(lambda step: None if step is None else steps.append(step))

    def make(mood: int) -> Step:
        journal.add(CheckIn(at=NOW, mood=mood), NOW)
        return steps[-1]

    return make


def test_a_step_is_acknowledged_when_it_is_in_the_file(
    tmp_path: Path, saver: Saver, listener: Listener, step: Callable[[int], Step]
) -> None:
    saver.start()
    first = step(5)
    saver.save(first)
    assert saver.pending == [first]
    told = listener.next()
    assert isinstance(told, Saver.Saved)
    assert (told.steps, told.contents) == ([first], None)
    assert [doc["mood"] for doc in stored(tmp_path / "mindtui.json", "check_ins")] == [5]
    saver.acknowledge(told.steps)
    assert saver.pending == []


def test_what_waits_is_saved_together_and_in_order(
    tmp_path: Path, saver: Saver, listener: Listener, step: Callable[[int], Step]
) -> None:
    steps = [step(mood) for mood in (1, 2, 3)]
    for one in steps:
        saver.save(one)
    saver.start()
    assert listener.next().steps == steps
    assert saver.stop() == []
    assert [doc["mood"] for doc in stored(tmp_path / "mindtui.json", "check_ins")] == [1, 2, 3]


def test_stopping_saves_what_is_left(tmp_path: Path, saver: Saver, step: Callable[[int], Step]) -> None:
    saver.start()
    saver.save(step(4))
    assert saver.stop() == []
    assert saver.stop() == []
    assert [doc["mood"] for doc in stored(tmp_path / "mindtui.json", "check_ins")] == [4]


def test_a_step_that_cannot_be_saved_is_kept_and_tried_again(
    tmp_path: Path,
    saver: Saver,
    file: JournalFile,
    listener: Listener,
    step: Callable[[int], Step],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: Step) -> None:
        raise Locked("The file is in use.")

    with monkeypatch.context() as locked:
        locked.setattr(file, "commit", refuse)
        saver.start()
        saver.save(step(4))
        told = listener.next()
        assert isinstance(told, Saver.Stands)
        assert told.trouble == Trouble(
            "not saved", "another program holds the file", "The file is in use.", kept=1
        )
    while not isinstance(told, Saver.Saved):
        told = listener.next()
    assert [doc["mood"] for doc in stored(tmp_path / "mindtui.json", "check_ins")] == [4]


def test_stopping_tells_what_could_not_be_saved(
    saver: Saver, file: JournalFile, step: Callable[[int], Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Step) -> None:
        raise OSError("no space")

    monkeypatch.setattr(file, "commit", refuse)
    first, second = step(4), step(5)
    saver.start()
    saver.save(first)
    saver.save(second)
    assert saver.stop() == [first, second]


def test_steps_that_come_after_the_end_are_saved_all_the_same(
    tmp_path: Path, saver: Saver, step: Callable[[int], Step]
) -> None:
    saver.save(step(4))
    assert saver.stop() == []
    saver.save(step(5))
    assert saver.stop() == []
    assert [doc["mood"] for doc in stored(tmp_path / "mindtui.json", "check_ins")] == [4, 5]


def test_whoever_is_in_a_hurry_waits_until_it_was_tried(
    tmp_path: Path, saver: Saver, step: Callable[[int], Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mindtui.ui.saver.LOOK_EVERY", 60)
    saver.start()
    saver.hurry(step(4), patience=10)
    assert [doc["mood"] for doc in stored(tmp_path / "mindtui.json", "check_ins")] == [4]


def test_of_the_drafts_of_a_form_only_the_newest_waits(saver: Saver) -> None:
    journal = Journal()
    journal.changed.append(lambda step: None if step is None else saver.save(step))
    for mood in (1, 2, 3):
        journal.keep_draft("check-in", {"mood": mood}, NOW)
    journal.keep_draft("plan", {"what": "Walk"}, NOW)
    journal.keep_draft("check-in", {}, NOW)
    assert [len(step.changes) for step in saver.pending] == [2, 1]


def test_a_change_by_another_program_is_told_once(
    tmp_path: Path, saver: Saver, listener: Listener, step: Callable[[int], Step]
) -> None:
    saver.start()
    saver.save(step(4))
    listener.next()
    other = JournalFile(tmp_path / "mindtui.json", program="shell")
    other.commit(step(9))
    other.close()
    told = listener.next()
    assert isinstance(told, Saver.FileChanged)
    assert sorted(entry.mood or 0 for entry in Journal(told.contents).all(CheckIn)) == [4, 9]
    assert saver.stop() == []
    assert listener.posted == []


def test_what_another_program_wrote_comes_with_the_acknowledgement(
    tmp_path: Path,
    saver: Saver,
    listener: Listener,
    step: Callable[[int], Step],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mindtui.ui.saver.LOOK_EVERY", 60)
    saver.start()
    saver.save(step(4))
    listener.next()
    other = JournalFile(tmp_path / "mindtui.json", program="shell")
    other.commit(step(9))
    other.close()
    saver.save(step(1))
    told = listener.next()
    assert isinstance(told, Saver.Saved)
    assert told.contents is not None
    assert sorted(entry.mood or 0 for entry in Journal(told.contents).all(CheckIn)) == [1, 4, 9]


def test_a_step_that_came_while_the_file_was_held_is_saved_although_the_end_was_impatient(
    tmp_path: Path,
    saver: Saver,
    file: JournalFile,
    step: Callable[[int], Step],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commit, is_at_work, may_go_on = file.commit, Event(), Event()

    def held(*steps: Step) -> object:
        is_at_work.set()
        assert may_go_on.wait(10)
        return commit(*steps)

    monkeypatch.setattr(file, "commit", held)
    first, second = step(4), step(5)
    saver.start()
    saver.save(first)
    assert is_at_work.wait(10)
    saver.save(second)
    assert saver.stop(0.01) == [first, second]
    may_go_on.set()
    assert saver.stop() == []
    assert [doc["mood"] for doc in stored(tmp_path / "mindtui.json", "check_ins")] == [4, 5]


def test_a_draft_that_a_later_one_replaced_is_not_among_what_could_not_be_saved(saver: Saver) -> None:
    journal = Journal()
    journal.changed.append(lambda step: None if step is None else saver.save(step))
    for mood in (1, 2):
        journal.keep_draft("check-in", {"mood": mood}, NOW)
    assert saver.stop() == []
