"""A program runs once under a recorder; then its folder is opened in every state a power cut could leave."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from math import ceil
from pathlib import Path
from shutil import rmtree
from typing import Any, NamedTuple

from tests.faults.deeds import Deed, first, mixed
from tests.faults.disk import Model, found_after, lay_out
from tests.faults.recorder import Recorder
from tests.faults.subject import FILE, Subject, left_over, look
from tests.faults.verdict import Tally, Verdict, judge


class Story(NamedTuple):
    """What a program does in a folder, what one that starts later sees there, and how that one goes on.

    `prepare` makes what is there before; `go_on` gives the names of files that should be gone afterwards.
    What `keeps` gives after an acknowledged deed it must give ever after, but for what the next deed takes.
    """

    prepare: Callable[[Path], object]
    deeds: Callable[[Path], Iterable[Callable[[], object]]]
    look: Callable[[Path], Any]
    go_on: Callable[[Path], Iterable[str]] = lambda folder: ()
    keeps: Callable[[Path], set[str]] = lambda folder: set()


class Seen(NamedTuple):
    """What a program that starts finds, and what is kept beside."""

    found: Any
    kept: set[str]


def record(story: Story, folder: Path) -> tuple[Recorder, list[Seen]]:
    """Let the program run in `folder`; what it called, and what was seen before its deeds and after each."""
    folder.mkdir()
    story.prepare(folder)
    recorder = Recorder(folder)
    seen = [see(story, folder)]
    # All of it, since a file that was opened before writes in ways that nobody sees.
    with recorder.recording():
        for deed in story.deeds(folder):
            deed()
            recorder.done()
            seen.append(see(story, folder))
    return recorder, seen


def see(story: Story, folder: Path) -> Seen:
    """Look at a folder as a program that starts now."""
    return Seen(story.look(folder), story.keeps(folder))


def endure(
    story: Story, folder: Path, models: Iterable[Model] = Model, *, most: int | None = None
) -> dict[Model, Tally]:
    """Look at each state that the disk may have after the story in a new `folder`.

    Of a model that has more than `most`, only at as many, spread evenly.
    """
    recorder, seen = record(story, folder)
    rmtree(folder)
    tallies = {}
    for model in models:
        tallies[model] = tally = Tally()
        states = list(found_after(recorder, model))
        for found in states[:: ceil(len(states) / most) if most else 1]:
            # In the very place where it was, since some files know the path of another.
            lay_out(found.tree, folder)
            try:
                verdict, why = verdict_on(story, folder, seen, found.deeds, kept=seen[found.deeds].kept)
            finally:
                rmtree(folder)
            tally.add(verdict, f"{why}; { ({name: len(data or b'') for name, data in found.tree.items()}) }")
    return tallies


def verdict_on(
    story: Story, folder: Path, seen: Sequence[Seen], told: int, *, kept: set[str]
) -> tuple[Verdict, object]:
    """What became of a folder after so many deeds were told of; the program goes on there. `kept` must be."""
    verdict, why = judge(story.look, folder, [one.found for one in seen], told)
    if verdict is not Verdict.GOOD:
        return verdict, why
    try:
        if lost := (kept & seen[min(told + 1, len(seen) - 1)].kept) - story.keeps(folder):
            return Verdict.LOST, f"{lost} after {told} deeds"
        left = list(story.go_on(folder))
    except Exception as error:  # any way in which a program may fail to go on is what is asked for
        return Verdict.UNREADABLE, f"afterwards {error!r}"
    return (Verdict.LEFT, left) if left else (Verdict.GOOD, "")


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
