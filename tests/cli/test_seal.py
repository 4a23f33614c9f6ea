"""`mindtui encrypt`, `decrypt` and `passphrase`, and every other command on an encrypted file."""

import json
import os
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from mindtui.cli.passphrase import one_moment
from mindtui.domain.check_in import CheckIn
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.errors import DataFileError
from mindtui.storage import sealed
from mindtui.storage.emergency import Emergency
from mindtui.storage.envelope import Keyring, is_sealed
from mindtui.storage.journal_file import JournalFile
from tests.cli.conftest import Ran, TestShell
from tests.support.app import NOW
from tests.support.shell import MINDTUI, environment, until
from tests.support.terminal import Terminal

SECRET = "a word that nobody shall find"
PASSPHRASE = "correct horse"
CHEAP = sealed.ByArgon2(memory=8, passes=1, lanes=1)


class GivingShell:
    """A shell that gives lines on a file descriptor."""

    def __init__(self, shell: TestShell) -> None:
        self.shell = shell
        self.home = shell.home
        self.data = shell.data

    def __call__(self, *args: str, lines: str | bytes = PASSPHRASE, stdin: str | None = None) -> Ran:
        reading, writing = os.pipe()
        os.write(writing, lines if isinstance(lines, bytes) else f"{lines}\n".encode())
        os.close(writing)
        try:
            return self.shell("--passphrase-fd", str(reading), *args, stdin=stdin)
        finally:
            os.close(reading)

    def everything(self) -> bytes:
        """All bytes of all files of the folder."""
        return b"".join(path.read_bytes() for path in sorted(self.home.rglob("*")) if path.is_file())


@pytest.fixture
def giving(shell: TestShell, monkeypatch: pytest.MonkeyPatch) -> GivingShell:
    """A notebook with one word in it; keys are derived with little work."""
    monkeypatch.setattr(sealed, "_best_derivation", lambda: CHEAP)
    # Nobody who runs the tests in a terminal shall be asked.
    monkeypatch.setattr("getpass.getpass", lambda prompt: pytest.fail(prompt))
    monkeypatch.setattr("mindtui.cli.seal.ask_word", lambda question: pytest.fail(question))
    shell.ok("log", "6", "--note", SECRET, "--tag", "work")
    return GivingShell(shell)


def test_nothing_in_plain_text_is_left(giving: GivingShell) -> None:
    giving.shell.ok("log", "7", "--note", f"{SECRET} again")
    assert giving.everything().count(SECRET.encode()) >= 2
    assert list(giving.home.glob("backups/*")) != []
    ran = giving("encrypt")
    assert ran.code == 0
    assert "is encrypted now" in ran.out
    assert "1 backup encrypted." in ran.out
    assert "A lost passphrase is a lost notebook" in ran.err
    assert SECRET.encode() not in giving.everything()
    assert all(is_sealed(path.read_bytes()) for path in [giving.data, *giving.home.glob("backups/*")])
    assert giving("log", "8", "--note", f"{SECRET} once more").code == 0
    assert SECRET.encode() not in giving.everything()
    assert giving("export").out.count(SECRET) == 3


def test_a_backup_of_what_was_there_before_is_kept_and_opens(giving: GivingShell) -> None:
    giving("encrypt")
    [backup] = giving.home.glob("backups/*_encrypt_*")
    assert SECRET in giving("--data", str(backup), "export").out


def test_backups_are_deleted_or_kept_on_demand(giving: GivingShell) -> None:
    giving.shell.ok("log", "7")
    assert len(list(giving.home.glob("backups/*"))) == 1
    ran = giving("encrypt", "--backups", "keep", "--json")
    assert ran.json == {
        "file": str(giving.data),
        "encrypted": True,
        "backups": {"encrypted": 0, "deleted": 0, "left": 1},
    }
    assert "1 backup can be read without the passphrase" in ran.err
    assert SECRET.encode() in giving.everything()
    assert giving("decrypt").code == 0
    giving("encrypt", "--backups", "delete")
    assert SECRET.encode() not in giving.everything()
    assert [path.name.split("_")[2] for path in giving.home.glob("backups/*_daily_*")] == []


