"""Own keys, checked before they are used."""

from pathlib import Path

import pytest
from textual import events
from textual.binding import BindingsMap

from mindtui.settings import Settings
from mindtui.ui.commands import ALL, ANYWHERE, GO, bindings, in_footer
from mindtui.ui.dialogs.confirm import ConfirmDialog
from mindtui.ui.keymap import OF_A_PLACE, OF_LISTS_AND_DIALOGS, OF_ROWS, checked_keymap
from mindtui.ui.widgets.choice_row import ChoiceRow
from mindtui.ui.widgets.rating_row import RatingRow
from mindtui.ui.widgets.record_list import RecordList
from mindtui.ui.widgets.week_grid import WeekGrid
from tests.support.app import open_notebook


@pytest.mark.parametrize(
    "keys",
    ["f5", "ctrl+g", "G", "right_curly_bracket,f6", " f5 , f6 ", "alt+x", "ctrl+shift+f3", "semicolon", ";"],
)
def test_keys_that_exist_are_taken(keys: str) -> None:
    good, complaints = checked_keymap({"app.undo": keys})
    assert complaints == ()
    assert good == {"app.undo": ",".join(key.strip() for key in keys.split(","))}


@pytest.mark.parametrize(
    ("own", "complaint"),
    [
        ({"app.unod": "f5"}, "keymap: there is no command app.unod. Did you mean app.undo?"),
        ({"zzz": "f5"}, "keymap: there is no command zzz."),
        ({"app.undo": "hyper"}, "keymap: app.undo: there is no key hyper."),
        ({"app.undo": "f5,ctrl+nope"}, "keymap: app.undo: there is no key ctrl+nope."),
        ({"app.undo": ""}, "keymap: app.undo has no key; the default stays."),
        ({"app.undo": " , "}, "keymap: app.undo has no key; the default stays."),
        (
            {"app.undo": "c"},
            "keymap: app.undo and app.check-in would share the key c; the default stays.",
        ),
        (
            {"app.undo": "question_mark"},
            "keymap: app.undo and app.help would share the key question_mark; the default stays.",
        ),
        (
            {"app.undo": "?"},
            "keymap: app.undo and app.help would share the key ?; the default stays.",
        ),
        (
            {"plan.done": "n"},
            "keymap: plan.done and plan.not-done would share the key n; the default stays.",
        ),
        (
            {"predictions.view": "d"},
            "keymap: predictions.view and plan.done would share the key d; the default stays.",
        ),
        (
            {"areas.new": "x"},
            "keymap: areas.new and plan.drop would share the key x; the default stays.",
        ),
        (
            {"patterns.again": "d"},
            "keymap: patterns.again and plan.done would share the key d; the default stays.",
        ),
        (
            {"ladders.add-rung": "g"},
            "keymap: ladders.add-rung and plan.suggest would share the key g; the default stays.",
        ),
        ({"app.undo": "d"}, "keymap: app.undo and plan.done would share the key d; the default stays."),
        (
            {"app.undo": "f5", "app.help": "f5"},
            "keymap: app.undo and app.help would share the key f5; the default stays.",
        ),
    ],
)
def test_what_cannot_be_is_named_and_the_default_stays(own: dict[str, str], complaint: str) -> None:
    good, complaints = checked_keymap(own)
    assert complaints[0] == complaint
    assert "app.undo" not in good
    assert "plan.done" not in good


def test_two_commands_may_change_places() -> None:
    own = {"app.check-in": "a", "app.plan": "c"}
    assert checked_keymap(own) == (own, ())


def test_a_key_that_its_owner_does_not_give_up_after_all_is_refused_too() -> None:
    own = {"app.check-in": "a", "app.plan": "hyper"}
    good, complaints = checked_keymap(own)
    assert good == {}
    assert complaints == (
        "keymap: app.plan: there is no key hyper.",
        "keymap: app.check-in and app.plan would share the key a; the default stays.",
    )


