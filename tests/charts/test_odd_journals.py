"""Odd journals: every chart is drawn in every format, and says exactly what is there and what is missing."""

from collections.abc import Callable, Mapping
from datetime import timedelta, timezone
from functools import partial
from typing import Final, TypeAlias
from xml.etree import ElementTree as ET

import pytest

from mindtui.charts.gallery import CHARTS, ChartName
from mindtui.charts.picture import Picture
from mindtui.charts.render import to_text
from mindtui.charts.saved import saved_chart
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RangeName, Window
from mindtui.domain.check_in import CheckIn, Feeling
from mindtui.domain.plan import Actual, Plan, Ratings
from mindtui.domain.record import Record
from mindtui.insights import sentences
from tests.charts.diary import NOW, TODAY, card, check_in, days_ago, diary, rehearsal

Said: TypeAlias = Mapping[ChartName, str]

HOSTILE: Final = (
    "[/b]",
    "\x1b]0;x\x07\x1b[31mred",
    "😀👩‍👧",
    "\u202eright\u2066",
    "=1+1",
    "a\nb\tc",
    "<&'",
    "e" * 60,
)

EACH: Final[tuple[ChartName, ...]] = (
    "mood",
    "all",
    "stress-day",
    "expected",
    "year",
    "weekday",
    "feelings",
    "activities",
    "beliefs",
    "scores",
)
"""One of each kind: the others differ in their measure only."""

NO_CHECK_INS: Final = "No check-ins in these days. Press c to check in."
NOTHING_DONE: Final = (
    "Nothing done in these days has a rating of pleasure or mastery. "
    "Press a to plan something; d marks it done and asks for both."
)
LATER: Final = (
    "2 check-ins are dated after today and left out: the clock was ahead then, or is behind now. "
    "They stand first in the Journal."
)


def full(ago: int, hour: float = 12, *, recalled: bool = False, name: str = "tense") -> CheckIn:
    felt = (Feeling(name=name, strength=40),)
    return check_in(days_ago(ago), hour, mood=5, stress=4, energy=3, recalled=recalled, feelings=felt)


def done(ago: int, label: str = "Walk") -> Plan:
    felt = Actual(pleasure=5, mastery=5)
    return Plan(day=days_ago(ago), label=label, status="done", predicted=Ratings(pleasure=5), actual=felt)


def everything(n: int) -> list[Record]:
    reviews = [rehearsal("card", days_ago(ago), "ok", 50, 50) for ago in range(n)]
    return [*map(full, range(n)), *map(done, range(n)), card("card", "No good"), *reviews]


def hostile() -> list[Record]:
    named = [full(number, name=name) for number, name in enumerate(HOSTILE)]
    plans = [done(number, name) for name in HOSTILE for number in range(2)]
    return [*named, *plans, card("card", "\n".join(HOSTILE)), rehearsal("card", TODAY, "ok", 1, 2)]


def at_nine(zone: int) -> CheckIn:
    at = NOW.replace(hour=9, tzinfo=timezone(timedelta(hours=zone)))
    return CheckIn(at=at, mood=zone % 10, stress=6)


