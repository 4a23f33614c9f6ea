import re
from datetime import date

import pytest

from mindtui.domain.slots import Slot
from mindtui.insights import sentences
from mindtui.insights.base import Unit
from mindtui.insights.stress_day import StressAverage, StressDay
from mindtui.insights.stress_day import stress_day as figures_of
from mindtui.insights.trend import TrendInsight

TODAY = date(2026, 11, 23)
START = date(2026, 5, 3)


def clear(per_week: float, low: float | None = 0.1, high: float | None = 0.3) -> TrendInsight:
    return TrendInsight("clear", 0, 40, 60, per_week, low, high, 0.01)


def trend(result: TrendInsight, *, start: date = START, end: date = TODAY) -> str:
    return sentences.trend("mood", result, start=start, end=end, today=TODAY)


def test_a_clear_trend_has_its_interval_and_counts() -> None:
    assert trend(clear(0.2)) == (
        "Since May 3, mood has moved +0.2 points a week (95 % interval +0.1 to +0.3; 40 of 60 days logged)."
    )


def test_stress_is_called_self_rated() -> None:
    said = sentences.trend("stress", clear(-1.25, -2.0, -0.5), start=START, end=TODAY, today=TODAY)
    assert said.startswith(
        "Since May 3, self-rated stress has moved -1.2 points a week (95 % interval -2.0 to -0.5;"
    )


@pytest.mark.parametrize(("sign", "way"), [(1, "up: +"), (-1, "down: -")])
def test_a_clear_trend_that_rounds_to_nothing_by_the_week_says_its_size_over_all_days(
    sign: int, way: str
) -> None:
    ends = sorted((sign * 0.015, sign * 0.07))
    low, high = f"{ends[0] * 60 / 7:+.1f}", f"{ends[1] * 60 / 7:+.1f}"
    assert trend(clear(sign * 0.049, *ends)) == (
        f"Since May 3, mood has moved less than 0.1 points a week, {way}0.4 over these 60 days "
        f"(95 % interval {low} to {high}; 40 of 60 days logged)."
    )
    assert trend(clear(sign * 0.049, None, None)).endswith("over these 60 days (40 of 60 days logged).")


def test_a_missing_interval_leaves_the_counts() -> None:
    expected = "Since May 3, mood has moved +0.2 points a week (40 of 60 days logged)."
    assert trend(clear(0.2, None, None)) == expected
    assert trend(clear(0.2, 0.1, None)) == expected


def test_another_year_is_named_and_a_past_window_has_two_ends() -> None:
    assert trend(clear(0.2), start=date(2025, 5, 3)).startswith("Since May 3, 2025, mood has moved ")
    assert trend(clear(0.2), start=date(2025, 5, 3), end=date(2026, 11, 22)).startswith(
        "From May 3, 2025 to Nov 22, mood moved "
    )


def test_no_clear_trend_is_not_called_stable() -> None:
    assert trend(TrendInsight("no_clear", 0, 40, 60, 0.0, -0.1, 0.1, 0.7)) == (
        "No clear trend in mood yet (40 of 60 days logged). "
        "Slow changes often need more days than this to show."
    )


@pytest.mark.parametrize(("more", "days"), [(1, "1 more day"), (12, "12 more days")])
def test_too_few_days_say_how_many_more(more: int, days: str) -> None:
    assert trend(TrendInsight("not_enough", more, 16, 30)) == (
        f"Trend in mood: not enough yet: {days} with a rating."
    )


@pytest.mark.parametrize(
    ("unit", "one", "two"),
    [
        ("logged_days", "1 more day with a rating", "2 more days with a rating"),
        ("weeks", "1 more week of check-ins", "2 more weeks of check-ins"),
        ("days_with", "1 more day with a {walk}", "2 more days with a {walk}"),
        ("days_without", "1 more day without a {walk}", "2 more days without a {walk}"),
        ("day_pairs", "1 more pair of days in a row", "2 more pairs of days in a row"),
        (
            "times_used",
            "1 more use of a {walk} followed by a check-in",
            "2 more uses of a {walk} followed by a check-in",
        ),
        (
            "times_not_used",
            "1 more equally stressful moment without a {walk}",
            "2 more equally stressful moments without a {walk}",
        ),
    ],
)
def test_every_unit_has_words_for_one_and_many(unit: Unit, one: str, two: str) -> None:
    # The braces are the person's own: a name is never read as a template.
    assert sentences.not_enough(1, unit, "a {walk}") == f"Not enough yet: {one}."
    assert sentences.not_enough(2, unit, "a {walk}") == f"Not enough yet: {two}."


