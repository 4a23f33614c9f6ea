"""`mindtui thought`: a thought record from an editor or a text."""

import signal
import stat
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from shlex import join

import pytest

from mindtui.domain.practice import PracticeCard
from mindtui.domain.thought import ThinkingPattern
from mindtui.errors import DataFileError
from tests.cli.conftest import TestShell
from tests.support.shell import MINDTUI, environment, stored
from tests.support.terminal import Terminal

WHOLE = """\
== Situation
The report went out late.
== Thought
I am bad at this.
== Belief
85
== Feelings
sad 80 55
== Thinking patterns
Labeling
== Fairer thought
One report was late, the two before were not.
== Belief now
50
"""

Editor = Callable[[str], None]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Set EDITOR to a script; "$1" is the file."""

    def make(script: str) -> None:
        path = tmp_path / "my editor"
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", f"'{path}'")

    return make


def put_aside(shell: TestShell) -> list[Path]:
    return sorted(path for path in shell.home.rglob("*thought*") if path.is_file())


def test_a_whole_text_becomes_a_finished_record(shell: TestShell) -> None:
    ran = shell.ok("thought", "--from", "-", stdin=WHOLE)
    assert ran.out == "Kept the thought record: belief 85 → 50, sad 80 → 55. Undo: mindtui undo\n"
    [held] = shell.stored("thought_records")
    assert (held["state"], held["step"], held["patterns"]) == ("finished", 7, ["labeling"])
    assert held["at"] == "2026-11-23T21:30:00+01:00"
    shell.ok("undo")
    assert shell.stored("thought_records") == []


def test_what_the_editor_gives_back_is_kept_and_its_file_is_gone(shell: TestShell, editor: Editor) -> None:
    editor("""sed -i 's/^== Thought$/&\\nI am bad at this./; s/^== Belief$/&\\n80/' "$1"; cp "$1" "$1~" """)
    held = shell.ok("thought", "--quick", "--json").json
    assert held == shell.stored("thought_records")[0]
    assert (held["thought"], held["belief_before"], held["quick"]) == ("I am bad at this.", 80, True)
    assert (held["state"], held["step"]) == ("draft", 1)
    assert put_aside(shell) == []


def test_a_draft_is_gone_on_with_and_a_finished_record_keeps_what_it_said(
    shell: TestShell, editor: Editor
) -> None:
    said = shell.ok("thought", "--from", "-", stdin="== Situation\nAt work\n== Thought\nToo slow").out
    record_id = said.split()[-1]
    assert said == f"Kept as a draft. Go on with: mindtui thought {record_id}\n"
    editor("""grep -q '^Too slow$' "$1" && printf '%s' "$(cat "$1")" | sed '/^== Fairer/a Slow today' > "$1~"
        sed '/^== Belief now/a 20' "$1~" > "$1" """)
    shell.ok("thought", record_id)
    [held] = shell.stored("thought_records")
    assert (held["state"], held["fairer_thought"], held["belief_after"]) == ("finished", "Slow today", 20)
    shell.ok("thought", record_id, "--from", "-", stdin="== Belief now\n10")
    [held] = shell.stored("thought_records")
    assert [revision["fields"] for revision in held["earlier"]] == [{"belief_after": 20}]
    assert held["situation"] == "At work"


@pytest.mark.parametrize("script", [":", 'touch "$1"', "exit 1"])
def test_an_unchanged_text_keeps_nothing(shell: TestShell, editor: Editor, script: str) -> None:
    editor(script)
    ran = shell("thought")
    assert ran.code == (2 if script == "exit 1" else 1)
    assert ran.out == ""
    if script != "exit 1":
        assert ran.err == "Nothing was written, so nothing is kept.\n"
    assert not shell.data.exists()
    assert put_aside(shell) == []


def test_a_text_that_is_not_understood_is_kept_and_can_be_gone_on_with(
    shell: TestShell, editor: Editor
) -> None:
    editor("""sed -i 's/^== Thought$/&\\nToo slow/; s/^== Belief$/&\\n120/' "$1" """)
    ran = shell("thought")
    assert ran.code == 2
    assert ran.err.startswith("line 18: belief takes a whole number from 0 to 100, not “120”. What you")
    [path] = put_aside(shell)
    assert str(path) in ran.err
    assert ran.err.endswith(f"then: mindtui thought --from {path}\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text(path.read_text("utf-8").replace("\n120\n", "\n20\n"), "utf-8")
    ran = shell("thought", "--from", str(path))
    assert (ran.code, ran.err) == (0, f"{path} is not needed any more: remove it.\n")
    assert shell.stored("thought_records")[0]["belief_before"] == 20


def test_what_came_from_standard_input_is_not_lost_either(shell: TestShell) -> None:
    shell.ok("thought", "--from", "-", stdin=WHOLE)
    record_id = shell.stored("thought_records")[0]["id"]
    ran = shell("thought", record_id, "--from", "-", stdin="== Belief\nhigh")
    [path] = put_aside(shell)
    assert path.read_text("utf-8") == "== Belief\nhigh"
    assert f"then: mindtui thought {record_id[-8:]} --from {path}" in ran.err
    ran = shell("thought", "--from", str(path))
    assert (ran.code, put_aside(shell)) == (2, [path])


def test_what_a_failing_editor_saved_is_put_aside(shell: TestShell, editor: Editor) -> None:
    editor('echo "== Thought\nhalf" > "$1"; exit 3')
    ran = shell("thought")
    [path] = put_aside(shell)
    assert ran.code == 2
    assert "ended with status 3" in ran.err
    assert path.read_text("utf-8").startswith("== Thought\nhalf\n")


def test_where_no_file_can_be_made_the_text_stands_on_the_screen(
    shell: TestShell, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DataFileError("The disk is full.")

    monkeypatch.setattr("mindtui.cli.thought.add_file", full)
    editor('echo "== Belief\nvery much" > "$1"')
    ran = shell("thought")
    assert ran.err.startswith("== Belief\nvery much\n")
    assert ran.err.endswith("What you wrote could not be put into a file; it stands above.\n")


def test_a_belief_alone_is_no_record_yet(shell: TestShell) -> None:
    ran = shell("thought", "--from", "-", stdin="== Belief\n80")
    assert (ran.code, len(put_aside(shell))) == (2, 1)
    assert ran.err.startswith("There is nothing in this thought record yet. Begin with the situation. What")


def test_a_thought_that_is_back_says_what_becomes_of_its_practice(shell: TestShell) -> None:
    shell.ok("thought", "--from", "-", stdin=WHOLE)
    due_on = date(2026, 12, 1)
    shell.keep([PracticeCard(old_thought="i am BAD at this. ", fairer_thought="x", step=4, due_on=due_on)])
    ran = shell("thought", "--from", "-", stdin=WHOLE)
    assert ran.err == "The thought came back, so its practice is on the first step again.\n"
    assert shell.stored("practice_cards")[0]["step"] == 0


def test_the_list_has_beliefs_and_ids_and_the_newest_first(shell: TestShell) -> None:
    nothing = shell("thought", "--list")
    assert (nothing.code, nothing.out) == (1, "")
    assert "mindtui thought" in nothing.err
    shell.ok("thought", "--from", "-", stdin=f"== When\nyesterday 18:00\n{WHOLE}")
    shell.ok("thought", "--from", "-", stdin="== Situation\nOn the tram\x1b[31m\n== Belief\n70")
    newest, oldest = shell.stored("thought_records")[1], shell.stored("thought_records")[0]
    assert shell.ok("thought", "--list").out == (
        f"2026-11-23 21:30  On the tram[31m · belief 70 · draft  [{newest['id'][-8:]}]\n"
        f"2026-11-22 18:00  I am bad at this. · belief 85 → 50, sad 80 → 55  [{oldest['id'][-8:]}]\n"
    )
    assert shell.ok("thought", "--list", "--json").json == [newest, oldest]


def test_the_text_can_be_printed_filled_in_elsewhere_and_read(shell: TestShell) -> None:
    blank = shell.ok("thought", "--print").out
    assert "\n== Thinking patterns\n" in blank
    assert "\n#    Mind reading\n" in blank
    assert "== Thinking patterns" not in shell.ok("thought", "--print", "--quick").out
    shell.ok("thought", "--from", "-", stdin=blank.replace("== Thought\n", "== Thought\r\nToo slow\r\n"))
    [held] = shell.stored("thought_records")
    assert held["thought"] == "Too slow"
    assert "\nToo slow\n" in shell.ok("thought", held["id"], "--print").out


def test_an_own_pattern_can_be_named(shell: TestShell) -> None:
    ran = shell("thought", "--from", "-", stdin="== Thought\nx\n== Thinking patterns\nMy own")
    assert ran.code == 2
    assert "line 4: there is no thinking pattern “My own”." in ran.err
    shell.keep([ThinkingPattern(name="My own")])
    shell.ok("thought", "--from", "-", stdin="== Thought\nx\n== Thinking patterns\nmy OWN")
    own = shell.stored("thinking_patterns")[0]["id"]
    assert shell.stored("thought_records")[0]["patterns"] == [own]


def test_what_is_no_thought_record_is_refused_in_words(shell: TestShell, tmp_path: Path) -> None:
    held = shell.ok("log", "6", "--json").json
    assert "is the id of a check-in" in shell("thought", held["id"]).err
    assert shell("thought", "--from", str(tmp_path / "none")).code == 3
    (tmp_path / "latin").write_bytes(b"== Thought\n\xe9t\xe9")
    assert "not UTF-8" in shell("thought", "--from", str(tmp_path / "latin")).err


def test_without_a_terminal_and_an_editor_it_says_what_to_do(
    shell: TestShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    ran = shell("thought")
    assert (ran.code, ran.out) == (4, "")
    assert "--print" in ran.err


def test_what_an_editor_left_when_its_terminal_closed_is_pointed_out(shell: TestShell) -> None:
    folder = shell.home / ".thought-999999999-abc"
    folder.mkdir(parents=True)
    (folder / "thought.txt").write_text("== Thought\nhalf", "utf-8")
    ran = shell("thought", "--from", str(folder / "thought.txt"))
    assert ran.code == 0
    assert f"mindtui thought --from {folder / 'thought.txt'}" in ran.err


def test_what_is_logged_while_the_editor_is_open_stays(tmp_path: Path) -> None:
    home = tmp_path / "home"
    script = tmp_path / "editor"
    script.write_text(f"#!/bin/sh\n{join(MINDTUI)} log 6 && echo '== Thought\nToo slow' > \"$1\"\n", "utf-8")
    script.chmod(0o755)
    ran = subprocess.run(
        [*MINDTUI, "thought"],
        env=environment(home, EDITOR=str(script)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert [one["mood"] for one in stored(home)] == [6]
    assert [one["thought"] for one in stored(home, "thought_records")] == ["Too slow"]


def test_in_a_terminal_the_editor_opens_again_with_what_was_written(tmp_path: Path) -> None:
    script = tmp_path / "editor"
    script.write_text(
        """#!/bin/sh