def test_a_chain_of_moves_falls_back_link_by_link() -> None:
    own = {"app.check-in": "a", "app.plan": "b", "app.bad-day": "u", "app.search": "f5"}
    good, complaints = checked_keymap(own)
    assert good == {"app.search": "f5"}
    assert [complaint.split(" would")[0] for complaint in complaints] == [
        "keymap: app.bad-day and app.undo",
        "keymap: app.plan and app.bad-day",
        "keymap: app.check-in and app.plan",
    ]


def test_a_chain_whose_last_link_is_free_is_taken() -> None:
    own = {"app.check-in": "a", "app.plan": "b", "app.bad-day": "f5"}
    assert checked_keymap(own) == (own, ())


@pytest.mark.parametrize("key", [*OF_LISTS_AND_DIALOGS, "f5,j"])
def test_keys_of_lists_and_dialogs_are_refused_by_name(key: str) -> None:
    good, [complaint] = checked_keymap({"app.undo": key})
    assert good == {}
    owned = key.split(",")[-1]
    assert complaint == (
        f"keymap: app.undo cannot have the key {owned}, which is for {OF_LISTS_AND_DIALOGS[owned]}; "
        "the default stays."
    )


def test_a_command_may_keep_such_a_key_beside_another() -> None:
    own = {"app.help": "f1,f5", "journal.open": "enter,o"}
    assert checked_keymap(own) == (own, ())


def test_the_keys_that_a_list_goes_by_are_all_protected() -> None:
    of_lists = {key for widget in (RecordList, WeekGrid) for key, _ in BindingsMap(widget.BINDINGS)}
    assert of_lists <= OF_LISTS_AND_DIALOGS.keys()


def test_what_works_over_dialogs_takes_no_key_of_their_rows() -> None:
    of_rows = {key for kind in (RatingRow, ChoiceRow, ConfirmDialog) for key, _ in BindingsMap(kind.BINDINGS)}
    assert of_rows <= OF_LISTS_AND_DIALOGS.keys() | OF_ROWS.keys()
    for key in OF_ROWS:
        good, [complaint] = checked_keymap({"app.blank": key})
        assert good == {}
        assert f"app.blank cannot have the key {key}, which is for {OF_ROWS[key]}" in complaint


def test_commands_of_different_places_may_share_a_key() -> None:
    own = {"plan.earlier": "f5", "trends.earlier": "f5"}
    assert checked_keymap(own) == (own, ())


def test_no_command_clashes_as_shipped() -> None:
    everything = {command.id: command.keys for command in ALL}
    assert checked_keymap(everything) == (everything, ())


def test_every_command_of_a_place_knows_its_neighbors() -> None:
    of_places = {command.id for group in OF_A_PLACE for command in group}
    assert of_places | {command.id for command in (*ANYWHERE, *GO)} == {command.id for command in ALL}


def test_every_command_is_declared_once_and_explains_itself() -> None:
    ids = [command.id for command in ALL]
    assert len(set(ids)) == len(ids)
    assert all(command.words and command.help for command in ALL)
    assert len(bindings(ALL)) == len(ALL)
    assert set(in_footer()) <= set(ids)


async def test_a_letter_with_alt_that_a_person_chose_is_no_escape(tmp_path: Path) -> None:
    settings = Settings(keymap={"app.check-in": "alt+c"})
    async with open_notebook(tmp_path, settings=settings) as notebook:
        notebook.app.post_message(events.Key("alt+c", "c"))
        await notebook.until(lambda: notebook.dialog == "CheckInDialog")


@pytest.mark.parametrize(("key", "letter"), [("alt+c", "c"), ("alt+shift+e", "E")])
async def test_a_letter_with_alt_is_escape_and_the_letter(tmp_path: Path, key: str, letter: str) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("a")
        notebook.app.post_message(events.Key(key, letter))
        await notebook.until(lambda: notebook.dialog == ("CheckInDialog" if letter == "c" else ""))