JOURNALS: Final[Mapping[str, tuple[Callable[[], list[Record]], Said]]] = {
    "empty": (
        list,
        {
            **dict.fromkeys(("mood", "all", "year", "feelings"), NO_CHECK_INS),
            "weekday": (
                f"{NO_CHECK_INS} Weekends against weekdays: not enough yet: 8 more weeks of check-ins."
            ),
            "expected": (
                "No plan has both a guess and a rating of pleasure. Press a to plan something "
                "and guess it; the review asks how it was. Not enough yet: 8 more rated "
                "occasions."
            ),
            "activities": NOTHING_DONE,
            "beliefs": (
                "No thought to practice yet. 3 opens Thoughts: P on a record with a fairer "
                "thought makes a practice card, and so does + under Practice."
            ),
        },
    ),
    "one record of each": (
        lambda: everything(1),
        {
            "mood": (
                "Mood: 5.0 on 1 of 1 day. Smoothed line: not enough yet: 3 more days with a "
                "rating. Trend in mood: not "
                "enough yet: 27 more days with a rating."
            ),
            "weekday": (
                "Mood: rated at a time of day on 1 of 1 day. Means by weekday: not enough "
                "yet: 3 more weeks of check-ins. Weekends against weekdays: not enough yet: 8 "
                "more weeks of check-ins."
            ),
            "activities": (
                "Rated after doing it: 1 plan. What pays off: not enough yet: 1 more rating of one activity."
            ),
        },
    ),
    "none in range": (
        lambda: [full(4000), done(4000), card("card", "No good"), rehearsal("card", days_ago(4000), "ok")],
        {
            **dict.fromkeys(
                ("mood", "all", "year", "feelings"),
                f"{NO_CHECK_INS} The last check-in before was on Dec 11, 2015.",
            ),
            "activities": NOTHING_DONE,
            "beliefs": "No thought was rehearsed in these days. Thoughts › Practice has 1 practice card.",
        },
    ),
    "all equal": (
        lambda: [
            *everything(30),
            done(1, "Sing"),
            done(1, "Sing"),
            *(done(2, f"Go {n % 3}") for n in range(6)),
        ],
        {
            "mood": (
                "Mood: 5.0 on every day with a rating (30 of 30 days). No clear trend in mood "
                "yet (30 of 30 days logged). Slow changes often need more days than this to "
                "show."
            ),
            "weekday": (
                "Mood: rated at a time of day on 30 of 30 days. The same mood, 5.0, in all 7 "
                "places with 3 days or more. Weekends against weekdays: not enough yet: 4 "
                "more weeks of check-ins."
            ),
            "activities": (
                "Rated after doing it: 38 plans. Each mean is drawn toward the mean of all "
                "your ratings, as if three more of those had been given. What gave most, of 5 "
                "activities with ratings enough: Go 0: pleasure 5.0, n 2, mastery 5.0, n 2; Go "
                "1: pleasure 5.0, n 2, mastery 5.0, n 2; Go 2: pleasure 5.0, n 2, mastery 5.0, "
                "n 2; and others as much."
            ),
        },
    ),
    "all skipped": (
        lambda: [check_in(days_ago(ago), skipped=("mood", "stress")) for ago in range(3)],
        {
            "all": (
                "No ratings of mood in these days; skipped on 3 days. No ratings of self-"
                "rated stress in these days; skipped on 3 days. No ratings of energy in these "
                "days. Logged 3 of 3 days since your first check-in."
            ),
            "feelings": "No feelings named in these days. The check-in (c) asks for them.",
        },
    ),
    "only recalled": (
        lambda: [full(ago, recalled=True) for ago in range(9)],
        {
            "mood": (
                "Mood: 5.0 on every day with a rating (9 of 9 days); all recalled later. "
                "Logged 9 of 9 days since your first check-in. Trend in mood: not enough yet: "
                "19 more days with a rating."
            ),
            "feelings": (
                "Feelings: named on 9 of 9 days with a check-in; all recalled later. By kind: "
                "unpleasant, high energy on 9 days. On most days: tense (9 days, mean strength "
                "40, n 9)."
            ),
        },
    ),
    "out of order": (
        lambda: everything(3)[::-1],
        {
            "all": (
                "Mood: 5.0 on every day with a rating (3 of 3 days). "
                "Self-rated stress: 4.0 on every day with a rating (3 of 3 days). "
                "Energy: 3.0 on every day with a rating (3 of 3 days). "
                "Smoothed line: not enough yet: 1 more day with a rating. "
                "Logged 3 of 3 days since your first check-in. "
                "Trend in mood, self-rated stress and energy: not enough yet: 25 more days with a rating."
            ),
            "activities": (
                "Rated after doing it: 3 plans. Each mean is drawn toward the mean of all your "
                "ratings, as if three more of those had been given. Only one activity has "
                "ratings enough: Walk: pleasure 5.0, n 3, mastery 5.0, n 3."
            ),
        },
    ),
    "two zones in one day": (
        lambda: [at_nine(1), at_nine(-8)],
        {"year": "Mood: 1.5 on 1 of 1 day."},
    ),
    "a clock set back": (
        lambda: [full(0, 12), full(0, 11.5), full(0, 12)],
        {"year": "Mood: 5.0 on 1 of 1 day."},
    ),
    "ten years": (
        lambda: [*map(full, range(3653))],
        {"year": "Mood: 5.0 on every day with a rating (365 of 365 days)."},
    ),
    "only the future": (
        lambda: [full(-3), full(-400), done(-3)],
        {
            **dict.fromkeys(("all", "year", "feelings"), f"{NO_CHECK_INS} {LATER}"),
            "stress-day": (
                f"No stress ratings today. Press c to check in. {sentences.STRESS_DAY_FACT} Mean load of the "
                "30 days before: not enough yet: 3 more valid days. A valid day has three ratings over eight "
                f"hours or more, and no gap over seven. {LATER}"
            ),
            "activities": NOTHING_DONE,
        },
    ),
    "the first year of the calendar": (
        lambda: [check_in(TODAY.replace(year=1, month=1, day=3), mood=5, stress=5), full(0)],
        {"year": "Mood: 5.0 on 1 of 365 days. Logged 1 of 365 days; gaps can hide hard days."},
    ),
    "hostile names": (hostile, {}),
    "a hundred feelings": (
        lambda: [full(n % 9, 5 + n / 9, name=f"feeling {n:02}") for n in range(100)],
        {
            "feelings": (
                "Feelings: named on 9 of 9 days with a check-in. By kind: your own words on 9 "
                "days. On most days: feeling 00 (1 day, mean strength 40, n 1); feeling 01 (1 "
                "day, mean strength 40, n 1); feeling 02 (1 day, mean strength 40, n 1); and "
                "others as often."
            )
        },
    ),
}


