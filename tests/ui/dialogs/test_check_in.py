"""The check-in, key by key."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input, TextArea

from mindtui.domain.check_in import CheckIn, Event, Feeling, WakeTime
from mindtui.domain.history import Step
from mindtui.settings import Settings
from mindtui.ui.dialogs.check_in import CheckInDialog, form_at
from mindtui.ui.widgets.check_in_form import CheckInForm
from mindtui.ui.widgets.choice_row import ChoiceRow
from mindtui.ui.widgets.rating_row import RatingRow
from mindtui.ui.widgets.typed_check_in import read_words
from tests.support.app import BERLIN, NOW, Notebook, moment, open_notebook, type_ahead, with_ids

MORNING = datetime(2026, 11, 23, 7, 30, tzinfo=BERLIN)
ROWS = ("mood", "energy", "stress", "feelings", "tags", "note", "when", "slot")


async def logged(notebook: Notebook, count: int = 1) -> CheckIn:
    """Wait for so many check-ins and give the one made last."""
    await notebook.until(lambda: len(notebook.all(CheckIn)) == count and not notebook.dialog)
    return max(notebook.all(CheckIn), key=lambda entry: entry.id)


def ratings(entry: CheckIn) -> tuple[int | None, int | None, int | None]:
    return entry.mood, entry.energy, entry.stress


async def test_three_keys_are_a_check_in(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6", "enter")
        entry = await logged(notebook)
        assert ratings(entry) == (6, None, None)
        assert (entry.skipped, entry.feelings, entry.tags, entry.note) == ((), (), (), "")
        assert (entry.at, entry.source, entry.recalled, entry.whole_day) == (NOW, "app", False, False)
        await notebook.hears("Logged: mood 6. u takes it back.")
        await notebook.saved()
        [doc] = notebook.stored("check_ins")
        assert {name: doc[name] for name in ("mood", "energy", "stress", "at", "slot")} == {
            "mood": 6,
            "energy": None,
            "stress": None,
            "at": "2026-11-23T14:30:00+01:00",
            "slot": None,
        }


async def test_keys_typed_ahead_without_a_pause_reach_the_right_rows(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await type_ahead(notebook.pilot, *"c6", "enter", *"c647", "enter", *"cxsx", "tab", *"calm", "enter")
        await notebook.until(lambda: len(notebook.all(CheckIn)) == 3)
        first, second, third = sorted(notebook.all(CheckIn), key=lambda entry: entry.id)
        assert ratings(first) == (6, None, None)
        assert ratings(second) == (6, 4, 7)
        assert (ratings(third), third.skipped) == ((10, None, 10), ("energy",))
        assert third.feelings == (Feeling("calm"),)


async def test_a_second_enter_typed_ahead_logs_nothing_twice(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await type_ahead(notebook.pilot, "c", "6", "enter", "enter")
        await notebook.until(lambda: notebook.all(CheckIn) and notebook.dialog == "CheckInDialog")
        await notebook.sees("Change this check-in")
        assert len(notebook.all(CheckIn)) == 1


async def test_nothing_is_preset_and_an_empty_form_is_refused_in_words(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c")
        form = notebook.widget(CheckInForm)
        assert [row.value for row in form.query(RatingRow)] == [None, None, None]
        assert form.typed() == {}
        assert not form.is_changed
        await notebook.press("enter")
        await notebook.sees("A check-in needs a rating, a feeling, a tag or a note.")
        assert notebook.dialog == "CheckInDialog"
        await notebook.press("tab")
        assert "needs a rating" not in notebook.text()
        await notebook.press("escape")
        await notebook.until(lambda: not notebook.dialog)
        assert notebook.all(CheckIn) == []
        assert notebook.said == ""


async def test_skips_arrows_and_backspace_do_what_the_rows_say(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "s", "right", "right", "down", "3", "backspace", "space", "enter")
        entry = await logged(notebook)
        assert ratings(entry) == (None, 6, None)
        assert entry.skipped == ("mood", "stress")
        assert (await _stored(notebook))["skipped"] == ["mood", "stress"]


async def _stored(notebook: Notebook) -> dict[str, object]:
    await notebook.saved()
    return notebook.stored("check_ins")[-1]


async def test_tab_goes_through_every_row_and_back(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c")
        seen = [notebook.focus]
        for _ in ROWS:
            await notebook.press("tab")
            seen.append(notebook.focus)
        assert seen == [*ROWS, "mood"]
        await notebook.press("shift+tab", "shift+tab")
        assert notebook.focus == "when"
        await notebook.press("down", "down", "down")
        assert notebook.focus == "energy"
        await notebook.press("up", "up")
        assert notebook.focus == "slot"


async def test_enter_saves_from_every_row_and_every_line(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        places = [row for row in ROWS if row != "note"]
        for count, place in enumerate(places, 1):
            await notebook.press("c", "5")
            notebook.widget(
                RatingRow if place in ROWS[:3] else Input if place != "slot" else ChoiceRow, f"#{place}"
            ).focus()
            await notebook.press("enter")
            assert (await logged(notebook, count)).mood == 5


async def test_a_note_has_lines_and_is_saved_with_ctrl_s(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "tab", "tab", "tab", "tab", "tab")
        assert notebook.focus == "note"
        await type_ahead(notebook.pilot, *"Rain, [b]again[/b] u?", "enter", "enter", *"c 6!", "ctrl+s")
        entry = await logged(notebook)
        assert entry.note == "Rain, [b]again[/b] u?\n\nc 6!"
        assert ratings(entry) == (None, None, None)
        await notebook.sees("Rain, [b]again[/b] u? c 6!")


async def test_feelings_and_tags_are_told_in_words(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6", "tab", "tab")
        assert notebook.focus == "feelings"
        await type_ahead(notebook.pilot, *"tense 101", "enter")
        await notebook.sees("The strength of “tense” takes a whole number from 0 to 100")
        assert notebook.dialog == "CheckInDialog"
        await type_ahead(notebook.pilot, *["backspace"] * 9, *"tense 60, hopeful", "tab")
        await type_ahead(notebook.pilot, *"work, the garden", "enter")
        entry = await logged(notebook)
        assert entry.feelings == (Feeling("tense", 60), Feeling("hopeful"))
        assert entry.tags == ("work", "the garden")
        await notebook.sees("tense, hopeful, #work")


async def test_words_of_ones_own_are_offered_before_the_built_in_ones(tmp_path: Path) -> None:
    before = CheckIn(
        at=moment("2026-11-22 20:00"), mood=5, feelings=(Feeling("homesick"),), tags=("gardening", "Gran")
    )
    async with open_notebook(tmp_path, records=[before]) as notebook:
        await notebook.press("c", "6")
        notebook.widget(Input, "#feelings").focus()
        await notebook.write("ho")
        await notebook.sees("homesick")
        await notebook.press("right")
        await notebook.write(", exc")
        await notebook.sees("homesick, excited")
        await notebook.press("right", "tab")
        await notebook.write("g")
        await notebook.sees("gardening")
        await notebook.press("right", "enter")
        entry = await logged(notebook, 2)
        assert [feeling.name for feeling in entry.feelings] == ["homesick", "excited"]
        assert entry.tags == ("gardening",)


async def fill_when(notebook: Notebook, phrase: str) -> None:
    notebook.widget(Input, "#when").focus()
    notebook.widget(Input, "#when").value = ""
    await notebook.write(phrase)


async def test_a_past_moment_is_taken_without_a_question(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6")
        await fill_when(notebook, "yesterday 21:30")
        assert notebook.widget(ChoiceRow, "#slot").value == "bedtime"
        await notebook.press("enter")
        entry = await logged(notebook)
        assert (entry.at, entry.slot, entry.recalled) == (moment("2026-11-22 21:30"), "bedtime", False)


@pytest.mark.parametrize(
    ("phrase", "question", "at", "recalled"),
    [
        ("22:00", "Mon 2026-11-23 22:00 is in the future", "2026-11-23 22:00", False),
        ("2026-11-03 7pm", "Tue 2026-11-03 19:00 is over two days ago", "2026-11-03 19:00", True),
    ],
)
async def test_the_future_and_the_distant_past_are_asked_about_once(
    tmp_path: Path, phrase: str, question: str, at: str, recalled: bool
) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6")
        await fill_when(notebook, phrase)
        await notebook.press("enter")
        await notebook.sees(question, "Enter saves it anyway.")
        assert notebook.all(CheckIn) == []
        await notebook.press("enter")
        entry = await logged(notebook)
        assert (entry.at, entry.recalled) == (moment(at), recalled)


async def test_another_moment_is_asked_about_again(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6")
        await fill_when(notebook, "22:00")
        await notebook.press("enter")
        await notebook.sees("22:00 is in the future")
        await fill_when(notebook, "23:00")
        await notebook.press("enter")
        await notebook.sees("23:00 is in the future")
        assert notebook.all(CheckIn) == []


async def test_a_day_without_a_time_is_the_whole_day(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6")
        await fill_when(notebook, "yesterday")
        assert notebook.widget(ChoiceRow, "#slot").value is None
        await notebook.press("enter")
        entry = await logged(notebook)
        assert (entry.whole_day, entry.slot, entry.at.date()) == (True, None, date(2026, 11, 22))


async def test_a_moment_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, size=(120, 30)) as notebook:
        await notebook.press("c", "6")
        await fill_when(notebook, "31:99")
        await notebook.press("enter")
        await notebook.sees('"31:99" is not a moment that can be read')
        assert notebook.dialog == "CheckInDialog"


async def test_the_slot_is_guessed_until_somebody_chooses_it(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6")
        slot = notebook.widget(ChoiceRow, "#slot")
        assert slot.value is None
        await fill_when(notebook, "16:00")
        assert slot.value == "late-afternoon"
        slot.focus()
        await notebook.press("right")
        assert slot.value == "bedtime"
        await fill_when(notebook, "12:00")
        assert slot.value == "bedtime"
        await notebook.press("enter")
        assert (await logged(notebook)).slot == "bedtime"


async def test_the_waking_time_is_stored_in_the_same_step(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, now=MORNING) as notebook:
        await notebook.press("c", "6")
        slot = notebook.widget(ChoiceRow, "#slot")
        assert slot.value == "wake"
        notebook.widget(Input, "#woke").focus()
        await notebook.write("7:00")
        assert slot.value == "wake+30"
        await notebook.press("enter")
        entry = await logged(notebook)
        wake = notebook.one(WakeTime)
        assert (entry.slot, wake.day, wake.time, wake.source) == (
            "wake+30",
            date(2026, 11, 23),
            time(7),
            "typed",
        )
        [step] = notebook.all(Step)
        assert len(step.changes) == 2
        await notebook.press("c")
        assert not notebook.app.screen.query("#woke")
        await notebook.press("escape", "u")
        await notebook.until(lambda: not notebook.all(CheckIn) and not notebook.all(WakeTime))


async def test_a_waking_time_replaces_the_one_that_was_assumed(tmp_path: Path) -> None:
    assumed = WakeTime(day=MORNING.date(), time=time(9), source="assumed")
    async with open_notebook(tmp_path, now=MORNING, records=[assumed]) as notebook:
        await notebook.press("c", "6")
        notebook.widget(Input, "#woke").focus()
        await notebook.write("7:00")
        await notebook.press("enter")
        await logged(notebook)
        wake = notebook.one(WakeTime)
        assert (wake.time, wake.source) == (time(7), "typed")


@pytest.mark.parametrize(("day_starts_at", "asks"), [(time(4), False), (time(11), True)])
async def test_waking_is_asked_for_in_the_first_ten_hours_of_the_day(
    tmp_path: Path, day_starts_at: time, asks: bool
) -> None:
    settings = Settings(day_starts_at=day_starts_at)
    async with open_notebook(tmp_path, settings=settings) as notebook:
        await notebook.press("c")
        assert bool(notebook.app.screen.query("#woke")) is asks


HELD = CheckIn(
    at=datetime(2026, 11, 22, 9, 10, 42, tzinfo=BERLIN),
    mood=4,
    stress=7,
    skipped=("energy",),
    feelings=(Feeling("tense", 60), Feeling("tired")),
    tags=("work",),
    note="A long day\nand a short night.",
    slot="midday",
    event=Event(trigger="a call", peak=8),
    source="import:daylio",
    origin={"row": 7},
)


async def test_changing_a_check_in_keeps_what_the_form_does_not_show(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[HELD]) as notebook:
        before = notebook.one(CheckIn)
        await notebook.press("7", "enter")
        await notebook.sees("Change this check-in", "[4]", "[7]", "skipped", "tense 60, tired", "midday")
        await notebook.press("5", "enter")
        await notebook.until(lambda: notebook.one(CheckIn).mood == 5)
        after = notebook.one(CheckIn)
        kept = ("at", "stress", "skipped", "feelings", "tags", "note", "slot", "event", "source", "origin")
        for name in (*kept, "id", "created_at", "recalled"):
            assert getattr(after, name) == getattr(before, name), name
        await notebook.hears("Changed: mood 5, stress 7, energy skipped.")
        await notebook.press("u")
        await notebook.until(lambda: notebook.one(CheckIn).mood == 4)


async def test_a_check_in_opened_and_saved_without_a_change_stays_as_it_is(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[HELD]) as notebook:
        before = notebook.one(CheckIn)
        await notebook.press("7", "enter", "enter")
        await notebook.until(lambda: not notebook.dialog)
        await notebook.press("enter", "escape")
        await notebook.until(lambda: not notebook.dialog)
        assert notebook.one(CheckIn) == before
        assert notebook.all(Step) == []


async def test_words_with_commas_and_numbers_in_them_stay_what_they_are(tmp_path: Path) -> None:
    odd = CheckIn(
        at=moment("2026-11-22 10:00"),
        mood=4,
        feelings=(Feeling("level 5"), Feeling("torn, in two", 30)),
        tags=("Lyon, France", "line 7", "Lyon"),
    )
    async with open_notebook(tmp_path, records=[odd]) as notebook:
        before = notebook.one(CheckIn)
        await notebook.press("7", "enter", "enter")
        await notebook.until(lambda: not notebook.dialog)
        assert (notebook.one(CheckIn), notebook.all(Step)) == (before, [])
        await notebook.press("enter")
        notebook.widget(Input, "#feelings").focus()
        await notebook.write(", calm 7")
        notebook.widget(Input, "#tags").focus()
        await type_ahead(notebook.pilot, "home", *"rain, ", "enter")
        await notebook.until(lambda: notebook.all(Step))
        after = notebook.one(CheckIn)
        assert after.feelings == (*before.feelings, Feeling("calm", 7))
        assert after.tags == ("rain", *before.tags)


@pytest.mark.parametrize(
    ("own", "text", "values"),
    [
        ([", odd", "even"], ", odd, even", [", odd", "even"]),
        (["a, b", "a"], "even, a, b", ["even", "a, b"]),
        (["a, b", "a"], "a, b, c", ["a, b", "c"]),
        (["a, b", "a"], "a, bc", ["a", "bc"]),
        (["a, b", "a"], "a,  b ,, c", ["a", "b", "c"]),
        (["a, b", "a"], "a, b , a, b", ["a, b", "a", "b"]),
        (["a, b"], "", []),
    ],
)
def test_a_word_that_stood_there_is_found_again_whole(own: list[str], text: str, values: list[str]) -> None:
    assert list(read_words(text, [(word, word) for word in own], str)) == values


async def test_another_time_guesses_the_slot_again(tmp_path: Path) -> None:
    held = CheckIn(at=moment("2026-11-22 12:00"), mood=4, slot="midday")
    async with open_notebook(tmp_path, records=[held]) as notebook:
        await notebook.press("7", "enter")
        await fill_when(notebook, "yesterday 21:00")
        assert notebook.widget(ChoiceRow, "#slot").value == "bedtime"
        await notebook.press("enter")
        await notebook.until(lambda: notebook.all(Step))
        assert (notebook.one(CheckIn).at, notebook.one(CheckIn).slot) == (
            moment("2026-11-22 21:00"),
            "bedtime",
        )
        await notebook.press("enter")
        notebook.widget(ChoiceRow, "#slot").focus()
        await notebook.press("home")
        await fill_when(notebook, "yesterday 12:00")
        assert notebook.widget(ChoiceRow, "#slot").value is None


async def test_a_change_to_an_old_check_in_is_not_called_recalled(tmp_path: Path) -> None:
    [old] = with_ids([CheckIn(at=NOW - timedelta(days=31), mood=4)])
    async with open_notebook(tmp_path, records=[replace(old, created_at=old.at)]) as notebook:
        await notebook.press("7", "enter")
        await fill_when(notebook, "2026-10-23 09:00")
        await notebook.press("enter")
        await notebook.until(lambda: notebook.all(Step))
        assert (notebook.one(CheckIn).at, notebook.one(CheckIn).recalled) == (
            moment("2026-10-23 09:00"),
            False,
        )


async def test_a_check_in_from_a_zone_ahead_is_changed_without_a_question(tmp_path: Path) -> None:
    ahead = CheckIn(at=NOW.replace(tzinfo=None, hour=15).replace(tzinfo=UTC), mood=4)
    async with open_notebook(tmp_path, records=[ahead]) as notebook:
        await notebook.press("7", "enter", "9", "enter")
        await notebook.hears("Changed: mood 9.")


async def test_a_whole_day_is_shown_without_an_hour(tmp_path: Path) -> None:
    whole = CheckIn(at=moment("2026-11-22 12:00"), mood=4, whole_day=True)
    async with open_notebook(tmp_path, records=[whole]) as notebook:
        await notebook.press("7", "enter")
        assert notebook.widget(Input, "#when").value == "2026-11-22"
        await notebook.press("9", "enter")
        await notebook.until(lambda: notebook.all(Step))
        after = notebook.one(CheckIn)
        assert (after.mood, after.at, after.whole_day) == (9, whole.at, True)
        await notebook.press("c", "5")
        await fill_when(notebook, "tomorrow")
        await notebook.press("enter")
        await notebook.sees("Tue 2026-11-24 is in the future. Enter saves it anyway.")


async def test_now_is_the_moment_of_saving(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6")
        notebook.clock.go_on(timedelta(hours=2))
        await notebook.press("enter")
        entry = await logged(notebook)
        assert (entry.at, entry.slot) == (moment("2026-11-23 16:30"), "late-afternoon")


async def test_a_moment_is_the_one_that_was_meant_when_it_was_typed(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6")
        await fill_when(notebook, "-2h")
        notebook.clock.go_on(timedelta(hours=1))
        await notebook.press("escape")
        await notebook.until(lambda: not notebook.dialog)
        notebook.clock.go_on(timedelta(days=1))
        await notebook.press("c")
        assert notebook.widget(Input, "#when").value == "2026-11-23 12:30"
        await notebook.press("enter")
        entry = await logged(notebook)
        assert (entry.at, entry.slot) == (moment("2026-11-23 12:30"), "midday")
        await notebook.press("c", "6")
        await fill_when(notebook, "-2h")
        notebook.clock.go_on(timedelta(hours=1))
        await notebook.press("enter")
        assert (await logged(notebook, 2)).at == moment("2026-11-24 13:30")


async def test_fields_of_a_newer_program_survive_a_change(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[HELD]) as notebook:
        path = tmp_path / "mindtui.json"
        text = path.read_text("utf-8")
        other = tmp_path / "edited"
        other.write_text(text.replace('"mood":', '"weather": "rain", "mood":', 1), "utf-8")
        other.replace(path)
        await notebook.press("7", "enter", "1", "enter")
        await notebook.until(lambda: notebook.one(CheckIn).mood == 1)
        await notebook.saved()
        [doc] = notebook.stored("check_ins")
        assert (doc["weather"], doc["mood"], doc["origin"]) == ("rain", 1, {"row": 7})


async def test_what_was_typed_is_kept_on_escape_and_comes_back(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6", "s")
        notebook.widget(Input, "#tags").focus()
        await notebook.write("work")
        notebook.widget(TextArea, "#note").focus()
        await type_ahead(notebook.pilot, *"one", "enter", *"two")
        await notebook.press("escape")
        await notebook.until(lambda: not notebook.dialog)
        assert notebook.all(CheckIn) == []
        await notebook.hears("What you typed is kept")
        await notebook.press("c")
        await notebook.sees("what you had typed", "[6]", "skipped", "work")
        assert notebook.widget(TextArea, "#note").text == "one\ntwo"
        await notebook.press("escape")
        await notebook.sees("Let what you had typed go for good?")
        await notebook.press("enter", "c")
        await notebook.sees("what you had typed")
        await notebook.press("enter")
        entry = await logged(notebook)
        assert (entry.mood, entry.skipped, entry.tags, entry.note) == (6, ("energy",), ("work",), "one\ntwo")
        await notebook.press("c")
        assert notebook.widget(CheckInForm).typed() == {}


async def test_a_slot_chosen_by_hand_comes_back_with_the_rest(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6")
        notebook.widget(ChoiceRow, "#slot").focus()
        await notebook.press("end", "escape", "c")
        await notebook.sees("what you had typed")
        assert notebook.widget(ChoiceRow, "#slot").value == "bedtime"
        await notebook.press("enter")
        assert (await logged(notebook)).slot == "bedtime"


async def test_a_slot_that_was_only_guessed_is_guessed_anew(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, now=moment("2026-11-23 16:00")) as notebook:
        await notebook.press("c", "6", "escape")
        notebook.clock.go_on(timedelta(hours=5))
        await notebook.press("c")
        await notebook.sees("what you had typed")
        assert notebook.widget(ChoiceRow, "#slot").value == "bedtime"


async def test_a_change_that_was_left_comes_back_with_its_check_in(tmp_path: Path) -> None:
    other = CheckIn(at=moment("2026-11-21 10:00"), mood=8)
    async with open_notebook(tmp_path, records=[HELD, other]) as notebook:
        await notebook.press("7", "enter", "1")
        await fill_when(notebook, "2026-11-22 10:00")
        await notebook.press("escape")
        await notebook.until(lambda: not notebook.dialog)
        assert [entry.mood for entry in notebook.all(CheckIn)] == [8, 4]
        await notebook.press("c")
        assert notebook.widget(CheckInForm).typed() == {}
        await notebook.press("escape", "enter")
        await notebook.sees("[1]", "2026-11-22 10:00")
        await notebook.press("enter")
        await notebook.until(lambda: [entry.mood for entry in notebook.all(CheckIn)] == [8, 1])
        assert notebook.all(CheckIn)[1].at == moment("2026-11-22 10:00")


async def test_what_was_typed_is_kept_for_another_day_when_the_app_is_closed(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6", "escape")
        await notebook.until(lambda: not notebook.dialog)
        await notebook.press("c", "4", "ctrl+q")
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c")
        await notebook.sees("what you had typed", "[4]")


async def test_a_hard_moment_offers_three_small_things_once_an_hour(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "2", "enter")
        await notebook.hears("Logged: mood 2. u takes it back. If you like: b opens three small things")
        await notebook.press("c", "1", "enter")
        await notebook.hears("Logged: mood 1")
        notebook.clock.go_on(timedelta(minutes=61))
        await type_ahead(notebook.pilot, *"c5s9", "enter")
        await notebook.hears("b opens three small things")
        notebook.clock.go_on(timedelta(minutes=61))
        await type_ahead(notebook.pilot, *"c0sx", "enter")
        await notebook.hears("! shows people to call")
        notebook.clock.go_on(timedelta(minutes=61))
        await type_ahead(notebook.pilot, *"c3s8", "enter")
        await notebook.hears("Logged: mood 3, stress 8")
        await notebook.press("7", "enter", "0", "s", "x", "enter")
        await notebook.hears("Changed: mood 0, stress 10, energy skipped. u takes it back. ! shows people")
        await notebook.sees("b opens three small things.")


async def test_the_tag_not_safe_opens_the_help_card(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6")
        notebook.widget(Input, "#tags").focus()
        await type_ahead(notebook.pilot, *"Not Safe", "enter")
        await notebook.until(lambda: notebook.dialog == "HelpCardDialog")
        assert notebook.one(CheckIn).tags == ("Not Safe",)
        assert notebook.said == "Logged: mood 6. u takes it back."


async def test_the_tag_not_safe_opens_the_help_card_when_it_is_added_later(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[HELD]) as notebook:
        await notebook.press("7", "enter")
        notebook.widget(Input, "#tags").focus()
        await type_ahead(notebook.pilot, *", not safe", "enter")
        await notebook.until(lambda: notebook.dialog == "HelpCardDialog")
        await notebook.press("escape", "enter", "5", "enter")
        await notebook.hears("Changed: mood 5")
        assert notebook.dialog == ""


async def test_each_row_says_what_it_takes(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, now=MORNING) as notebook:
        await notebook.press("c")
        for words in (
            "0 very unpleasant · 10 very pleasant · x is 10 · s skips",
            "0 drained · 10 full of energy · x is 10 · s skips",
            "0 none · 10 the most I can imagine · x is 10 · s skips",
            "tense 60, hopeful (0–100: how strong) · Tab completes",
            "work, Ada · Tab completes",
            "Ctrl+S saves",
            "yesterday 21:30",
            "The place in the stress day",
            "It tells which morning slot this is.",
        ):
            await notebook.sees(words)
            await notebook.press("tab")


async def test_at_sixty_columns_the_whole_row_and_its_hint_are_seen(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, now=MORNING, size=(60, 20)) as notebook:
        await notebook.press("c")
        await notebook.sees("8 9 x 10", "0 very unpleasant · 10 very pleasant · x is 10 · s skips")


@pytest.mark.parametrize(
    ("row", "typed", "objection"),
    [
        ("when", "tomorow", '"tomorow" is not a moment that can be read'),
        ("when", "tomorrow 8:00", "is in the future. Enter saves it anyway."),
        ("feelings", "tense 101", "The strength of “tense” takes a whole number from 0 to 100"),
    ],
)
async def test_what_is_objected_to_has_the_focus_and_the_objection_stays_in_sight(
    tmp_path: Path, row: str, typed: str, objection: str
) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6")
        notebook.widget(Input, f"#{row}").value = typed
        notebook.widget(TextArea).focus()
        await notebook.press("ctrl+s")
        await notebook.until(lambda: notebook.focus == row)
        await notebook.sees(objection)
        await notebook.press("tab")
        assert objection not in notebook.text()
        await notebook.press("shift+tab")
        assert objection not in notebook.text()


async def test_the_frame_names_the_key_that_saves_from_where_the_focus_is(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c")
        assert "Enter saves · Tab goes on" in notebook.text()
        notebook.widget(TextArea).focus()
        await notebook.sees("Ctrl+S saves · Tab goes on")
        await notebook.press("tab")
        await notebook.sees("Enter saves · Tab goes on")


async def test_words_typed_at_a_number_are_answered(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6", "t")
        await notebook.sees("Only numbers go here. Tab goes on to feelings, tags and the note.")
        await notebook.press("4")
        await notebook.until(lambda: "Only numbers" not in notebook.text())
        await notebook.press("tab", "t")
        assert "Only numbers" not in notebook.text()


async def test_a_form_that_is_not_there_yet_has_nothing_to_be_kept(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        assert CheckInDialog(form_at(notebook.desk)).unfinished() is None
