"""Today at a glance."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from mindtui.domain.check_in import CheckIn
from mindtui.domain.plan import Plan
from tests.support.app import NOW, moment, open_notebook

TODAY = NOW.date()
YESTERDAY = TODAY - timedelta(days=1)


async def test_the_first_run_welcomes_until_something_is_recorded(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.sees("Welcome to MindTUI", "Press c to check in.", "c Check in", "! Help card")
        assert "Nothing yet today" not in notebook.text()
        await notebook.press("c", "6", "enter")
        await notebook.sees(
            "▸ 14:30 mood 6 energy – stress –", "Nothing planned today. Press a to plan, g for ideas."
        )
        assert "Welcome" not in notebook.text()
        await notebook.press("u")
        await notebook.sees("Welcome to MindTUI")


async def test_the_welcome_fits_a_small_terminal(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, size=(60, 20)) as notebook:
        await notebook.sees("Welcome to MindTUI", "Press c to check in.", "!")
        assert "one key away from everywhere" in notebook.text()


async def test_an_empty_day_says_what_to_press(tmp_path: Path) -> None:
    old = CheckIn(at=moment("2026-11-22 20:00"), mood=5)
    async with open_notebook(tmp_path, records=[old]) as notebook:
        await notebook.sees("Nothing yet today. Press c to check in.", "Press a to plan, g for ideas.")
        assert "Due" not in notebook.text()
        await notebook.press("enter", "d", "m", "x", "down")
        assert notebook.dialog == ""


RECORDS = [
    CheckIn(at=moment("2026-11-23 08:00"), mood=4, stress=7, tags=("work",), note="slow\nstart"),
    CheckIn(at=moment("2026-11-23 12:00"), mood=6, energy=5, stress=3),
    Plan(label="Swim", day=TODAY, start=time(18), minutes=45),
    Plan(label="Walk", day=TODAY, start=time(9), minutes=20),
    Plan(label="Write to Ada", day=YESTERDAY),
    Plan(label="Long gone", day=TODAY - timedelta(days=15)),
    Plan(label="Moved on", day=TODAY, status="moved"),
    Plan(label="Breakfast", day=TODAY, status="done"),
]


async def test_check_ins_plans_and_what_is_due_have_their_sections(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await notebook.sees(
            "Check-ins ▸ 08:00 mood 4 energy – stress 7 #work slow start 12:00 mood 6 energy 5 stress 3",
            "Plans 1 of 3 planned 18:00 ○ Swim",
            "45 min ● Breakfast done",
            "Due How did it go? d done, p partly, n not done, m move, x drop ○ Write to Ada yesterday",
            "09:00 ○ Walk",
        )
        assert "Long gone" not in notebook.text()
        assert "Moved on" not in notebook.text()


async def test_a_plan_becomes_due_when_its_time_is_past(tmp_path: Path) -> None:
    plan = Plan(label="Walk", day=TODAY, start=time(14), minutes=45)
    async with open_notebook(tmp_path, records=[plan]) as notebook:
        await notebook.sees("Walk")
        assert "Due" not in notebook.text()
        notebook.clock.go_on(timedelta(minutes=30))
        await notebook.press("c", "6", "enter")
        await notebook.sees("Due How did it go?")


async def test_a_due_plan_is_answered_with_one_key(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[Plan(label="Write to Ada", day=YESTERDAY)]) as notebook:
        await notebook.sees("▸ ○ Write to Ada")
        await notebook.press("p", "enter")
        await notebook.until(lambda: notebook.one(Plan).status == "partly")
        await notebook.hears("Partly: Write to Ada. u takes it back.")
        assert "Due" not in notebook.text()


async def test_the_keys_shown_are_those_of_what_the_cursor_is_on(tmp_path: Path) -> None:
    records = [CheckIn(at=NOW, mood=5), Plan(label="Walk", day=YESTERDAY)]
    async with open_notebook(tmp_path, records=records, size=(180, 24)) as notebook:
        await notebook.sees(
            "Enter Open c Check in a Plan / Search g Suggest t Thought u Undo q Quit + Did ? Help ! Help card"
        )
        await notebook.press("down")
        await notebook.sees(
            "Enter Open c Check in d Done p Partly n Not done a Plan / Search g Suggest t Thought m Move",
            "x Drop u Undo s Smaller q Quit + Did ? Help",
        )


async def test_enter_opens_what_the_cursor_is_on(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS[:3]) as notebook:
        await notebook.press("enter")
        await notebook.sees("Change this check-in", "slow")
        await notebook.press("escape", "end", "enter")
        await notebook.sees("Change this plan", "Swim")


@pytest.mark.parametrize(("last", "said"), [(3, "You came back after 2 quiet days."), (2, ""), (1, "")])
async def test_coming_back_is_noted_without_a_word_about_gaps(tmp_path: Path, last: int, said: str) -> None:
    before = CheckIn(at=NOW - timedelta(days=last), mood=5)
    async with open_notebook(tmp_path, records=[before]) as notebook:
        assert "came back" not in notebook.text()
        await notebook.press("c", "6", "enter")
        await notebook.sees("14:30 mood 6")
        assert ("You came back" in notebook.text()) is bool(said)
        assert said in notebook.text()


async def test_the_fortnight_stands_in_characters_and_numbers(tmp_path: Path) -> None:
    records = [CheckIn(at=NOW - timedelta(days=back), mood=mood) for back, mood in ((0, 6), (1, 3), (13, 9))]
    async with open_notebook(
        tmp_path, records=[*records, CheckIn(at=NOW - timedelta(days=14), mood=0)]
    ) as nb:
        await nb.sees("mood ▇···········▃▅ mean 6.0 · today 6.0 · 3 of 14 days", "stress ··············")
        await nb.sees("no ratings in 14 days")


async def test_a_check_in_after_midnight_belongs_to_the_day_before(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, now=moment("2026-11-24 01:30")) as notebook:
        await notebook.press("c", "6", "enter")
        await notebook.sees("Mon, Nov 23", "01:30 mood 6")


async def test_a_new_day_begins_while_the_app_is_open(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS[:1]) as notebook:
        await notebook.sees("Mon, Nov 23", "08:00")
        notebook.clock.go_on(timedelta(days=1))
        await notebook.press("c", "6", "enter")
        await notebook.sees("Tue, Nov 24", "14:30 mood 6")
        assert "08:00" not in "\n".join(notebook.lines()[5:9])
        assert notebook.desk.today == date(2026, 11, 24)


async def test_plain_signs_are_enough_for_every_place(tmp_path: Path) -> None:
    many = [CheckIn(at=NOW - timedelta(days=back), mood=back % 10, stress=5) for back in range(20)]
    async with open_notebook(tmp_path, records=[*RECORDS, *many], ascii_only=True) as notebook:
        for place in "1257":
            await notebook.press(place)
            await notebook.pilot.pause()
            odd = {character for line in notebook.lines() for character in line if not character.isascii()}
            assert odd == set(), f"place {place}"
