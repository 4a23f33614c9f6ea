"""What pays off: which ratings count, where the marks stand, and what is said."""

from datetime import date
from typing import Any

import pytest

from mindtui.charts.page import cells
from mindtui.charts.picture import Picture
from mindtui.charts.render import to_text
from mindtui.charts.style import Style
from mindtui.charts.window import RangeName
from mindtui.domain.activity import Activity
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Actual, Plan
from tests.charts.diary import NOW, PLAIN, TODAY, days_ago, drawn, painted


def done(
    label: str, pleasure: int | None, mastery: int | None = None, *, day: date = TODAY, **fields: Any
) -> Plan:
    return Plan(
        label=label, day=day, status="done", actual=Actual(pleasure=pleasure, mastery=mastery), **fields
    )


def life(*records: Plan | Activity) -> Journal:
    journal = Journal()
    with journal.batch("plans", NOW):
        for record in records:
            journal.add(record, NOW)
    return journal


def row(shown: Picture, label: str, style: Style = PLAIN) -> tuple[str, list[str]]:
    """The line of an activity from 0 to 10, and its numbers."""
    [line] = [line for line in drawn(shown.draw, style) if line.startswith(label)]
    words = line.removeprefix(label).split()
    return words[0], words[1:]


def test_each_activity_has_a_mark_for_pleasure_and_one_for_mastery() -> None:
    line, numbers = row(painted("activities", life(*[done("Walk", 8, 2)] * 2)), "Walk")
    assert (line.index("◆"), line.index("●"), len(line)) == (4, 16, 21)
    assert numbers == ["8.0", "2", "2.0", "2"]


@pytest.mark.parametrize("plain", [False, True])
def test_marks_in_one_place_become_one(plain: bool) -> None:
    style = Style(78, 18, ascii=plain, color=False)
    shown = painted("activities", life(*[done("Walk", 5, 5)] * 2), style=style)
    line, _ = row(shown, "Walk", style)
    assert line.strip(".·") == ("B" if plain else "◈")
    assert to_text(shown.draw, style).isascii() == plain


def test_means_are_drawn_toward_all_so_that_one_lucky_ten_leads_no_list() -> None:
    plans = [*[done("Lucky", 10)] * 2, *[done("Steady", 9)] * 20, *[done("Dull", 1)] * 20]
    shown = painted("activities", life(*plans))
    labels = [line.split()[0] for line in drawn(shown.draw, PLAIN)[1:4]]
    assert labels == ["Steady", "Lucky", "Dull"]


def test_an_activity_rated_once_is_left_out_and_so_are_plans_not_done_or_of_other_days() -> None:
    plans = [
        *[done("Walk", 6)] * 2,
        done("Once", 10),
        Plan(label="Later", day=TODAY),
        *[done("Old", 10, day=days_ago(200))] * 2,
    ]
    shown = painted("activities", life(*plans))
    assert len(drawn(shown.draw, PLAIN)) == 3
    assert row(shown, "Walk")[1] == ["6.8", "2", "–"]
    everything = painted("activities", life(*plans), window="all")
    assert everything.days == "May 7 – Nov 23, 2026"
    assert row(everything, "Old")[1][1] == "2"


def test_plans_with_an_activity_and_plans_with_its_label_are_one() -> None:
    own = Activity(label="Sing", area="play")
    shown = painted("activities", life(own, done("Sing", None, 4, activity_id=own.id), done("sing", None, 4)))
    assert row(shown, "Sing")[1] == ["–", "4.0", "2"]


def test_more_activities_than_rows_are_counted() -> None:
    journal = life(*(done(f"Thing {n:02}", n % 10) for n in range(15) for _ in range(2)))
    assert drawn(painted("activities", journal).draw, PLAIN)[-1].endswith("both")
    low = Style(78, 6, color=False)
    lines = drawn(painted("activities", journal, style=low).draw, low)
    assert lines[-1] == "● pleasure  ◆ mastery  ◈ both  the first 4 of 15"
    assert len(lines) == 6


def test_a_wide_screen_cuts_no_label_that_it_has_room_for() -> None:
    style = Style(118, 27, color=False)
    labels = ["Reply to a message that you have been putting off", "Sing"]
    shown = painted("activities", life(*[done(label, 5) for label in labels * 2]), style=style)
    assert [len(row(shown, label, style)[0]) for label in labels] == [41, 41]


@pytest.mark.parametrize("width", [118, 58, 38, 20, 1])
def test_no_label_leaves_its_place(width: int) -> None:
    style = Style(width, 18, color=False)
    labels = ["[/b]", "a\x1b[31mb", "🙂🙂🙂", "\u202eevil", "中文中文", "w" * 150]
    shown = painted(
        "activities", life(*(done(label, 5, 6) for label in labels for _ in range(2))), style=style
    )
    lines = to_text(shown.draw, style).split("\n")
    assert len(lines) == 1 + len(labels) + 1 + (width == 20) + 2 * (width == 1)
    assert {cells(line) for line in lines[:7]} == {min(width, cells(lines[0]))}
    assert "\u202e" not in "".join(lines)


@pytest.mark.parametrize(
    ("plans", "said"),
    [
        (
            [],
            [
                (
                    "Nothing done in these days has a rating of pleasure or mastery. "
                    "Press a to plan something; d marks it done and asks for both."
                )
            ],
        ),
        (
            [done("Walk", None)],
            [
                (
                    "Nothing done in these days has a rating of pleasure or mastery. "
                    "Press a to plan something; d marks it done and asks for both."
                )
            ],
        ),
        (
            [done("Walk", 5, recalled=True)],
            [
                "Rated after doing it: 1 plan; all recalled later.",
                "What pays off: not enough yet: 1 more rating of one activity.",
            ],
        ),
        (
            [*[done("Walk", 5)] * 2, done("Sing", 5, 5), done("Sing", 5, 5, recalled=True)],
            [
                "Rated after doing it: 4 plans; 1 recalled later.",
                (
                    "Each mean is drawn toward the mean of all your ratings, as if three more of those had "
                    "been given."
                ),
                (
                    "What gave most, of 2 activities with ratings enough: Sing: pleasure 5.0, n 2, "
                    "mastery 5.0, n 2; Walk: pleasure 5.0, n 2."
                ),
            ],
        ),
    ],
    ids=["none", "none rated", "one, recalled", "all equal"],
)
def test_the_words_say_the_same(plans: list[Plan], said: list[str]) -> None:
    shown = painted("activities", life(*plans))
    assert list(shown.sentences) == said
    assert shown.is_empty == (len(said) < 3)


@pytest.mark.parametrize("window", ["7d", "90d", "all"])
def test_the_shell_is_told_how_to_rate(window: RangeName) -> None:
    shown = painted("activities", life(), window=window, shell=True)
    assert shown.sentences[0].endswith(
        "Plan with: mindtui plan Walk; rate with: mindtui done walk --pleasure 6 --mastery 4."
    )


def test_the_numbers_behind_it() -> None:
    values = painted("activities", life(*[done("Walk", 5, 3)] * 2)).values()
    activities = values["activities"]
    assert isinstance(activities, tuple)
    [walk] = activities
    assert (walk.label, walk.pleasure.n, walk.pleasure.mean, walk.mastery.shrunken) == ("Walk", 2, 5.0, 3.0)
    assert values["plans"] == 2
