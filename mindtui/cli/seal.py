"""`mindtui encrypt`, `decrypt` and `passphrase`: whether only a passphrase opens the data file."""

import os
from collections.abc import Callable, Sequence
from typing import Final, Literal, TypeVar

import click

from mindtui.cli.command import common_options, json_option, surroundings
from mindtui.cli.output import print_json, say, tell
from mindtui.cli.passphrase import ask_word, keyring, new_passphrase, one_moment
from mindtui.cli.session import backups_of, journal_file
from mindtui.cli.surroundings import Surroundings
from mindtui.errors import UsageError
from mindtui.storage.backups import Backup
from mindtui.storage.copies import copies_beside
from mindtui.storage.emergency import Emergency
from mindtui.storage.envelope import Envelope, Keyring, PassphraseNeeded
from mindtui.storage.sealing import Outcome, Sealing
from mindtui.wall_clock import now

F = TypeVar("F", bound="Callable[..., object] | click.Command")
Choice = Literal["encrypt", "delete", "keep"]

CHOICES: Final[dict[str, Choice]] = {"e": "encrypt", "": "encrypt", "d": "delete", "k": "keep"}

LOST: Final = (
    "A lost passphrase is a lost notebook: nobody and no program can open the file without it. "
    "Keep it where you will find it in a year, in a password manager or on paper."
)
ELSEWHERE: Final = "Exports, copies elsewhere, and what a disk still holds of deleted files are not touched."


def _backups_option(command: F) -> F:
    return click.option(
        "--backups",
        "choice",
        type=click.Choice(["encrypt", "delete", "keep"]),
        help="What becomes of backups that the new passphrase does not open; asked unless given.",
    )(command)


class _Work:
    """One of the three commands at work: the file, its backups, and what is said about them."""

    def __init__(self, ctx: click.Context, keys: Callable[[Surroundings], Keyring]) -> None:
        self.around = surroundings(ctx)
        for notice in self.around.notices:
            tell(notice)
        moment = now()
        self.path = self.around.locations.data
        self.file = journal_file(self.around, moment, keys(self.around))
        ctx.call_on_close(self.file.close)
        self.sealing = Sealing(self.file, backups_of(self.around, moment))
        self.done: dict[str, int] = {"encrypted": 0, "deleted": 0, "left": 0}

    def agrees(self, question: str, warning: str = "") -> bool:
        """Whether the person says yes; whoever gives a passphrase by descriptor has said it."""
        if self.around.passphrase_fd is not None:
            if warning:
                tell(warning)
            return True
        if ask_word(f"{warning}\n{question} [y/N]".lstrip()) in ("y", "yes"):
            return True
        tell("Nothing was changed.")
        return False

    def seal(self, label: str) -> None:
        """Put the file into an envelope that a new passphrase opens."""
        # It loads cryptography.
        from mindtui.storage.sealed import opened, sealed_with

        passphrase = new_passphrase(self.around.passphrase_fd)
        with one_moment():
            envelope = sealed_with(passphrase)
            # Proved before anything is written: what cannot be opened again is lost.
            opened(envelope.header, self.path, passphrase)
        self.put_into(envelope, label)

    def put_into(self, envelope: Envelope, label: str) -> None:
        """Put the file into another envelope."""
        # What could not be saved lies in a file of its own, in the envelope that this one had.
        for sentence in Emergency(self.file, os.environ).bring_in():
            tell(sentence)
        self.sealing.put_into(envelope, label)

    def see_to_backups(self, choice: Choice | None, what: str) -> None:
        """Deal with the backups that the passphrase does not open."""
        outside = self.sealing.outside()
        if not outside:
            return
        match choice or self._choose(outside, what):
            case "encrypt":
                self._count("encrypted", outside, self.sealing.reseal(outside))
            case "delete":
                self._count("deleted", outside, self.sealing.delete(outside))
            case _:
                self._count("left", outside, Outcome(len(outside)))
                tell(self._left(outside, what))

    def _left(self, outside: Sequence[Backup], what: str) -> str:
        return f"{_backups(len(outside))} {what}, in {self.around.locations.backups}."

    def _choose(self, outside: Sequence[Backup], what: str) -> Choice:
        if self.around.passphrase_fd is not None:
            return "encrypt"
        question = f"{_backups(len(outside))} {what}: encrypt, delete or keep as found? [E/d/k]"
        try:
            while (answer := CHOICES.get(ask_word(question)[:1])) is None:
                tell("Type e, d or k.")
        except (KeyboardInterrupt, click.Abort):
            # Whoever leaves here may think that nothing has happened.
            tell(f"\nThe new passphrase is set. {self._left(outside, what)}")
            raise
        return answer

    def _count(self, deed: str, backups: Sequence[Backup], outcome: Outcome) -> None:
        self.done[deed] += outcome.done
        if outcome.left:
            self.done["left"] += len(outcome.left)
            for reason in outcome.left:
                tell(f"Left as it was: {reason}")

    def report(self, sentence: str, *, as_json: bool) -> None:
        """Say what is true now."""
        for notice in self.file.take_notices():
            tell(notice)
        if as_json:
            is_sealed = self.file.envelope.is_sealed
            print_json({"file": str(self.path), "encrypted": is_sealed, "backups": self.done})
            return
        say(sentence)
        for deed in ("encrypted", "deleted"):
            if self.done[deed]:
                say(f"{_backups(self.done[deed])} {deed}.")


