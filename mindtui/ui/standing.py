"""How it stands between the app and its file, in words."""

import errno
from typing import Literal

from msgspec import Struct

from mindtui.errors import Damaged, Locked, MindTUIError
from mindtui.storage.atomic_file import FileGone
from mindtui.storage.envelope import PassphraseNeeded

Kind = Literal["not saved", "unconfirmed", "not readable"]

_FULL = {errno.ENOSPC, errno.EDQUOT}


class Trouble(Struct, frozen=True):
    """What is wrong. `reason` in a few words, `sentence` with where and what to do next.

    `kept`: how many changes only the app holds; none of them where just a draft waits. `needs_passphrase`:
    the key of the file is not known. `is_damage`: it is gone or damaged, and may be brought back.
    """

    kind: Kind
    reason: str
    sentence: str
    kept: int = 0
    needs_passphrase: bool = False
    is_damage: bool = False

    def status(self) -> str:
        """The line that stays on every screen until it is over."""
        mend = ". F4 brings it back" if self.is_damage else ""
        match self.kind:
            case "unconfirmed":
                return f"Saved, but the disk did not confirm it: {self.reason}"
            case "not readable":
                return f"The data file cannot be read: {self.reason}{mend}"
        return f"NOT SAVED: {self.reason} ({self.kept_in_words()} kept here){mend}"

    def kept_in_words(self) -> str:
        """What only the app holds."""
        if not self.kept:
            return "what you are typing is"
        return "1 change" if self.kept == 1 else f"{self.kept} changes"


def trouble_of(kind: Kind, error: Exception, kept: int = 0) -> Trouble:
    """The trouble that an error tells of."""
    is_damage = isinstance(error, FileGone | Damaged)
    sentence = f"{error.args[0]} Press F4 to bring it back." if is_damage else str(error)
    return Trouble(kind, _reason(error), sentence, kept, isinstance(error, PassphraseNeeded), is_damage)


def _reason(error: Exception) -> str:
    cause = error.__cause__ if isinstance(error, MindTUIError) else error
    if isinstance(cause, OSError):
        return "disk full" if cause.errno in _FULL else (cause.strerror or str(cause)).lower()
    if isinstance(error, Damaged):
        return "the file is damaged"
    if isinstance(error, FileGone):
        return "the file is gone"
    if isinstance(error, PassphraseNeeded):
        return "its passphrase is needed"
    if isinstance(error, Locked):
        return "another program holds the file"
    return error.message if isinstance(error, MindTUIError) else str(error) or type(error).__name__
