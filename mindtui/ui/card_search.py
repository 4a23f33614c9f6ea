"""The insight cards of a journal, worked out beside the place that shows them."""

from collections.abc import Callable
from datetime import date
from functools import partial
from time import monotonic
from typing import Final

from msgspec import Struct
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import get_current_worker

from mindtui.crew.crew import run_in_crew
from mindtui.insights.cards.card import Deck
from mindtui.insights.cards.deck import cards
from mindtui.insights.cards.diary import Diary
from mindtui.insights.cards.reading import read_diary
from mindtui.ui.desk import Desk

PAUSE: Final = 0.05
"""Seconds in which the next key may ask for other cards, and has not to wait until these are begun."""

PATIENCE: Final = 1.0
"""Seconds between two words about how far the work is."""

GROUP: Final = "cards"
"""The name of the workers."""


class Subject(Struct, frozen=True):
    """What cards are made from: the same gives the same cards. `since` begins the window of trends."""

    version: int
    today: date
    since: date
    typical: tuple[date, date] | None
    weekend: tuple[int, ...]


class CardSearch:
    """Works cards out in a thread of its owner, and keeps the last ones that were found.

    It tells the owner with `Looked` and `Found`; an error that nobody foresaw is one of the worker.
    """

    class Looked(Message, bubble=False):
        """So much of all that is to be worked out is done; once a second at most."""

        def __init__(self, done: int, total: int) -> None:
            super().__init__()
            self.done = done
            self.total = total

    class Found(Message, bubble=False):
        """Cards are there; to be handed to `take`."""

        def __init__(self, subject: Subject, deck: Deck) -> None:
            super().__init__()
            self.subject = subject
            self.deck = deck

    def __init__(self, owner: Widget, desk: Desk, since: Callable[[], date]) -> None:
        self.deck = Deck(())
        """The cards that are there; see `is_older`."""
        self._owner = owner
        self._desk = desk
        self._since = since
        self._made_from: Subject | None = None
        self._looking_at: Subject | None = None
        self._begins: Timer | None = None

    @property
    def is_looking(self) -> bool:
        """Whether cards are being worked out."""
        return self._looking_at is not None

    @property
    def is_older(self) -> bool:
        """Whether the cards that are there were made from something else than what is asked for now."""
        return self._made_from not in (None, self._subject())

    def ask(self, *, may_begin: bool = True) -> bool:
        """See that the cards of now are there or looked for, and no others are. Whether a search began."""
        subject = self._subject()
        if subject == self._looking_at:
            return False
        self.give_up()
        if subject == self._made_from or not may_begin:
            return False
        self._looking_at = subject
        self._begins = self._owner.set_timer(PAUSE, partial(self._begin, subject))
        return True

    def _begin(self, subject: Subject) -> None:
        if subject != self._looking_at:
            # Given up when the pause was over already.
            return
        diary = read_diary(
            self._desk.journal,
            today=subject.today,
            since=subject.since,
            typical=subject.typical,
            weekend=subject.weekend,
        )
        work = partial(self._work_out, diary, subject)
        self._owner.run_worker(work, thread=True, exclusive=True, group=GROUP, exit_on_error=False)

    def give_up(self) -> None:
        """Look no further; what was found before stays."""
        if self._begins is not None:
            self._begins.stop()
        if self._looking_at is not None:
            self._looking_at = None
            self._owner.workers.cancel_group(self._owner, GROUP)

    def take(self, found: Found) -> bool:
        """Keep the cards, unless others are looked for by now; whether they are kept."""
        if found.subject != self._looking_at:
            return False
        self.deck, self._made_from, self._looking_at = found.deck, found.subject, None
        return True

    def _subject(self) -> Subject:
        desk = self._desk
        return Subject(
            desk.journal.version, desk.today, self._since(), desk.settings.typical_days, desk.weekend
        )

    def _work_out(self, diary: Diary, subject: Subject) -> None:
        worker, told = get_current_worker(), monotonic()

        def tell(done: int, total: int) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise InterruptedError
            if monotonic() - told >= PATIENCE:
                told = monotonic()
                self._owner.post_message(self.Looked(done, total))

        try:
            deck = cards(diary, progress=tell, run=run_in_crew)
        except InterruptedError:
            return
        self._owner.post_message(self.Found(subject, deck))