if grep -q '^120$' "$1"; then sed -i 's/^120$/20/' "$1"
else sed -i 's/^== Thought$/&\\nToo slow/; s/^== Belief$/&\\n120/' "$1"; fi
""",
        "utf-8",
    )
    script.chmod(0o755)
    home = tmp_path / "home"
    with Terminal([*MINDTUI, "thought"], env=environment(home, EDITOR=str(script)), columns=120) as window:
        window.wait_for("Open the editor again?")
        window.send("\r")
        window.wait_for("Kept as a draft.")
        assert window.exit_status() == 0
    [held] = stored(home, "thought_records")
    assert (held["thought"], held["belief_before"]) == ("Too slow", 20)
    assert not list(home.glob("*thought*"))


def asked_again(folder: Path, home: Path) -> Terminal:
    """A terminal in which the editor leaves a text that is not understood."""
    script = folder / "editor"
    script.write_text("#!/bin/sh\necho '== Belief\nhigh' > \"$1\"\n", "utf-8")
    script.chmod(0o755)
    return Terminal([*MINDTUI, "thought"], env=environment(home, EDITOR=str(script)), columns=120)


def test_whoever_leaves_at_the_question_finds_the_text_in_a_file(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with asked_again(tmp_path, home) as window:
        window.wait_for("Open the editor again?")
        window.settle()
        window.send("\x03")
        window.wait_for("What you wrote is in")
        assert window.exit_status() == 130
    [path] = home.glob("thought-*.txt")
    assert path.read_text("utf-8") == "== Belief\nhigh"


def test_a_terminal_that_closes_at_the_question_loses_no_text(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with asked_again(tmp_path, home) as window:
        window.wait_for("Open the editor again?")
        window.kill(signal.SIGKILL)
        window.exit_status()
    [path] = home.glob("thought-*.txt")
    assert path.read_text("utf-8") == "== Belief\nhigh"


def test_a_field_of_a_finished_record_is_edited_and_what_it_said_stays(shell: TestShell) -> None:
    held = shell.ok("thought", "--from", "-", "--json", stdin=WHOLE).json
    changed = shell.ok("edit", held["id"], "belief_after=30", "evidence_for=It was late,Twice", "--json").json
    assert (changed["belief_after"], changed["evidence_for"]) == (30, ["It was late", "Twice"])
    assert changed["earlier"][0]["fields"] == {"belief_after": 50, "evidence_for": []}
    assert "cannot be changed" in shell("edit", held["id"], "earlier=[]").err
    assert "takes JSON" in shell("edit", held["id"], "feelings=sad").err


def test_patterns_and_questions_are_edited_by_name_or_id_and_no_other_is_taken(shell: TestShell) -> None:
    held = shell.ok("thought", "--from", "-", "--json", stdin=WHOLE).json
    changed = shell.ok("edit", held["id"], "patterns=shoulds,labeling,Shoulds", "questions=friend", "--json")
    assert changed.json["patterns"] == ["should-statements", "labeling"]
    assert changed.json["questions"] == ["friend"]
    refused = shell("edit", held["id"], "patterns=labelling")
    assert refused.code == 2
    assert "There is no thinking pattern “labelling”. There are: All or nothing, " in refused.err
    assert "There is no question “enemy”." in shell("edit", held["id"], "questions=enemy").err


def test_a_pattern_that_was_deleted_stays_in_its_record_when_that_is_edited(shell: TestShell) -> None:
    held = shell.ok("thought", "--from", "-", "--json", stdin=WHOLE).json
    shell.data.write_text(shell.data.read_text("utf-8").replace('"labeling"', '"gone"'), "utf-8")
    assert shell("edit", held["id"], "belief_after=30", "--json").json["patterns"] == ["gone"]


def test_a_record_edited_by_hand_is_shown_and_opened_without_its_codes(
    shell: TestShell, editor: Editor
) -> None:
    shell.ok("thought", "--from", "-", stdin=WHOLE)
    stored_text = shell.data.read_text("utf-8").replace("I am bad at this.", r"I am \u001b[31mbad\u202e")
    shell.data.write_text(stored_text, "utf-8")
    [held] = shell("thought", "--list", "--json").json
    assert held["thought"] == "I am \x1b[31mbad\u202e"
    shown = shell("thought", "--list").out + shell("thought", held["id"], "--print").out
    assert "\x1b" not in shown
    assert "I am [31mbad ·" in shown
    editor("""grep -q "$(printf '\\033')" "$1" && exit 9; sed -i 's/^50$/40/' "$1" """)
    assert shell("thought", held["id"]).code == 0
    assert shell.ok("thought", "--list", "--json").json[0]["belief_after"] == 40
