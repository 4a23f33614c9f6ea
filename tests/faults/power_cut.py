"""A program runs once under a recorder; then its folder is opened in every state a power cut could leave."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from shutil import rmtree
from typing import Any, NamedTuple

from tests.faults.deeds import Deed, first, mixed
from tests.faults.disk import Found, Model, found_after, lay_out
from tests.faults.recorder import Recorder
from tests.faults.subject import FILE, Subject, left_over, look
from tests.faults.verdict import Tally, Verdict, judge


class Story(NamedTuple):
    """What a program does in a folder, what one that starts later sees there, and how that one goes on.

    `prepare` makes what is there before; `go_on` gives the names of files that should be gone afterwards.
    """

    prepare: Callable[[Path], object]
    deeds: Callable[[Path], Iterable[Callable[[], object]]]
    look: Callable[[Path], Any]
    go_on: Callable[[Path], Iterable[str]] = lambda folder: ()


def record(story: Story, folder: Path) -> tuple[Recorder, list[Any]]:
    """Let the program run in `folder`; what it called, and what was seen before its deeds and after each."""
    folder.mkdir()
    story.prepare(folder)
    recorder = Recorder(folder)
    seen = [story.look(folder)]
    # All of it, since a file that was opened before writes in ways that nobody sees.
    with recorder.recording():
        for deed in story.deeds(folder):
            deed()
            recorder.done()
            seen.append(story.look(folder))
    return recorder, seen


def endure(
    story: Story, folder: Path, models: Iterable[Model] = Model, *, step: int = 1
) -> dict[Model, Tally]:
    """Look at every state, or each `step`-th, that the disk may have after the story in a new `folder`."""
    recorder, seen = record(story, folder)
    tallies = {}
    for model in models:
        tallies[model] = tally = Tally()
        for found in islice(found_after(recorder, model), 0, None, step):
            tally.add(*_verdict(story, found, seen, folder.with_name(f"{folder.name}-after")))
    return tallies


def _verdict(story: Story, found: Found, seen: list[Any], folder: Path) -> tuple[Verdict, object]:
    lay_out(found.tree, folder)
    try:
        verdict, why = judge(story.look, folder, seen, found.deeds)
        if verdict is Verdict.GOOD and (left := list(story.go_on(folder))):
            return Verdict.LEFT, left
        return verdict, f"{why}; { ({name: len(data or b'') for name, data in found.tree.items()}) }"
    finally:
        rmtree(folder)


def mixed_writes(subject: Subject, count: int, *, docs: int = 20) -> Story:
    """A file of some documents is changed `count` times through TinyDB's calls."""
    start = first(docs)

    def deeds(folder: Path) -> Iterator[Callable[[], object]]:
        with subject.open(folder / FILE) as db:
            for deed in islice(mixed(1, start.after({})), count):
                yield partial(deed.do, db)

    return Story(
        lambda folder: start.do_in(subject, folder / FILE),
        deeds,
        lambda folder: look(subject, folder / FILE),
        partial(_write_on, subject),
    )


def first_writes(subject: Subject, count: int) -> Story:
    """A program starts where there is nothing, not even the folder."""

    def deeds(folder: Path) -> Iterator[Callable[[], object]]:
        for deed in islice(mixed(2, {}), count):
            yield partial(deed.do_in, subject, folder / "new" / FILE)

    return Story(
        lambda folder: None,
        deeds,
        lambda folder: look(subject, folder / "new" / FILE),
        lambda folder: _write_on(subject, folder / "new"),
    )


def _write_on(subject: Subject, folder: Path) -> list[str]:
    before = look(subject, folder / FILE)
    deed = Deed("insert", "check_ins", ("on",), {"n": 0})
    deed.do_in(subject, folder / FILE)
    wrong = [] if look(subject, folder / FILE) == deed.after(before) else ["a write that was not taken"]
    return wrong + left_over(subject, folder)