def test_what_others_left_in_plain_text_is_named(giving: GivingShell) -> None:
    left, copy = giving.home / ".note-123-x", giving.home / "mindtui.sync-conflict-1.json"
    left.mkdir()
    copy.write_bytes(giving.data.read_bytes())
    ran = giving("encrypt")
    assert ran.code == 0
    assert f"{left} was left by an editor and is not encrypted" in ran.err
    assert f"{copy} is another copy of your data and was not encrypted" in ran.err


def keep_a_check_in_aside(giving: GivingShell) -> Path:
    """As a program does that cannot write the data file."""
    file = JournalFile(giving.data, keys=Keyring(lambda _: PASSPHRASE))
    journal = Journal(file.read())
    steps: list[Step | None] = []
    journal.changed.append(steps.append)
    journal.add(CheckIn(at=NOW, mood=3, note=f"{SECRET} kept aside"), NOW)
    aside = Emergency(file, {}).keep([step for step in steps if step])
    file.close()
    assert aside is not None
    return aside


@pytest.mark.parametrize("command", ["passphrase", "decrypt"])
def test_changes_that_only_the_old_passphrase_opens_come_in_first(giving: GivingShell, command: str) -> None:
    giving("encrypt")
    aside = keep_a_check_in_aside(giving)
    ran = giving(command, lines=f"{PASSPHRASE}\nanother")
    assert "1 change that could not be saved" in ran.err
    assert not aside.exists()
    assert giving("export", lines="another").out.count(f"{SECRET} kept aside") == 1


def test_changes_that_could_not_be_saved_before_come_in_first(giving: GivingShell) -> None:
    aside = keep_a_check_in_aside(giving)
    ran = giving("encrypt")
    assert "1 change that could not be saved" in ran.err
    assert not aside.exists()
    assert SECRET.encode() not in giving.everything()
    assert giving("export").out.count(f"{SECRET} kept aside") == 1


def test_a_notebook_can_be_encrypted_before_its_first_word(tmp_path: Path, giving: GivingShell) -> None:
    new = tmp_path / "new" / "notes.json"
    assert giving("--data", str(new), "encrypt").code == 0
    assert is_sealed(new.read_bytes())
    assert giving("--data", str(new), "log", "6").code == 0


def test_decrypt_makes_it_an_ordinary_file_again(giving: GivingShell) -> None:
    giving("encrypt")
    ran = giving("decrypt", "--json")
    assert (ran.code, ran.json["encrypted"]) == (0, False)
    assert "2 backups can still be opened" in ran.err
    assert [entry["note"] for entry in giving.shell.stored("check_ins")] == [SECRET]
    giving.shell.ok("log", "7")
    [backup] = giving.home.glob("backups/*_decrypt_*")
    assert is_sealed(backup.read_bytes())


def test_a_new_passphrase_takes_the_place_of_the_old_one_everywhere(giving: GivingShell) -> None:
    giving("encrypt")
    giving("log", "7")
    before = json.loads(giving.data.read_bytes().partition(b"\n")[0])
    ran = giving("passphrase", lines=f"{PASSPHRASE}\nanother")
    assert ran.code == 0
    after = json.loads(giving.data.read_bytes().partition(b"\n")[0])
    assert before["salt"] != after["salt"]
    assert before["key"] != after["key"]
    for path in [giving.data, *giving.home.glob("backups/*")]:
        assert giving("--data", str(path), "export").code == 6
        assert SECRET in giving("--data", str(path), "export", lines="another").out


def test_a_backup_that_a_third_passphrase_opens_is_left_alone(giving: GivingShell) -> None:
    giving("encrypt")
    giving("passphrase", "--backups", "keep", lines=f"{PASSPHRASE}\nanother")
    [old] = giving.home.glob("backups/*_encrypt_*")
    before = old.read_bytes()
    ran = giving("passphrase", "--json", lines="another\na third")
    assert ran.json["backups"] == {"encrypted": 1, "deleted": 0, "left": 1}
    assert "Left as it was" in ran.err
    assert old.read_bytes() == before


def test_what_is_so_already_is_said(giving: GivingShell) -> None:
    assert "is not encrypted" in giving("decrypt").err
    assert "is not encrypted" in giving("passphrase").err
    giving("encrypt")
    before = giving.data.read_bytes()
    ran = giving("encrypt")
    assert (ran.code, ran.out) == (2, "")
    assert "encrypted already" in ran.err
    assert giving.data.read_bytes() == before


