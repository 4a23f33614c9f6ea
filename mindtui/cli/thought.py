"""`mindtui thought`: a thought record, written in the person's own editor or read from a text."""

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from mindtui.cli.command import common_options, json_option
from mindtui.cli.output import print_encoded, print_json, print_json_list, say, shortened, tell
from mindtui.cli.session import Session, handle, open_session
from mindtui.content.challenge_questions import challenge_questions
from mindtui.content.thinking_patterns import shipped_patterns
from mindtui.domain.text import harmless
from mindtui.domain.thinking import Kept, keep_record
from mindtui.domain.thought import ThinkingPattern, ThoughtRecord
from mindtui.domain.when import parse_when
from mindtui.editor import EditorFailed, edit_text, left_files
from mindtui.errors import DataFileError, MindTUIError, NeedsTerminal, NothingFound, UsageError
from mindtui.exchange.thought_text import Names, read_thought, thought_text
from mindtui.storage.atomic_file import add_file, make_folder_of
from mindtui.wall_clock import now

LONGEST_TEXT = 1_000_000


@click.command()
@click.argument("record_id", metavar="[ID]", required=False)
@click.option("--quick", is_flag=True, help="Leave out patterns, evidence and questions.")
@click.option("--from", "source", metavar="FILE", help="Read the text from FILE, or from standard input (-).")
@click.option("--print", "only_print", is_flag=True, help="Print the text to fill in, and keep nothing.")
@click.option("--list", "only_list", is_flag=True, help="List thought records, the newest first.")
@json_option
@common_options
@click.pass_context
def thought(
    ctx: click.Context,
    record_id: str | None,
    quick: bool,
    source: str | None,
    only_print: bool,
    only_list: bool,
    as_json: bool,
) -> int:
    """Write a thought record in your editor.

    With ID an earlier record or a draft is opened. What is half filled stays a draft, to go on with here or
    in the app. The editor is the one in VISUAL or EDITOR.
    """
    session = open_session(ctx)
    if only_list:
        return _list(session, as_json=as_json)
    base = _held(session, record_id) if record_id else _blank(session.now, quick=quick)
    names = names_of(session)
    if only_print:
        text = thought_text(base, names).removesuffix("\n")
        # Into a file it goes as it is: read again, no mark of the text may be missing.
        print_encoded(_harmless_lines(text) if sys.stdout.isatty() else text)
        return 0
    session.journal.must_take_changes()
    _tell_what_is_left(session)
    given = None if source is None else _given(source)
    written = _Written(session, base, names, source)
    kept = written.read(given) if given is not None else written.edit()
    _tell_what_is_read(session, source)
    if as_json:
        print_json(kept.record)
        return 0
    say(_told(kept))
    if kept.cards:
        tell("The thought came back, so its practice is on the first step again.")
    return 0


class _Aside(Struct, frozen=True):
    """A text that was put aside, its file, or None where it is on the screen instead, and how to say so."""

    text: str
    path: Path | None
    said: str


class _Written:
    """The text of one record on its way into the journal; whatever goes wrong, it is not lost."""

    def __init__(self, session: Session, base: ThoughtRecord, names: Names, source: str | None) -> None:
        self._session = session
        self._base = base
        self._names = names
        self._source = source
        self._aside: _Aside | None = None

    def read(self, text: str) -> Kept:
        """Keep what a text says."""
        try:
            return self._keep(text)
        except NothingFound:
            raise
        except MindTUIError as error:
            if self._source == "-":
                self._say_where(error, text)
            raise

    def edit(self) -> Kept:
        """Keep what the editor gives back; in a terminal it opens again where that is not understood."""
        if not (sys.stdin.isatty() or os.environ.get("VISUAL") or os.environ.get("EDITOR")):
            raise NeedsTerminal(
                "mindtui thought opens an editor and needs a terminal.",
                "Print the text to fill in with --print, and read it with: mindtui thought --from FILE",
            )
        text = blank = thought_text(self._base, self._names)
        while True:
            try:
                text = edit_text(text, self._folder, what="thought", hand_over=self._taken_back)
                return self._keep(text)
            except NothingFound:
                raise
            except MindTUIError as error:
                if isinstance(error, EditorFailed):
                    text = error.text
                if text.strip() == blank.strip():
                    raise
                if not (isinstance(error, UsageError) and self._goes_on(error, text)):
                    self._say_where(error, text)
                    raise

    @property
    def _folder(self) -> Path:
        return self._session.around.locations.data.parent

    def _keep(self, text: str) -> Kept:
        base, session = self._base, self._session
        read = read_thought(text, base, self._names, lambda phrase: session.moment(phrase).at)
        if read == base:
            raise NothingFound("Nothing was written, so nothing is kept.")
        record = _placed(read).admitted()
        return keep_record(session.journal, record, now(), base=base if base.id else None)

    def _goes_on(self, error: MindTUIError, text: str) -> bool:
        """Whether the person opens the editor once more; the text is safe also when they leave here."""
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return False
        # Before it is asked: a terminal that closes now takes along what is nowhere else.
        where = self._put_aside(text)
        try:
            return click.confirm(f"{harmless(str(error))} Open the editor again?", default=True, err=True)
        except (click.Abort, KeyboardInterrupt):
            tell(f"\n{where}")
            raise

    @contextmanager
    def _taken_back(self) -> Iterator[None]:
        """The editor has the text in a file of its own again."""
        if self._aside is not None and self._aside.path is not None:
            with suppress(OSError):
                self._aside.path.unlink()
        self._aside = None
        yield

    def _say_where(self, error: MindTUIError, text: str) -> None:
        """Let an error say besides where the text is."""
        error.hint = f"{error.hint} {self._put_aside(text)}".strip()

    def _put_aside(self, text: str) -> str:
        """Put the text into a file of its own, or where that fails before the person; says which."""
        if self._aside is None or self._aside.text != text:
            self._aside = self._new_aside(text)
        return self._aside.said

    def _new_aside(self, text: str) -> _Aside:
        path = self._folder / f"thought-{now():%Y-%m-%d-%H%M%S}.txt"
        again = " ".join(
            filter(None, ("mindtui thought", self._base.id[-8:], "--from", shlex.quote(str(path))))
        )
        try:
            make_folder_of(path)
            add_file(path, text.encode("utf-8", "replace"))
        except MindTUIError:
            tell(text)
            return _Aside(text, None, "What you wrote could not be put into a file; it stands above.")
        said = f"What you wrote is in {path}, not encrypted. Correct it there, then: {again}"
        return _Aside(text, path, said)


