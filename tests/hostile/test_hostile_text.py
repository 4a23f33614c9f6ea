"""Whatever a person types, pastes or finds in a file: it is text, on every screen and in the shell."""

import json
import re
from collections.abc import Callable, Iterable
from datetime import time, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner
from msgspec.structs import replace
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from mindtui.cli.main import shell
from mindtui.content.help_lines import help_card
from mindtui.domain.activity import NO_LIMITS, Activity, Area, Catalog
from mindtui.domain.avoidance import AvoidanceMap, Try
from mindtui.domain.check_in import CheckIn, Event, Feeling
from mindtui.domain.experiment import Experiment
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Actual, Plan, Ratings
from mindtui.domain.record import Record
from mindtui.errors import DataFileError
from mindtui.insights.suggest import Pick, Suggestion
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.dialogs.activity_edit import ActivityDialog
from mindtui.ui.dialogs.area_edit import AreaDialog
from mindtui.ui.dialogs.bad_day import BadDayDialog
from mindtui.ui.dialogs.check_in import CheckInDialog
from mindtui.ui.dialogs.choose_day import ChooseDayDialog
from mindtui.ui.dialogs.confirm import ConfirmDialog
from mindtui.ui.dialogs.experiment import ExperimentDialog
from mindtui.ui.dialogs.experiment_outcome import ExperimentOutcomeDialog
from mindtui.ui.dialogs.help_card import HelpCardDialog
from mindtui.ui.dialogs.map_edit import MapDialog
from mindtui.ui.dialogs.map_try import MapTryDialog
from mindtui.ui.dialogs.plan_edit import PlanDialog
from mindtui.ui.dialogs.plan_review import PlanReviewDialog
from mindtui.ui.dialogs.suggest import SuggestDialog
from mindtui.ui.screens.plan import PlanScreen
from mindtui.ui.screens.thoughts import ThoughtsScreen
from mindtui.ui.trouble import TroubleApp
from mindtui.ui.widgets.check_in_form import CheckInForm
from tests.support.app import (
    NOW,
    Notebook,
    hosted,
    open_notebook,
    press,
    screen_strips,
    settle,
    tables_of,
)

TEXTS = {
    "closing-tag": "[/b] done",
    "open-tag": "[bold not closed",
    "any-closing": "[/]",
    "action": "[@click=app.quit]x[/]",
    "variable": "$x [Work] $primary {x} %s",
    "backslash": "\\[b]\\",
    "link": "[link=http://example.com]x[/link]",
    "colors": "\x1b[31mred\x1b[0m",
    "clear-screen": "\x1b[2J\x1b[H\x1b[?1049l",
    "title": "\x1b]0;owned\x07 title",
    "clipboard": "\x1b]52;c;aGVsbG8=\x07 clip",
    "device": '\x1bP$q"p\x1b\\ \x1b_x\x1b\\ \x1b[6n',
    "c1": "\x9b31m \x9d0;t\x9c \x85 \x90",
    "bell-and-backspace": "a\x07b\x08c\x7fd\x00e",
    "surrogate": "half \ud83d pair \udc80",
    "right-to-left": "abc \u202e cba \u2066 x \u2069 \u200f \u061c",
    "zero-width": "a\u200bb\u200dc\ufeffd\u2060e",
    "combining": "Z\u0351\u036b\u0343\u036a\u0302" * 5,
    "family": "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
    "wide": "猫が好き ｗｉｄｅ",
    "lines": "one\ntwo\r\nthree\tfour\rfive",
    "separators": "a\u2028b\u2029c\x0bd\x0ce",
}
LONG = "long " * 4000
TEXT_PARAMS = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
REMOVED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
TODAY = NOW.date()


def as_stored(text: str) -> str:
    """What may become of a text on its way into the file: controls go, line ends are newlines."""
    return REMOVED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def in_an_editor(text: str) -> str:
    """What a text area makes of a text: whatever ends a line in Unicode is a newline there."""
    return "\n".join(text.splitlines()) + ("\n" if text and not text[-1:].splitlines()[0] else "")