@pytest.mark.parametrize(
    ("lines", "why"),
    [("", "empty passphrase"), (b"", "gives no passphrase"), (b"\xff\n", "not UTF-8"), ("x" * 5000, "4096")],
)
def test_a_passphrase_that_cannot_be_is_refused(giving: GivingShell, lines: str | bytes, why: str) -> None:
    before = giving.everything()
    ran = giving("encrypt", lines=lines)
    assert ran.code == 2
    assert why in ran.err
    assert giving.everything() == before


def test_a_descriptor_that_is_none_is_said(giving: GivingShell) -> None:
    ran = giving.shell("encrypt", "--passphrase-fd", "987")
    assert ran.code == 2
    assert "File descriptor 987 cannot be read: bad file descriptor." in ran.err
    assert giving.shell("encrypt", "--passphrase-fd", "-1").code == 2


def test_a_wrong_passphrase_is_told_from_damage(giving: GivingShell) -> None:
    giving("encrypt")
    whole = giving.data.read_bytes()
    wrong = giving("today", lines="wrong")
    assert (wrong.code, wrong.out) == (6, "")
    assert "is not the passphrase" in wrong.err
    for at in (40, -10):
        giving.data.write_bytes(whole[:at] + b"?" + whole[at:][1:])
        for lines in (PASSPHRASE, "wrong") if at == 40 else (PASSPHRASE,):
            ran = giving("today", lines=lines)
            assert ran.code == 3
            assert "damaged" in ran.err


@pytest.mark.parametrize(
    "command",
    ["log 7", "plan Read", "today", "due", "search word", "trends", "stress-day", "undo", "export"],
)
def test_every_command_opens_it(giving: GivingShell, command: str) -> None:
    giving("encrypt")
    ran = giving(*command.split())
    assert ran.code == (1 if command == "due" else 0), ran.err
    assert SECRET.encode() not in giving.everything()


@pytest.mark.parametrize(
    "command", ["help-card", "path", "config", "config get theme", "log --help", "--help"]
)
def test_what_needs_no_record_never_asks(giving: GivingShell, command: str) -> None:
    giving("encrypt")
    giving.shell.ok(*command.split())


def test_the_passphrase_and_the_note_may_come_through_one_pipe(giving: GivingShell) -> None:
    giving("encrypt")
    ran = subprocess.run(
        [*MINDTUI, "log", "6", "--note", "-", "--passphrase-fd", "0", "--json"],
        env=environment(giving.home),
        input=f"{PASSPHRASE}\r\nwhat the wind said\n".encode(),
        capture_output=True,
        check=True,
    )
    assert json.loads(ran.stdout)["note"] == "what the wind said"


