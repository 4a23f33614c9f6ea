from threading import Thread

import pytest

from mindtui.charts.gallery import CHARTS, ChartName
from mindtui.charts.picture import Picture
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RangeName, Window
from mindtui.domain.check_in import CheckIn, Feeling, RatingName
from mindtui.domain.plan import Actual, Plan, Ratings
from mindtui.domain.record import Record
from tests.charts.diary import NOW, TODAY, card, check_in, days_ago, diary, drawn, rehearsal, score

STYLE = Style(78, 18, color=False)


def picture(name: ChartName, *check_ins: CheckIn, window: RangeName = "30d", shell: bool = False) -> Picture:
    data = TrendData(diary(*check_ins))
    shown = Window.ending(TODAY, window, data.earliest())
    return CHARTS[name].picture(data, shown, STYLE, today=TODAY, shell=shell)


def test_the_names_are_those_of_the_command_line() -> None:
    assert list(CHARTS) == [
        "mood",
        "stress",
        "energy",
        "all",
        "stress-day",
        "expected",
        "expected-mastery",
        "expected-difficulty",
        "year",
        "year-stress",
        "year-energy",
        "weekday",
        "weekday-stress",
        "weekday-energy",
        "feelings",
        "activities",
        "beliefs",
        "scores",
    ]
    with pytest.raises(AttributeError):
        CHARTS["mood"].title = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("mood", "Mood, Oct 25 – Nov 23, 2026"),
        ("stress", "Self-rated stress, Oct 25 – Nov 23, 2026"),
        ("energy", "Energy, Oct 25 – Nov 23, 2026"),
        ("all", "Mood, self-rated stress and energy, Oct 25 – Nov 23, 2026"),
        ("stress-day", "Stress day, Nov 23, 2026"),
    ],
)
def test_titles_name_the_measure_and_the_days(name: ChartName, title: str) -> None:
    assert picture(name).title == title