@click.command()
@_backups_option
@json_option
@common_options
@click.pass_context
def encrypt(ctx: click.Context, choice: Choice | None, as_json: bool) -> int:
    """Encrypt the data file with a passphrase.

    Without the passphrase nobody can open it again. Open windows of MindTUI ask for it at once.
    """
    work = _Work(ctx, lambda _: Keyring())
    try:
        work.file.read()
    except PassphraseNeeded:
        raise UsageError(
            f"{work.path} is encrypted already.", "Change its passphrase with: mindtui passphrase"
        ) from None
    if not work.agrees(f"Encrypt {work.path}? The passphrase is asked next.", LOST):
        return 1
    work.seal("encrypt")
    work.see_to_backups(choice, "can be read without the passphrase")
    folder = work.path.parent
    left = (".note-*", ".thought-*", "thought-*.txt")
    for note in sorted(path for kind in left for path in folder.glob(kind)):
        tell(f"{note} was left by an editor and is not encrypted: read it, then remove it.")
    for copy in copies_beside(work.path):
        tell(f"{copy} is another copy of your data and was not encrypted: merge it, then remove it.")
    work.report(f"{work.path} is encrypted now. {ELSEWHERE}", as_json=as_json)
    return 0


@click.command()
@json_option
@common_options
@click.pass_context
def decrypt(ctx: click.Context, as_json: bool) -> int:
    """Take the encryption off again."""
    work = _opened(ctx)
    if not work.agrees(f"Decrypt {work.path}, so that anyone who can open the file can read it?"):
        return 1
    work.put_into(Envelope(), "decrypt")
    work.report(f"{work.path} is no longer encrypted.", as_json=as_json)
    if outside := work.sealing.outside():
        tell(f"{_backups(len(outside))} can still be opened with the passphrase only: keep it with them.")
    return 0


@click.command()
@_backups_option
@json_option
@common_options
@click.pass_context
def passphrase(ctx: click.Context, choice: Choice | None, as_json: bool) -> None:
    """Change the passphrase.

    With --passphrase-fd the first line is the old one, the second the new one.
    """
    work = _opened(ctx)
    tell(LOST)
    work.seal("passphrase")
    work.see_to_backups(choice, "cannot be opened with the new passphrase")
    work.report(f"{work.path} has a new passphrase. {ELSEWHERE}", as_json=as_json)


def _opened(ctx: click.Context) -> _Work:
    """The work on a file that is encrypted, once its passphrase is known."""
    work = _Work(ctx, keyring)
    work.file.read()
    if not work.file.envelope.is_sealed:
        raise UsageError(f"{work.path} is not encrypted.", "Encrypt it with: mindtui encrypt")
    return work


def _backups(count: int) -> str:
    return "1 backup" if count == 1 else f"{count} backups"