@pytest.mark.parametrize("command", ["due", "today", "log 6", "encrypt", "decrypt", "passphrase", "check-in"])
def test_without_a_terminal_one_sentence_says_what_is_needed(giving: GivingShell, command: str) -> None:
    if command != "encrypt":
        giving("encrypt")
    before = giving.everything()
    ran = subprocess.run(
        [*MINDTUI, *command.split()],
        env=environment(giving.home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        # As cron does it: in a session of its own there is no /dev/tty.
        start_new_session=True,
    )
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (4, "", 1)
    assert giving.everything() == before


def test_a_backup_that_cannot_be_written_is_left_and_named(
    giving: GivingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    giving.shell.ok("log", "7")

    def refuse(*_: object) -> None:
        raise DataFileError("The disk is full.")

    monkeypatch.setattr("mindtui.storage.sealing.replace_file", refuse)
    ran = giving("encrypt", "--json")
    assert ran.json["backups"] == {"encrypted": 0, "deleted": 0, "left": 1}
    assert "Left as it was: The disk is full." in ran.err


# in a terminal of its own


@pytest.fixture
def home(giving: GivingShell) -> Path:
    return giving.home


@pytest.fixture
def sealed_home(giving: GivingShell) -> Path:
    giving("encrypt")
    return giving.home


def terminal(home: Path, *command: str) -> Terminal:
    return Terminal([*MINDTUI, *command], env=environment(home), columns=200)


def test_a_person_is_warned_and_types_it_twice_unseen(home: Path) -> None:
    with terminal(home, "encrypt") as asking:
        asking.wait_for("A lost passphrase is a lost notebook")
        for answer, prompt in (
            ("y", b"New passphrase: "),
            ("one", b"The same once more: "),
            ("two", b"The two differ.\r\nNew passphrase: "),
            ("one", b"The same once more: "),
        ):
            mark = asking.mark()
            asking.send(f"{answer}\n")
            asking.wait_for_bytes(prompt, mark)
        asking.send("one\n")
        asking.wait_for("is encrypted now")
        assert asking.exit_status() == 0
        assert asking.modes() == asking.before
        assert b"two" not in asking.raw.replace(b"The two differ", b"")
    assert is_sealed((home / "mindtui.json").read_bytes())


@pytest.mark.parametrize(("answer", "status"), [("\n", 1), ("no\n", 1), ("\x04", 130)])
def test_who_does_not_say_yes_changes_nothing(home: Path, answer: str, status: int) -> None:
    before = (home / "mindtui.json").read_bytes()
    with terminal(home, "encrypt") as asking:
        asking.wait_for("[y/N]")
        asking.send(answer)
        assert asking.exit_status() == status
    assert (home / "mindtui.json").read_bytes() == before


def test_three_wrong_ones_and_it_lets_go(sealed_home: Path) -> None:
    before = (sealed_home / "mindtui.json").read_bytes()
    with terminal(sealed_home, "log", "6") as asking:
        mark = 0
        for _ in range(3):
            asking.wait_for_bytes(b"Passphrase: ", mark)
            mark = asking.mark()
            asking.send("wrong\n")
        assert asking.exit_status() == 6
        assert b"wrong" not in asking.raw
        assert asking.modes() == asking.before
    assert (sealed_home / "mindtui.json").read_bytes() == before


def test_a_second_try_is_enough(sealed_home: Path) -> None:
    with terminal(sealed_home, "today") as asking:
        asking.wait_for("Passphrase:")
        asking.send("wrong\n")
        asking.wait_for_bytes(b"keyboard layout.\r\nPassphrase: ")
        asking.send(f"{PASSPHRASE}\n")
        asking.wait_for("Check-ins")
        assert asking.exit_status() == 0


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_ctrl_c_and_ctrl_d_end_the_asking(sealed_home: Path, key: str) -> None:
    with terminal(sealed_home, "today") as asking:
        asking.wait_for("Passphrase:")
        # Python forgets a signal for the length of a read that begins just behind it: let it begin first.
        asking.settle()
        asking.send(key)
        assert asking.exit_status() == 130
        assert asking.modes() == asking.before


def test_it_is_asked_before_a_note_is_read(sealed_home: Path) -> None:
    with terminal(sealed_home, "log", "6", "--note", "-", "--json") as asking:
        asking.wait_for("Passphrase:")
        asking.send(f"{PASSPHRASE}\n")
        # What is typed before the line ends is forgotten with the passphrase.
        asking.wait_for_bytes(b"Passphrase: \r\n")
        asking.send("typed after it\n\x04")
        asking.wait_for('"note": "typed after it"')
        assert asking.exit_status() == 0


def test_backups_are_asked_about(home: Path) -> None:
    subprocess.run([*MINDTUI, "log", "7"], env=environment(home), check=True, capture_output=True)
    with terminal(home, "encrypt") as asking:
        asking.walk(("", "[y/N]"), ("yes\n", "New passphrase:"), ("one\n", "The same once more:"))
        asking.send("one\n")
        asking.wait_for("encrypt, delete or keep as found? [E/d/k]")
        asking.walk(("x\n", "Type e, d or k."), ("d\n", "deleted."))
        assert asking.exit_status() == 0
    assert len(list(home.glob("backups/*_daily_*"))) == 0


def test_who_leaves_at_the_question_about_backups_is_told_what_is_true(home: Path) -> None:
    subprocess.run([*MINDTUI, "log", "7"], env=environment(home), check=True, capture_output=True)
    with terminal(home, "encrypt") as asking:
        asking.walk(("", "[y/N]"), ("yes\n", "New passphrase:"), ("one\n", "The same once more:"))
        asking.walk(("one\n", "[E/d/k]"))
        asking.settle()
        asking.walk(("\x03", "The new passphrase is set. 1 backup can be read without"))
        assert asking.exit_status() == 130
    assert len(list(home.glob("backups/*_daily_*"))) == 1


def test_a_copy_is_merged_whichever_of_the_two_is_encrypted(giving: GivingShell, tmp_path: Path) -> None:
    plain, other = tmp_path / "plain.json", tmp_path / "sealed.json"
    shutil.copy(giving.data, plain)
    assert giving("encrypt").code == 0
    shutil.copy(giving.data, other)
    assert giving("log", "3", "--data", str(other)).code == 0
    giving.shell.ok("log", "4", "--data", str(plain))
    into_sealed = giving("merge", str(plain))
    assert (into_sealed.code, into_sealed.err) == (0, "")
    assert SECRET.encode() not in giving.data.read_bytes()
    into_plain = giving("merge", str(other), "--data", str(plain))
    assert (into_plain.code, "is encrypted and your data file is not" in into_plain.err) == (0, True)
    assert len(json.loads(plain.read_bytes())["check_ins"]) == 3
    both = giving("merge", str(other))
    assert (both.code, both.out.startswith("Merged"), both.err) == (0, True, "")


def test_what_is_never_typed_twice_alike_is_no_passphrase(home: Path) -> None:
    before = (home / "mindtui.json").read_bytes()
    with terminal(home, "encrypt") as asking:
        asking.wait_for("[y/N]")
        answers = ["y", "one", "two", "one", "two", "one", "two"]
        prompts = [*[b"New passphrase: ", b"once more: "] * 3, b"differ."]
        for answer, prompt in zip(answers, prompts, strict=True):
            mark = asking.mark()
            asking.send(f"{answer}\n")
            asking.wait_for_bytes(prompt, mark)
        assert asking.exit_status() == 2
    assert (home / "mindtui.json").read_bytes() == before


def test_a_backup_that_cannot_be_removed_is_left_and_named(
    giving: GivingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    giving.shell.ok("log", "7")
    unlink = Path.unlink

    def refuse(path: Path, **options: bool) -> None:
        if "_daily_" in path.name:
            raise PermissionError(13, "Permission denied")
        unlink(path, **options)

    monkeypatch.setattr(Path, "unlink", refuse)
    ran = giving("encrypt", "--backups", "delete", "--json")
    assert ran.json["backups"] == {"encrypted": 0, "deleted": 0, "left": 1}
    assert "cannot be removed: Permission denied." in ran.err


def test_the_passphrase_is_changed_and_taken_off_in_the_terminal(sealed_home: Path) -> None:
    with terminal(sealed_home, "passphrase", "--backups", "keep") as asking:
        answers = [(PASSPHRASE, b"New passphrase: "), ("another", b"The same once more: ")]
        asking.wait_for_bytes(b"Passphrase: ")
        for answer, prompt in answers:
            asking.send(f"{answer}\n")
            asking.wait_for_bytes(prompt)
        asking.send("another\n")
        asking.wait_for("has a new passphrase")
        assert asking.exit_status() == 0
    with terminal(sealed_home, "decrypt") as asking:
        asking.wait_for_bytes(b"Passphrase: ")
        asking.send("another\n")
        asking.wait_for("[y/N]")
        asking.send("y\n")
        asking.wait_for("is no longer encrypted")
        assert asking.exit_status() == 0
    assert SECRET in (sealed_home / "mindtui.json").read_text("utf-8")


def test_a_status_line_never_asks(sealed_home: Path) -> None:
    # A prompt of the shell has a terminal, and nobody who waits to type into it.
    line = f'status=$({" ".join(MINDTUI)} due); echo "ended with $? and said <$status>"'
    with Terminal(["sh", "-c", line], env=environment(sealed_home), columns=200) as prompt:
        prompt.wait_for("ended with 4 and said <>")
        assert "Passphrase" not in prompt.text
        assert "its passphrase is needed" in prompt.text


def test_who_waits_for_a_key_is_told_so_and_nobody_else(capsys: pytest.CaptureFixture[str]) -> None:
    told: list[str] = []

    def is_told() -> bool:
        told.append(capsys.readouterr().err)
        return any(told)

    with one_moment(slow=0):
        until(is_told)
    with one_moment():
        pass
    assert "".join(told) == "One moment: a key is made of the passphrase.\n"
    assert capsys.readouterr().err == ""
    until(lambda: not any(isinstance(thread, threading.Timer) for thread in threading.enumerate()))
