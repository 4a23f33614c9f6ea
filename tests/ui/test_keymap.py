"""Own keys, checked before they are used."""

import pytest

from mindtui.ui.commands import ALL, bindings, ranks
from mindtui.ui.keymap import checked_keymap


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


def test_commands_of_different_places_may_share_a_key() -> None:
    own = {"plan.earlier": "f5", "trends.earlier": "f5"}
    assert checked_keymap(own) == (own, ())


def test_no_command_clashes_as_shipped() -> None:
    everything = {command.id: command.keys for command in ALL}
    assert checked_keymap(everything) == (everything, ())


def test_every_command_is_declared_once_and_explains_itself() -> None:
    ids = [command.id for command in ALL]
    assert len(set(ids)) == len(ids)
    assert all(command.words and command.help for command in ALL)
    assert len(bindings(ALL)) == len(ALL)
    assert set(ranks()) <= set(ids)