def assert_harmless(app: App[Any]) -> None:
    """Nothing on any screen of the stack could steer the terminal, and every line has the right width."""
    assert app.is_running
    assert app._exception is None
    strips = screen_strips(app)
    assert len(strips) == app.size.height
    for strip in strips:
        found = HARMFUL.search(strip.text)
        assert found is None, ascii(strip.text)


async def paste(pilot: Pilot[Any], text: str) -> None:
    """Paste a text into what has the focus, as a terminal delivers it."""
    driver = pilot.app._driver
    assert driver is not None
    driver.send_message(events.Paste(text))
    await settle(pilot)


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """An English-speaking terminal in true color."""
    for name in ("NO_COLOR", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "MINDTUI_HOME", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


def shorter(text: str, most: int) -> str:
    return text[:most] or "x"


def records_of(text: str, place: int = 0) -> list[Record]:
    """A text in every field that takes one."""
    return [
        CheckIn(
            at=NOW - timedelta(minutes=place),
            mood=5,
            note=text,
            tags=(shorter(text, 40),),
            feelings=(Feeling(shorter(text, 60), 50),),
            event=Event(trigger=text),
        ),
        Plan(label=shorter(text, 200), day=TODAY, start=time(9), first_step=text, when_then=text, note=text),
        Activity(label=shorter(text, 200), area="play"),
        Area(key=shorter(text, 40), name=shorter(text, 80), importance=9, satisfaction=1, value=text),
        AvoidanceMap(
            trigger=text,
            reaction=text,
            avoidance=text,
            short_term=text,
            long_term=text,
            alternative=text,
            tries=(Try(TODAY, "avoidance", 3, text),),
        ),
        Experiment(
            prediction=text,
            test=text,
            outcome=text,
            came_true=None if place % 2 else "no",
            state="open" if place % 2 else "done",
            by_day=TODAY - timedelta(days=1),
        ),
    ]


def write_by_hand(path: Path, texts: Iterable[str]) -> None:
    """A data file as an editor or another program would leave it: nothing is cleaned, no seal."""
    made = [record for place, text in enumerate(texts) for record in records_of(text, place)]
    about = {"_meta": {"1": {"program": "mindtui", "write": 1, "read": 1}}}
    path.write_text(json.dumps(tables_of(made) | about), "utf-8")


WITHOUT_SURROGATES = [text for name, text in TEXTS.items() if name != "surrogate"]


@TEXT_PARAMS
async def test_what_is_pasted_into_a_check_in_is_stored_as_it_was_typed(tmp_path: Path, text: str) -> None:
    async with open_notebook(tmp_path, notices=[text]) as notebook:
        await notebook.press("c", "6")
        assert_harmless(notebook.app)
        for field in ("feelings", "tags", "when"):
            notebook.widget(Input, f"#{field}").focus()
            await paste(notebook.pilot, text)
            assert_harmless(notebook.app)
        await notebook.press("enter")
        assert_harmless(notebook.app)
        assert notebook.all(CheckIn) == []
        notebook.widget(Input, "#when").value = ""
        notebook.widget(TextArea).focus()
        await paste(notebook.pilot, text)
        await notebook.press("ctrl+s")
        await notebook.until(lambda: not notebook.dialog)
        assert_harmless(notebook.app)
        entry = notebook.one(CheckIn)
        assert entry.note == as_stored(in_an_editor(text))
        words = [*entry.tags, *(feeling.name for feeling in entry.feelings)]
        assert not any(HARMFUL.search(word) for word in words)
        await notebook.saved()
        [doc] = notebook.stored("check_ins")
        assert doc["note"] == as_stored(in_an_editor(text))


@TEXT_PARAMS
async def test_what_is_pasted_into_a_plan_and_a_search_is_text(tmp_path: Path, text: str) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("a")
        await paste(notebook.pilot, f"Do {text}")
        assert_harmless(notebook.app)
        for field in ("first-step", "when-then"):
            notebook.widget(Input, f"#{field}").focus()
            await paste(notebook.pilot, text)
        assert_harmless(notebook.app)
        await notebook.press("enter")
        await notebook.until(lambda: notebook.all(Plan))
        # One line: what was pasted after its first line stays outside, as in every line of a form.
        first = f"Do {text}".splitlines()[0]
        assert notebook.one(Plan).label == " ".join(as_stored(first).split())
        assert_harmless(notebook.app)
        await notebook.press("slash")
        await paste(notebook.pilot, text)
        assert_harmless(notebook.app)
        await notebook.press("enter", "escape", "delete")
        assert_harmless(notebook.app)


async def test_twenty_thousand_characters_are_kept_in_a_note_and_refused_elsewhere(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6")
        for field, sentence in (
            ("tags", "tags must have at most 40 characters."),
            ("feelings", "feelings name must have at most 60 characters."),
        ):
            notebook.widget(Input, f"#{field}").focus()
            await paste(notebook.pilot, LONG)
            await notebook.press("enter")
            await notebook.sees(sentence)
            notebook.widget(Input, f"#{field}").value = ""
        notebook.widget(TextArea).focus()
        await paste(notebook.pilot, LONG)
        await notebook.press("ctrl+s")
        await notebook.until(lambda: notebook.all(CheckIn))
        assert notebook.one(CheckIn).note == LONG
        await notebook.press("7", "enter", "escape", "slash")
        await paste(notebook.pilot, LONG)
        await notebook.sees("long long")
        assert_harmless(notebook.app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_file_edited_by_hand_is_harmless_in_every_place(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    write_by_hand(tmp_path / "mindtui.json", [*WITHOUT_SURROGATES, LONG])
    async with open_notebook(tmp_path, size=size) as notebook:
        assert len(notebook.all(CheckIn)) == len(WITHOUT_SURROGATES) + 1
        tabs = (*"2" * len(PlanScreen.TABS), *"3" * len(ThoughtsScreen.TABS))
        for place in ("1", *tabs, "5", "7"):
            await notebook.press(place)
            assert_harmless(notebook.app)
            for key in ("pagedown", "pagedown", "pagedown", "end"):
                await notebook.press(key)
                assert_harmless(notebook.app)


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_guesses_and_what_pays_off_are_harmless(tmp_path: Path, size: tuple[int, int]) -> None:
    guessed = [Plan(label=shorter(text, 200), day=TODAY, predicted=Ratings(4)) for text in WITHOUT_SURROGATES]
    rated = [replace(plan, status="done", actual=Actual(7)) for plan in guessed]
    records = [plan for plan in (*guessed, *rated, *rated) if plan.label.strip()]
    async with open_notebook(tmp_path, size=size, records=records) as notebook:
        await notebook.press("2", "shift+tab")
        for key in ("v", "end", "v", "end", "v"):
            await notebook.press(key)
            assert_harmless(notebook.app)


def throw_away(path: Path) -> None:
    """Let everything in a data file lie in its trash, and things of tables with the texts for names."""
    tables = json.loads(path.read_text("utf-8"))
    about = {"_meta": tables.pop("_meta")}
    rows = [
        {"id": doc["id"], "table": table, "removed_at": NOW.isoformat(), "record": doc}
        for table, docs in tables.items()
        for doc in docs.values()
    ]
    rows += [
        {"id": f"odd-{place}", "table": text, "removed_at": NOW.isoformat(), "record": {}}
        for place, text in enumerate(WITHOUT_SURROGATES)
    ]
    path.write_text(json.dumps({"trash": {row["id"]: row for row in rows}} | about), "utf-8")


async def test_a_trash_edited_by_hand_is_harmless(tmp_path: Path) -> None:
    path = tmp_path / "mindtui.json"
    write_by_hand(path, [*WITHOUT_SURROGATES, LONG])
    throw_away(path)
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("7", "T")
        await notebook.sees("Deleted today")
        for key in ("pagedown", "pagedown", "pagedown", "end", "r"):
            assert_harmless(notebook.app)
            await notebook.press(key)
        await notebook.hears("Restored")
        assert_harmless(notebook.app)


async def test_what_is_said_about_a_record_is_harmless(tmp_path: Path) -> None:
    write_by_hand(tmp_path / "mindtui.json", WITHOUT_SURROGATES)
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("2")
        while notebook.all(Plan):
            await notebook.press("x")
            assert notebook.said.startswith("Dropped")
            assert_harmless(notebook.app)
            await notebook.press("delete")
            assert notebook.said.startswith("Deleted")
            assert_harmless(notebook.app)


@pytest.mark.parametrize("half", ["\\ud83d", "\\udc80 x", "x \\ud800\\ud800"])
async def test_half_a_character_in_the_file_does_not_keep_the_app_from_opening(
    tmp_path: Path, half: str
) -> None:
    path = tmp_path / "mindtui.json"
    write_by_hand(path, ["HALF", "whole"])
    path.write_text(path.read_text("utf-8").replace("HALF", half), "utf-8")
    # Refused in words, before anything is drawn: half a character is no JSON, and the file stays as it is.
    before = path.read_bytes()
    with pytest.raises(DataFileError, match=r"mindtui\.json"):
        JournalFile(path).read()
    assert path.read_bytes() == before


def check_in_dialog(text: str) -> Screen[Any]:
    journal = Journal()
    for record in records_of(shorter(text, 40)):
        journal.add(record, NOW)
    held = CheckIn(
        id="h", **{name: getattr(records_of(text)[0], name) for name in ("at", "note", "tags", "feelings")}
    )
    return CheckInDialog(CheckInForm(journal, lambda: NOW, check_in=held))


def plan_of(text: str) -> Plan:
    plan = records_of(text)[1]
    assert isinstance(plan, Plan)
    return plan


def activity_of(text: str) -> Activity:
    activity = records_of(text)[2]
    assert isinstance(activity, Activity)
    return activity


def area_of(text: str) -> Area:
    area = records_of(text)[3]
    assert isinstance(area, Area)
    return area


def map_of(text: str) -> AvoidanceMap:
    each = records_of(text)[4]
    assert isinstance(each, AvoidanceMap)
    return each


def experiment_of(text: str) -> Experiment:
    each = records_of(text)[5]
    assert isinstance(each, Experiment)
    return each


def suggestion_of(text: str) -> Suggestion:
    area = Area(key="play", name=shorter(text, 80))
    return Suggestion((Pick(activity_of(text), "neglected", area=area),), 4, NO_LIMITS)


DIALOGS: dict[str, Callable[[str], Screen[Any]]] = {
    "check-in": check_in_dialog,
    "plan": lambda text: PlanDialog(Journal(), Catalog([activity_of(text)], []), NOW, plan=plan_of(text)),
    "done": lambda text: PlanReviewDialog(plan_of(text), "done"),
    "not-done": lambda text: PlanReviewDialog(plan_of(text), "not-done"),
    "move": lambda text: ChooseDayDialog(f"Move: {plan_of(text).title()}", TODAY),
    "confirm": lambda text: ConfirmDialog(text, text, text, text),
    "bad-day": lambda text: BadDayDialog(activity_of(text)),
    "activity": lambda text: ActivityDialog(
        Journal(), Catalog([], []), activity=replace(activity_of(text), area=shorter(text, 40))
    ),
    "suggest": lambda text: SuggestDialog(lambda *_: suggestion_of(text), {"play": text}),
    "area": lambda text: AreaDialog(Journal(), area_of(text), folder=Path()),
    "map": lambda text: MapDialog(map_of(text)),
    "came-up": lambda text: MapTryDialog(map_of(text), TODAY),
    "test": lambda text: ExperimentDialog(experiment_of(text), TODAY),
    "outcome": lambda text: ExperimentOutcomeDialog(experiment_of(text), thought=text, folder=Path()),
    "help-card": lambda text: HelpCardDialog(card_with(text)),
}


def card_with(text: str) -> Any:
    return replace(help_card("DE", guessed=False, today=TODAY), people=(text,))


def in_pairs(texts: Iterable[str]) -> list[str]:
    """Two texts in each, short enough to be seen side by side in one line of a dialog."""
    by_length = sorted(texts, key=len)
    half = len(by_length) // 2
    pairs = zip_longest(reversed(by_length[half:]), by_length[:half], fillvalue="")
    return [" ".join(pair) for pair in pairs]


@pytest.mark.parametrize("name", DIALOGS)
async def test_every_dialog_shows_a_text_as_text(name: str) -> None:
    async with hosted() as host:
        for text in (*in_pairs(TEXTS.values()), LONG):
            await host.app.push_screen(DIALOGS[name](text))
            await settle(host.pilot)
            assert_harmless(host.app)
            await host.app.pop_screen()


@TEXT_PARAMS
async def test_the_reason_of_a_trouble_is_harmless(text: str) -> None:
    app = TroubleApp(DataFileError(text, text), card_with(text))
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        assert_harmless(app)
        await press(pilot, "f12")
        assert_harmless(app)


@TEXT_PARAMS
def test_the_shell_prints_a_text_without_its_codes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("MINDTUI_HOME", str(tmp_path))

    def run(*args: str, stdin: str | None = None, code: int = 0) -> str:
        ran = CliRunner().invoke(shell, args, input=stdin)
        printed = ran.stdout + ran.stderr
        assert ran.exit_code == code, printed
        assert HARMFUL.search(printed.replace("\n", "")) is None, ascii(printed)
        return printed

    with time_machine.travel(NOW):
        if "surrogate" not in text and "\ud83d" not in text:
            run("log", "6", "--note", "-", stdin=text)
            [doc] = json.loads((tmp_path / "mindtui.json").read_text("utf-8"))["check_ins"].values()
            assert doc["note"] == as_stored(text).rstrip("\n")
            (tmp_path / "mindtui.json").unlink()
        args = [text.replace("\0", "")]
        CliRunner().invoke(shell, ["plan", f"Do {args[0]}"])
        for command in (("today",), ("search", "Do"), ("search", "nothing", *args)):
            ran = CliRunner().invoke(shell, command)
            assert ran.exit_code in {0, 1, 2, 3}
            assert ran.exception is None or isinstance(ran.exception, SystemExit), repr(ran.exception)
            assert HARMFUL.search((ran.stdout + ran.stderr).replace("\n", "")) is None, ascii(ran.stdout)


def test_the_shell_prints_a_file_edited_by_hand_without_its_codes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINDTUI_HOME", str(tmp_path))
    write_by_hand(tmp_path / "mindtui.json", WITHOUT_SURROGATES)
    with time_machine.travel(NOW):
        for command in (("today",), ("search", "e"), ("due",), ("done", "nothing-like-it")):
            ran = CliRunner().invoke(shell, command)
            assert ran.exception is None or isinstance(ran.exception, SystemExit), repr(ran.exception)
            printed = ran.stdout + ran.stderr
            assert printed
            assert HARMFUL.search(printed.replace("\n", "")) is None, ascii(printed)


def test_the_shell_tells_of_trash_and_merges_without_codes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINDTUI_HOME", str(tmp_path))
    path, other = tmp_path / "mindtui.json", tmp_path / "\u202eother [b].json"
    write_by_hand(path, WITHOUT_SURROGATES)
    other.write_text(path.read_text("utf-8").replace('"mood": 5', '"mood": 6'), "utf-8")
    merge_and_look = (("merge", str(other)), ("undo", "--list"))
    look_and_empty = (("trash",), ("trash", "--empty", "--yes"))

    def assert_harmless_each(commands: Iterable[tuple[str, ...]]) -> None:
        for command in commands:
            ran = CliRunner().invoke(shell, command)
            assert ran.exit_code == 0, repr(ran.exception)
            assert HARMFUL.search((ran.stdout + ran.stderr).replace("\n", "")) is None, ascii(ran.stdout)

    with time_machine.travel(NOW):
        assert_harmless_each(merge_and_look)
        write_by_hand(path, WITHOUT_SURROGATES)
        throw_away(path)
        assert_harmless_each(look_and_empty)


async def test_the_line_filter_stands_behind_every_widget(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        assert isinstance(notebook, Notebook)
        place: Any = notebook.app.screen
        place.say("\x1b]52;c;aGVsbG8=\x07 said \u202e")
        await notebook.sees("]52;c;aGVsbG8= said")
        notebook.app.notify("\x1b[2J toast [/b] \x9b", markup=False, timeout=60)
        await notebook.sees("[2J toast [/b]")
        assert_harmless(notebook.app)
