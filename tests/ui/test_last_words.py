"""What is done before the end, when not everything can be saved."""

from pathlib import Path
from typing import Any, cast

import pytest

from mindtui.domain.check_in import CheckIn
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.errors import Locked
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.drafts import Drafts
from mindtui.ui.last_words import LastWords
from mindtui.ui.saver import Saver
from tests.support.app import NOW


class Words:
    """Last words over a file that somebody else holds."""

    def __init__(self, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: Step) -> None:
            raise Locked("The file is in use.")

        file = JournalFile(data)
        monkeypatch.setattr(file, "commit", refuse)
        self.journal = Journal()
        self.saver = Saver(cast("Any", None), file, {})
        # Nobody reads what it posts: its thread is not started, so that it works where it is called.
        monkeypatch.setattr(self.saver, "_tell", lambda _: None)
        self.journal.changed.append(lambda step: None if step is None else self.saver.save(step))
        self.last = LastWords(self.saver, Drafts(self.journal, lambda: NOW, lambda: None))

    def add(self, mood: int) -> None:
        self.journal.add(CheckIn(at=NOW, mood=mood), NOW)


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Words:
    return Words(tmp_path / "mindtui.json", monkeypatch)


def copies(folder: Path) -> list[Path]:
    return sorted(folder.glob(".mindtui-unsaved-*.json"))


def test_a_later_copy_takes_the_place_of_the_earlier(words: Words, tmp_path: Path) -> None:
    words.add(4)
    words.last.speak(1)
    (first,) = copies(tmp_path)
    words.add(5)
    words.last.speak(1)
    assert copies(tmp_path) == [words.last.kept_in]
    assert not first.exists()
    assert len(words.last.unsaved) == 2


def test_the_earlier_copy_stays_where_no_place_takes_a_later_one(
    words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words.add(4)
    words.last.speak(1)
    monkeypatch.setattr(words.saver, "keep_aside", lambda _: None)
    words.add(5)
    words.last.speak(1)
    assert len(copies(tmp_path)) == 1
    assert "are lost" in words.last.in_words(tmp_path / "mindtui.json")