def test_coverage_and_plural() -> None:
    assert sentences.coverage(18, 30) == "Logged 18 of 30 days; gaps can hide hard days."
    assert sentences.coverage(0, 1) == "Logged 0 of 1 day; gaps can hide hard days."


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0.0"), (-0.04, "0.0"), (0.04, "0.0"), (0.06, "+0.1"), (-0.06, "-0.1"), (12.0, "+12.0")],
)
def test_numbers_with_sign(value: float, text: str) -> None:
    assert sentences.signed(value) == text


def day(*points: tuple[float, int, str | None]) -> StressDay:
    times, ratings, slots = zip(*points, strict=True)
    return figures_of(times, ratings, slots)


def said_of(figures: StressDay) -> tuple[str, ...]:
    said = sentences.stress_day(figures, day=TODAY, today=TODAY)
    return (*said, *sentences.stress_day_needs(figures, day=TODAY, today=TODAY))


def test_a_falling_day_lies_below_its_first_rating() -> None:
    figures = day((7, 8, "wake"), (13, 4, "midday"), (20, 2, "bedtime"))
    assert said_of(figures)[:2] == (
        "Mean load 4.4 of 10: average self-rated stress over 13.0 hours (3 ratings).",
        (
            "Stress stayed at least 4.0 points below the first rating. "
            "Over the day, stress fell by 6.0 points (0.46 an hour)."
        ),
    )


def test_no_word_of_the_plain_sentences_is_jargon() -> None:
    figures = day((7, 3, "wake"), (7.5, 6, "wake+30"), (13, 4, "midday"), (20, 2, "bedtime"))
    jargon = re.compile(r"area|slope|rise\b|AUC|point-hours|awakening", re.IGNORECASE)
    assert [said for said in said_of(figures) if jargon.search(said)] == []


def test_an_even_day_lies_level() -> None:
    figures = day((7, 3, None), (13, 3, None), (20, 3, None))
    assert said_of(figures)[1:2] == (
        ("Stress was never above the first rating. Over the day, stress ended where it began."),
    )


def test_everything_that_can_be_missing_has_words_and_what_to_do() -> None:
    assert said_of(day((11, 3, None), (12, 3, None))) == (
        (
            "Not enough points today for the mean load: it needs at least three ratings (here 2) "
            "and eight hours between first and last (here 1.0)."
        ),
        (
            "For the way from morning to evening: a rating in the morning (by 10:00, or within two hours of "
            "waking) and a rating in the evening (20:00 or later)."
        ),
        (
            "For the rise after waking: a rating at waking, one half an hour later and the waking time "
            "(“Woke at” in the check-in)."
        ),
        "A rating in each of the five slots gives every figure.",
    )
    short = day((8 + 1 / 60, 3, None), (12, 3, None), (16, 3, None))
    assert "it needs eight hours between first and last (here 7.9)." in said_of(short)[0]
    gap = day((8, 3, None), (9, 3, None), (16 + 1 / 60, 3, None), (21, 3, None))
    assert (
        said_of(gap)[1]
        == "Not enough points today for the mean load: it needs no gap over seven hours (here 7.1)."
    )
    told = sentences.stress_day_needs(gap, day=TODAY, today=TODAY, woke=True)
    assert told[1] == "For the rise after waking: a rating at waking and one half an hour later."
    typed = sentences.stress_day_needs(gap, day=TODAY, today=TODAY, shell=True)
    assert typed[1].endswith("and the waking time (mindtui log s 4 --woke 07:00).")
    whole = day((7, 3, None), (13, 3, None), (20, 3, None))
    assert said_of(whole)[-1].startswith(
        "Not enough points today for the rise after waking: it needs a rating"
    )


@pytest.mark.parametrize(
    ("rated", "needed"),
    [
        ((), "a rating at waking and one half an hour later"),
        (("wake",), "a rating half an hour after waking"),
        (("midday", "wake+30", None), "a rating at waking"),
    ],
)
def test_a_rating_that_is_there_is_not_asked_for(rated: tuple[Slot | None, ...], needed: str) -> None:
    whole = day((7, 3, None), (13, 3, None), (20, 3, None))
    said = sentences.stress_day_needs(whole, day=TODAY, today=TODAY, rated=rated, woke=True)
    assert said == (f"Not enough points today for the rise after waking: it needs {needed}.",)


def test_only_what_this_day_can_still_have_is_asked_of_it() -> None:
    morning = day((8, 3, None), (9, 3, None))
    later = "A check-in later in the day may still complete this."
    assert said_of(morning)[-1] == later
    assert later not in sentences.stress_day_needs(morning, day=START, today=TODAY)
    assert later not in said_of(day((11, 3, None), (12, 3, None)))


def test_a_day_that_refused_every_rating_is_not_called_silent() -> None:
    said = sentences.stress_day(figures_of([], [], []), day=START, today=TODAY, skipped=2)
    assert said == ("No stress ratings on May 3: skipped in 2 check-ins.",)