@pytest.mark.parametrize("what", list(JOURNALS))
def test_every_chart_of_an_odd_journal_says_what_is_there_and_goes_into_every_format(what: str) -> None:
    make, said = JOURNALS[what]
    data = TrendData(diary(*make()))
    for name in EACH:
        window = Window.ending(TODAY, CHARTS[name].range, data.earliest())
        whole = Window.ending(TODAY, "all", data.earliest())
        paint = partial(painted, data, name, whole if len(data.days()) < 1000 else window)
        text = saved_chart(paint, Style(60, 14, ascii=True), "txt")()
        assert "\x1b" not in text, name
        assert text.isascii() or what == "hostile names", name
        assert ET.fromstring(saved_chart(paint, Style(), "svg")()).tag.endswith("svg")
        assert saved_chart(paint, Style(), "csv")().endswith("\r\n")
        picture = CHARTS[name].picture(data, window, Style(1, 1), today=TODAY)
        to_text(picture.draw, Style(1, 1))
        words = (*picture.sentences, *picture.slow_sentences())
        assert words[0].endswith((".", ".”")), name
        if name in said:
            assert " ".join(words) == said[name]
        if before := window.before():
            earlier = CHARTS[name].picture(data, before, Style(), today=TODAY)
            assert "dated after today" not in " ".join(earlier.sentences)


def painted(data: TrendData, name: ChartName, window: Window, style: Style) -> Picture:
    chart = CHARTS[name]
    return (chart.compared or chart.picture)(data, window, style, today=TODAY)


@pytest.mark.parametrize(
    ("name", "span", "back", "sentence"),
    [
        ("mood", "7d", 0, "Trend in mood: these days are too few for it; it takes a longer range."),
        (
            "mood",
            "30d",
            1,
            "Trend in mood: not enough in these days: 15 more days with a rating would be needed.",
        ),
        (
            "mood",
            "1y",
            0,
            "Trend in mood: not enough yet: 68 more days with a rating; a shorter range needs fewer.",
        ),
        (
            "mood",
            "all",
            0,
            "Trend in mood: not enough yet: 68 more days with a rating; a shorter range needs fewer.",
        ),
        (
            "mood",
            "7d",
            6,
            "Smoothed line: not enough in these days: 3 more days with a rating would be needed.",
        ),
        (
            "weekday",
            "7d",
            0,
            "Means by weekday: these days are too few for it; it takes a longer range.",
        ),
        (
            "weekday",
            "30d",
            0,
            "Weekends against weekdays: these days are too few for it; it takes a longer range.",
        ),
        *((name, "7d", 7, "No check-ins in these days.") for name in ("all", "year", "feelings", "weekday")),
        ("expected", "7d", 1, "Not enough in these days: 1 more rated occasion would be needed."),
        (
            "activities",
            "7d",
            6,
            "What pays off: not enough in these days: 1 more rating of one activity would be needed.",
        ),
    ],
)
def test_no_chart_waits_for_what_can_no_longer_come(
    name: ChartName, span: RangeName, back: int, sentence: str
) -> None:
    data = TrendData(diary(*map(full, range(43)), *map(done, range(43)), full(99), full(-1)))
    window = Window.ending(TODAY, span, data.earliest())
    for _ in range(back):
        window = window.shifted(-1, today=TODAY, earliest=days_ago(400))
    picture = CHARTS[name].picture(data, window, Style(), today=TODAY)
    assert sentence in (*picture.sentences, *picture.slow_sentences())