@pytest.mark.parametrize(
    ("check_ins", "sentences"),
    [
        ([], ("No check-ins in these days. Press c to check in.",)),
        ([check_in(TODAY, note="only words")], ("No ratings of mood in these days.",)),
        (
            [check_in(TODAY, skipped=("mood",)), check_in(days_ago(1), skipped=("mood",))],
            (
                "No ratings of mood in these days; skipped on 2 days.",
                "Logged 2 of 2 days since your first check-in.",
            ),
        ),
        (
            [check_in(TODAY, 9, mood=6)],
            (
                "Mood: 6.0 on 1 of 1 day.",
                "Smoothed line: not enough yet: 3 more days with a rating.",
                "Trend in mood: not enough yet: 27 more days with a rating.",
            ),
        ),
        (
            [check_in(days_ago(ago), mood=6) for ago in range(12)],
            (
                "Mood: 6.0 on every day with a rating (12 of 12 days).",
                "Logged 12 of 12 days since your first check-in.",
                "Trend in mood: not enough yet: 16 more days with a rating.",
            ),
        ),
        (
            [check_in(days_ago(ago), mood=5 + ago % 2) for ago in range(20) if ago != 8],
            (
                "Mood: mean 5.5 over 19 of 20 days.",
                "Logged 19 of 20 days since your first check-in; gaps can hide hard days.",
                "Trend in mood: not enough yet: 9 more days with a rating.",
            ),
        ),
        (
            [check_in(days_ago(ago), mood=6) for ago in range(60) if ago % 7 != 3],
            (
                "Mood: 6.0 on every day with a rating (26 of 30 days).",
                "Logged 26 of 30 days; gaps can hide hard days.",
                "Trend in mood: not enough yet: 13 more days with a rating; a longer range may need fewer.",
            ),
        ),
        (
            [check_in(days_ago(ago), mood=6 + ago % 2, recalled=True) for ago in range(12)],
            (
                "Mood: mean 6.5 over 12 of 12 days; all recalled later.",
                "Logged 12 of 12 days since your first check-in.",
                "Trend in mood: not enough yet: 16 more days with a rating.",
            ),
        ),
        (
            [
                *(check_in(days_ago(ago), mood=5 + ago % 2, recalled=ago == 3) for ago in range(29)),
                check_in(days_ago(29), skipped=("mood",)),
            ],
            (
                "Mood: mean 5.5 over 29 of 30 days; skipped on 1 more; 1 recalled later.",
                (
                    "No clear trend in mood yet (29 of 30 days logged). "
                    "Slow changes often need more days than this to show."
                ),
            ),
        ),
        (
            [check_in(days_ago(ago), mood=10 - ago // 3) for ago in range(30)],
            (
                "Mood: mean 5.5 over 30 of 30 days.",
                (
                    "Since Oct 25, mood has moved +2.3 points a week "
                    "(95 % interval +2.2 to +2.3; 30 of 30 days logged)."
                ),
            ),
        ),
    ],
    ids=[
        "none",
        "no ratings",
        "all skipped",
        "one",
        "all equal",
        "a young diary with a gap",
        "a gap each week",
        "all recalled",
        "a gap of one",
        "a clear rise",
    ],
)
def test_every_chart_has_its_sentences(check_ins: list[CheckIn], sentences: tuple[str, ...]) -> None:
    shown = picture("mood", *check_ins)
    assert shown.sentences + shown.slow_sentences() == sentences
    assert shown.is_empty == (not any(one.mood is not None for one in check_ins))


def test_the_shell_is_invited_in_its_own_words() -> None:
    assert picture("all", shell=True).sentences == (
        "No check-ins in these days. Check in with: mindtui log 6 4 (mood 6, stress 4).",
    )


def test_all_three_have_a_sentence_each_and_one_line_of_coverage() -> None:
    check_ins = [check_in(days_ago(ago), mood=6 + ago % 2, stress=2 + ago % 2) for ago in range(28)]
    shown = picture("all", *check_ins)
    assert shown.sentences == (
        "Mood: mean 6.5 over 28 of 28 days.",
        "Self-rated stress: mean 2.5 over 28 of 28 days.",
        "No ratings of energy in these days.",
        "Logged 28 of 28 days since your first check-in.",
    )
    assert [sentence.split(" yet ")[0] for sentence in shown.slow_sentences()] == [
        "No clear trend in mood",
        "No clear trend in self-rated stress",
    ]


def test_a_past_window_names_both_its_ends() -> None:
    data = TrendData(diary(*(check_in(days_ago(ago), mood=10 - ago // 6) for ago in range(60))))
    past = Window.ending(TODAY, "30d").shifted(-1, today=TODAY, earliest=data.earliest())
    [sentence] = CHARTS["mood"].picture(data, past, STYLE, today=TODAY).slow_sentences()
    assert sentence.startswith("From Sep 25 to Oct 24, mood moved +1.1 points a week (95 % interval ")


@pytest.mark.parametrize(
    ("skipped", "said"),
    [
        ((), "Since Oct 25, self-rated stress has moved +2.3 points a week ("),
        (("stress",), "Trend in self-rated stress: not enough yet: 30 more days with a rating; a shorter"),
    ],
    ids=["never asked for before", "skipped before"],
)
def test_a_trend_begins_where_its_measure_was_first_asked_for(
    skipped: tuple[RatingName, ...], said: str
) -> None:
    before = [check_in(days_ago(ago), mood=5, skipped=skipped) for ago in range(30, 60)]
    since = [check_in(days_ago(ago), mood=5, stress=10 - ago // 3) for ago in range(30)]
    [sentence] = picture("stress", *before, *since, window="90d").slow_sentences()
    assert sentence.startswith(said)


def test_days_before_a_measure_was_first_asked_for_are_no_gaps_in_any_chart_of_it() -> None:
    before = [check_in(days_ago(ago), mood=5) for ago in range(30, 60)]
    since = [check_in(days_ago(ago), mood=5, stress=ago % 3) for ago in range(30) if ago != 7]
    for name in "stress", "year-stress":
        said = picture(name, *before, *since, window="90d").sentences
        assert said[0].endswith("over 29 of 30 days.")
        assert said[-1] == "Logged 29 of 30 days since your first check-in with it; gaps can hide hard days."
    timed, *_ = picture("weekday-stress", *before, *since, window="90d").sentences
    assert timed == "Self-rated stress: rated at a time of day on 29 of 30 days."
    mood, stress, *_, logged = picture("all", *before, *since, window="90d").sentences
    assert mood == "Mood: 5.0 on every day with a rating (59 of 60 days)."
    assert stress.endswith("over 29 of 30 days.")
    assert logged == "Logged 59 of 60 days since your first check-in; gaps can hide hard days."


def test_a_longer_range_is_named_only_where_it_holds_more_of_the_measure() -> None:
    before = [check_in(days_ago(ago), mood=5) for ago in range(10, 60)]
    since = [check_in(days_ago(ago), mood=5, stress=4) for ago in range(10)]
    lacks = "Trend in self-rated stress: not enough yet: 18 more days with a rating."
    assert picture("stress", *before, *since).slow_sentences() == (lacks,)


def test_slow_sentences_keep_to_what_was_drawn_also_in_another_thread() -> None:
    journal = diary(*(check_in(days_ago(ago), mood=10 - ago // 3) for ago in range(30)))
    shown = CHARTS["mood"].picture(TrendData(journal), Window.ending(TODAY, "30d"), STYLE, today=TODAY)
    journal.add(check_in(TODAY, 23, mood=0), NOW)
    heard: list[str] = []
    worker = Thread(target=lambda: heard.extend(shown.slow_sentences()))
    worker.start()
    worker.join()
    assert heard == list(shown.slow_sentences())
    assert "30 of 30 days logged" in heard[0]


def test_the_stress_day_shows_the_last_day_of_the_window() -> None:
    data = TrendData(diary(check_in(days_ago(2), 12, stress=9)))
    chart = CHARTS["stress-day"]
    day = chart.picture(data, Window.ending(days_ago(2), chart.range), STYLE, today=TODAY)
    assert day.title == "Stress day, Nov 21, 2026"
    assert sum("×" in line for line in drawn(day.draw, STYLE)) == 1
    assert not day.is_empty
    today = chart.picture(data, Window.ending(TODAY, chart.range), STYLE, today=TODAY)
    assert today.is_empty
    assert today.slow_sentences() == ()


@pytest.mark.parametrize("name", CHARTS)
def test_programs_find_the_same_keys_with_records_and_without(name: ChartName) -> None:
    def keys(*records: Record) -> list[str]:
        window = Window.ending(TODAY, "1d" if name == "stress-day" else "30d")
        shown = CHARTS[name].picture(TrendData(diary(*records)), window, STYLE, today=TODAY)
        return sorted(shown.values())

    felt = Actual(pleasure=7, mastery=5, difficulty=3)
    guessed = Ratings(pleasure=4, mastery=4, difficulty=4)
    assert keys() == keys(
        check_in(TODAY, mood=5, energy=4, stress=6, feelings=(Feeling("calm", 40),)),
        Plan(label="Swim", day=TODAY, status="done", predicted=guessed, actual=felt),
        card("a", "I always fail"),
        rehearsal("a", TODAY, "ok", 60, 40),
        score(1, 8),
    )


def test_what_all_measures_lack_alike_is_said_once() -> None:
    check_ins = [check_in(days_ago(ago), mood=5, stress=4, energy=3) for ago in range(6)]
    assert picture("all", *check_ins).slow_sentences() == (
        "Trend in mood, self-rated stress and energy: not enough yet: 22 more days with a rating.",
    )
    fewer = [check_in(days_ago(ago), mood=5, stress=4 if ago else None) for ago in range(6)]
    assert [said.split(":")[0] for said in picture("all", *fewer).slow_sentences()] == [
        "Trend in mood",
        "Trend in self-rated stress",
    ]
