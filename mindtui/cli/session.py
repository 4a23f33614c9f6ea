"""One command at work on the data file: journal, clock and saving."""

from datetime import datetime

import click

from mindtui.cli.command import surroundings
from mindtui.cli.output import tell
from mindtui.cli.passphrase import keyring
from mindtui.cli.surroundings import Surroundings
from mindtui.domain.clock import day_of, in_words
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.domain.record import Record
from mindtui.domain.when import When, parse_when
from mindtui.errors import UsageError
from mindtui.storage.backups import Backups
from mindtui.storage.envelope import Keyring
from mindtui.storage.journal_file import JournalFile
from mindtui.wall_clock import now


class Session:
    """The journal of one command. A step is in the file before the call that took it returns."""

    def __init__(self, around: Surroundings, now: datetime, *, may_ask: bool = True) -> None:
        self.around = around
        self.now = now
        self.day_starts_at = around.settings.day_starts_at
        self.today = day_of(now, self.day_starts_at)
        self.file = journal_file(around, now, keyring(around, may_ask=may_ask))
        self.journal = Journal(
            self.file.read(), program="shell", day_starts_at=self.day_starts_at, refusal=self.file.refusal
        )
        self.journal.changed.append(self._save)

    def moment(self, text: str) -> When:
        """The past moment that a phrase means; just "today" is now. UsageError for the future."""
        when = parse_when(text, self.now, day_starts_at=self.day_starts_at)
        if when.day_only and day_of(when.at, self.day_starts_at) == self.today:
            return parse_when("now", self.now)
        if when.at > self.now:
            day = day_of(when.at, self.day_starts_at)
            what = in_words(day, self.today) if when.day_only else self.in_words(when.at)
            raise UsageError(
                f"{what} has not come yet.",
                "Write a moment that is past, like “yesterday 21:30”.",
            )
        return when

    def in_words(self, moment: datetime) -> str:
        """A moment as one says it: "21:30" today, "yesterday 21:30", "Mon, Nov 23 21:30"."""
        day = day_of(moment, self.day_starts_at)
        return f"{moment:%H:%M}" if day == self.today else f"{in_words(day, self.today)} {moment:%H:%M}"

    def _save(self, step: Step | None) -> None:
        if step is None:
            return
        fresh = self.file.commit(step)
        if fresh is not None:
            self.journal.renew(fresh)
        for notice in self.file.take_notices():
            tell(notice)


def open_session(ctx: click.Context, *, may_ask: bool = True) -> Session:
    """The session of this call; what is wrong with the settings is told on standard error.

    Where the data file is encrypted, its passphrase is asked for here, before anything is read or typed;
    NeedsTerminal where nobody can be asked or `may_ask` forbids it.
    """
    around = surroundings(ctx)
    for notice in around.notices:
        tell(notice)
    session = Session(around, now(), may_ask=may_ask)
    ctx.call_on_close(session.file.close)
    for notice in session.file.take_notices():
        tell(notice)
    return session


def journal_file(around: Surroundings, now: datetime, keys: Keyring) -> JournalFile:
    """The data file of this call."""
    return JournalFile(
        around.locations.data,
        program="shell",
        history=around.settings.history,
        keys=keys,
        backups=backups_of(around, now),
    )


def backups_of(around: Surroundings, now: datetime) -> Backups:
    """The backups of the data file of this call."""
    places, settings = around.locations, around.settings
    return Backups(
        places.backups,
        places.data.name,
        lambda: now,
        keep=settings.backups,
        day_starts_at=settings.day_starts_at,
    )


def handle(record: Record) -> str:
    """The end of a record's id, enough to name it; the beginning is a time that neighbors share."""
    return record.id[-8:]