@pytest.mark.parametrize(
    ("hours", "words"), [(-6, "back by 6 hours"), (1, "forward by 1 hour"), (5.5, "forward by 5.5 hours")]
)
def test_another_clock_is_told_with_its_hours(hours: float, words: str) -> None:
    assert sentences.clock_changed(hours).startswith(f"The clock was set {words} during this day. ")


def test_two_slots_are_enough_for_the_rise_after_waking() -> None:
    assert said_of(day((7, 3, "wake"), (7.5, 5, "wake+30")))[0] == (
        "In the half hour after waking, stress rose by 2.0 points."
    )


@pytest.mark.parametrize(
    ("recalled", "whole_day", "words"),
    [
        (1, 0, "1 rating recalled later."),
        (2, 0, "2 ratings recalled later."),
        (0, 1, "1 rating for the whole day."),
        (2, 3, "2 ratings recalled later, 3 ratings for the whole day."),
    ],
)
def test_a_day_with_ratings_is_never_called_empty(recalled: int, whole_day: int, words: str) -> None:
    def said(figures: StressDay) -> tuple[str, ...]:
        return sentences.stress_day(figures, day=TODAY, today=TODAY, recalled=recalled, whole_day=whole_day)

    assert said(figures_of([], [], [])) == (
        f"No figures today: {words} Figures take ratings of the moment itself.",
    )
    assert said(day((11, 3, None), (12, 3, None)))[-1] == f"Left out of the figures: {words}"


def test_no_sentence_judges_or_cheers() -> None:
    average = StressAverage("ok", 5, 4.0, 50.0, 1.0, None, None, 5, 5, 0, 0)
    full = day((7, 8, "wake"), (7.5, 9, "wake+30"), (13, 4, "midday"), (20, 2, "bedtime"))
    everything = [
        trend(clear(0.2)),
        trend(TrendInsight("no_clear", 0, 40, 60, 0.0, -0.1, 0.1, 0.7)),
        sentences.no_check_ins(),
        sentences.no_check_ins(shell=True),
        sentences.level("mood", [1, 2, 3], 7, recalled=1, skipped=1),
        sentences.no_line(1),
        sentences.stress_average(average, 30),
        *said_of(full),
        *said_of(day((11, 3, None), (12, 3, None))),
        sentences.clock_changed(-6),
        sentences.usual_meant(5),
        *sentences.STRESS_DAY_TERMS,
    ]
    unwanted = re.compile(
        r"!|stable|cortisol|streak|failure|because|caus|effect|improve|worse|good|bad", re.IGNORECASE
    )
    assert [said for said in everything if unwanted.search(said)] == []
    assert all(said.endswith(".") and said[0].isupper() for said in everything)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.2, 1.44, "+0.2 to +1.4"),
        (0.02, 0.31, "+0.02 to +0.31"),
        (-0.312, -0.004, "-0.31 to -0.004"),
        (0.0, 0.3, "0 to +0.30"),
        (-1e-12, 0.0, "0 to 0"),
    ],
)
def test_no_end_of_an_interval_is_rounded_to_nothing(low: float, high: float, said: str) -> None:
    assert sentences.interval(low, high) == said


def test_a_clear_answer_whose_interval_holds_nothing_says_what_of_it_is_clear() -> None:
    day = date(2026, 5, 3)
    result = TrendInsight("clear", 0, 60, 70, 0.15, 0.0, 0.31, 0.014)
    assert sentences.trend("mood", result, start=day, end=day, today=day) == (
        "Since May 3, mood has moved +0.1 points a week "
        "(95 % interval 0 to +0.31: the direction is clear, the size is not; 60 of 70 days logged)."
    )


@pytest.mark.parametrize(
    ("total", "rest"),
    [
        (90, "Slow changes often need more days than this to show."),
        (730, "A small one could still be there."),
    ],
)
def test_many_days_without_a_clear_trend_are_not_called_too_few(total: int, rest: str) -> None:
    day = date(2026, 5, 3)
    result = TrendInsight("no_clear", 0, 80, total, 0.0, -0.1, 0.1, 0.4)
    assert sentences.trend("mood", result, start=day, end=day, today=day) == (
        f"No clear trend in mood yet (80 of {total} days logged). {rest}"
    )


@pytest.mark.parametrize(("mean", "words"), [(0, "0–1.9"), (1.94, "0–1.9"), (1.96, "2–3.9"), (10, "8–10")])
def test_a_mean_falls_into_the_step_that_holds_what_is_said_of_it(mean: float, words: str) -> None:
    assert sentences.LEVELS[sentences.level_of(mean)] == words


def test_means_that_are_said_to_be_equal_are_no_highest_beside_a_lowest() -> None:
    near = [("Monday", "morning", 50, 5.04), ("Tuesday", "night", 60, 4.96), ("Sunday", "night", 1, None)]
    assert sentences.extremes("mood", near, 3) == "The same mood, 5.0, in all 2 places with 3 days or more."