def _harmless_lines(text: str) -> str:
    """Text of several lines that steers no terminal."""
    return "\n".join(map(harmless, text.split("\n")))


def _blank(moment: datetime, *, quick: bool) -> ThoughtRecord:
    return ThoughtRecord(at=parse_when("now", moment).at, quick=quick)


def _held(session: Session, record_id: str) -> ThoughtRecord:
    found = session.journal.find(record_id)
    if not isinstance(found, ThoughtRecord):
        raise UsageError(
            f"“{shortened(record_id)}” is the id of a {found.words}, not of a thought record.",
            "See them with: mindtui thought --list",
        )
    return found


def names_of(session: Session) -> Names:
    """What every thinking pattern and question is called."""
    patterns = (*shipped_patterns(), *session.journal.all(ThinkingPattern))
    return Names(
        {pattern.id: pattern.name for pattern in patterns},
        {one.id: one.question for one in challenge_questions()},
    )


def _placed(record: ThoughtRecord) -> ThoughtRecord:
    """The record on the step where it was left; finished once it was looked at again."""
    looked_again = record.belief_after is not None or any(one.after is not None for one in record.feelings)
    if record.is_finished or (record.thought.strip() and record.fairer_thought.strip() and looked_again):
        return replace(record, state="finished", step=7)
    steps = {
        1: record.situation,
        2: record.thought,
        3: record.feelings,
        4: record.quick or record.patterns,
        5: record.quick or record.evidence_for or record.evidence_against,
        6: record.fairer_thought,
    }
    return replace(record, step=next((step for step, said in steps.items() if not said), 7))


def _given(source: str) -> str:
    """The text of a file or of standard input."""
    try:
        if source == "-":
            text = sys.stdin.read(LONGEST_TEXT + 1)
        else:
            with Path(source).expanduser().open(encoding="utf-8", newline="") as file:
                text = file.read(LONGEST_TEXT + 1)
    except UnicodeDecodeError as error:
        raise DataFileError(
            f"{source} is not UTF-8 text.", "Convert it first, for example with iconv."
        ) from error
    except OSError as error:
        raise DataFileError(f"{source} cannot be read: {error.strerror}.", "Name another file.") from error
    if len(text) > LONGEST_TEXT:
        raise UsageError("The text is longer than a million characters.", "Keep it in a file of its own.")
    return text


def _tell_what_is_left(session: Session) -> None:
    for path in left_files(session.around.locations.data.parent, "thought"):
        again = f"mindtui thought --from {shlex.quote(str(path))}"
        tell(f"{path} was left by an editor. To keep what it says: {again}; then remove it.")


def _tell_what_is_read(session: Session, source: str | None) -> None:
    """A text that was put aside is in the journal now, and stays readable beside it until it is removed."""
    path = Path(source or "-").expanduser().absolute()
    if path.parent == session.around.locations.data.parent and path.match("thought-*.txt"):
        tell(f"{path} is not needed any more: remove it.")


def _told(kept: Kept) -> str:
    """That it is kept, without a word of it."""
    record = kept.record
    if not record.is_finished:
        return f"Kept as a draft. Go on with: mindtui thought {handle(record)}"
    moved = f": {figures}" if (figures := _figures(record)) else ""
    return f"Kept the thought record{moved}. Undo: mindtui undo"


def _figures(record: ThoughtRecord) -> str:
    """Belief and the strongest feeling, before and after."""
    strongest = record.strongest
    rows = [("belief", record.belief_before, record.belief_after)]
    if strongest is not None:
        rows.append((shortened(strongest.name), strongest.before, strongest.after))
    return ", ".join(
        f"{name} {before}" if after is None else f"{name} {'?' if before is None else before} → {after}"
        for name, before, after in rows
        if before is not None or after is not None
    )


def _list(session: Session, *, as_json: bool) -> int:
    records = session.journal.all(ThoughtRecord)[::-1]
    if as_json:
        return print_json_list(records)
    if not records:
        raise NothingFound("There is no thought record yet.", "Write one with: mindtui thought")
    for record in records:
        parts = [shortened(record.title()), _figures(record), "" if record.is_finished else "draft"]
        say(f"{record.at:%Y-%m-%d %H:%M}  {' · '.join(filter(None, parts))}  [{handle(record)}]")
    return 0
