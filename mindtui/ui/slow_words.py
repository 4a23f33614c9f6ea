"""Words that take a moment to be found, beside a screen that shows its chart already."""

from collections.abc import Hashable
from datetime import date
from functools import partial
from time import sleep
from typing import Final, TypeAlias

from textual.dom import DOMNode
from textual.message import Message
from textual.worker import get_current_worker

from mindtui.charts.picture import FindMore, Sentences
from mindtui.faults import named, note_down
from mindtui.ui.desk import Desk

PAUSE: Final = 0.2
"""Seconds that a chart stands before its slow words are looked for."""

GROUP: Final = "words"
"""The name of the workers."""

FAILED: Final = "More about it could not be worked out ({}). {}"

_Now: TypeAlias = tuple[int, date, tuple[int, ...]]
"""The version of the journal, the day, and the weekdays of the weekend."""


class SlowWords:
    """Finds the slow words of the chart that its owner shows, and tells the owner with `Found`.

    What was found is kept while the journal, the day and the weekend are the same.
    """

    class Found(Message, bubble=False):
        """Words are there; to be handed to `take`."""

        def __init__(self, of: _Now, chart: Hashable, words: Sentences, *, failed: bool) -> None:
            super().__init__()
            self.of = of
            self.chart = chart
            self.words = words
            self.failed = failed

    def __init__(self, owner: DOMNode, desk: Desk) -> None:
        self.said: Sentences = ()
        """What is there of the words of the chart that is shown."""
        self._owner = owner
        self._desk = desk
        self._of = self._now()
        self._chart: Hashable = None
        self._kept: dict[Hashable, Sentences] = {}

    def show(self, chart: Hashable, find: FindMore | None) -> None:
        """Say the words of another chart from now on; `find` may be slow, and None finds nothing.

        `chart` is all that its words hang on besides those: its title would not do, for two ranges can have
        the same days.
        """
        if self._of != self._now():
            self._of, self._chart = self._now(), None
            self._kept.clear()
        if chart == self._chart:
            return
        self._chart, self.said = chart, self._kept.get(chart, ())
        self._owner.workers.cancel_group(self._owner, GROUP)
        if find is not None and chart not in self._kept:
            look = partial(self._look, self._of, chart, find)
            self._owner.run_worker(look, thread=True, group=GROUP)

    def known(self, chart: Hashable) -> Sentences | None:
        """The words of a chart where they are found already; None where they would have to be looked for."""
        return self._kept.get(chart) if self._of == self._now() else None

    def take(self, found: Found) -> bool:
        """Keep what was found while all that is the same; whether there is more to say now."""
        if found.of != self._now():
            return False
        if not found.failed:
            self._kept[found.chart] = found.words
        if found.chart != self._chart or found.words == self.said:
            return False
        self.said = found.words
        return True

    def _now(self) -> _Now:
        return self._desk.journal.version, self._desk.today, self._desk.weekend

    def _look(self, of: _Now, chart: Hashable, find: FindMore) -> None:
        worker = get_current_worker()

        def see_whether_to_go_on(_done: int = 0, _total: int = 0) -> None:
            if worker.is_cancelled:
                raise InterruptedError

        # Beside a thread that counts, each key waits for its turn: whoever pages on is not held up.
        sleep(PAUSE)
        failed = False
        try:
            see_whether_to_go_on()
            # Imported here, where no first chart waits for it.
            from mindtui.crew.crew import run_in_crew

            # Another core, if there is one, is left to the screen.
            words = find(partial(run_in_crew, progress=see_whether_to_go_on, most_hands=1))
        except InterruptedError:
            return
        except Exception as error:
            # The chart is right without them; they are no reason to end the app.
            failed, words = True, (FAILED.format(named(error), note_down(error)),)
        self._owner.post_message(self.Found(of, chart, words, failed=failed))
