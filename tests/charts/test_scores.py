"""Scores over time: order, bands, cut-off, changes and forms that take turns, with made-up totals."""

from itertools import pairwise

import pytest

from mindtui.charts.canvas import height_ticks
from mindtui.charts.families import SCORES, families_of
from mindtui.charts.picture import Picture
from mindtui.charts.render import to_text
from mindtui.charts.scores import scored_forms
from mindtui.charts.scores_page import scores_picture
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RangeName, Window
from mindtui.domain.score import Score
from mindtui.insights.sentences import FIRST_RISE
from tests.charts.diary import PLAIN, TODAY, diary, drawn, score, write

PHQ = "Published bands and cut-off 10 (Kroenke et al. 2001); only a clinician can say what they mean for you."


def picture(
    *scores: Score,
    window: RangeName = "90d",
    style: Style = PLAIN,
    subject: str | None = None,
    shell: bool = False,
) -> Picture:
    data, shown = TrendData(diary(*scores)), Window.ending(TODAY, window)
    return scores_picture(data, shown, style, today=TODAY, shell=shell, subject=subject)


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([], ["No scores yet. Totals of questionnaires that you fill in elsewhere are drawn here."]),
        ([(200, 5)], ["No scores of PHQ-9 in these days.", PHQ]),
        (
            [(0, 12)],
            [
                "PHQ-9: 1 score; the last, on Nov 23, is 12, which the form calls “moderate”.",
                "Change: not enough yet: 1 more score.",
                PHQ,
            ],
        ),
        (
            [(14, 12), (28, 9)],
            [
                "PHQ-9: 2 scores; the last, on Nov 9, is 12, which the form calls “moderate”.",
                "Up 3 since Oct 26: within the usual wobble of this form (less than 6).",
                PHQ,
            ],
        ),
        (
            [(0, 9), (28, 21), (14, 12)],
            [
                "PHQ-9: 3 scores; the last, on Nov 23, is 9, which the form calls “mild”.",
                "Down 3 since Nov 9: within the usual wobble of this form (less than 6).",
                "Down 12 since Oct 26: more than the usual wobble of this form (less than 6).",
                PHQ,
            ],
        ),
        (
            [(0, 12), (13, 12)],
            [
                "PHQ-9: 2 scores; the last, on Nov 23, is 12, which the form calls “moderate”.",
                "The same as on Nov 10.",
                "The last two lie 13 days apart and each asks about 14 days: they share some of them.",
                PHQ,
            ],
        ),
    ],
    ids=["none", "none in these days", "one", "two in any order", "three", "equal and close"],
)
def test_the_words_name_the_last_score_and_its_changes(
    scores: list[tuple[int, float]], said: list[str]
) -> None:
    shown = picture(*(score(*one) for one in scores))
    assert list(shown.sentences) == said
    assert shown.is_empty == (len(said) < 3)


def test_the_first_fall_that_is_more_than_wobble_may_come_from_a_hard_start_and_no_later_one() -> None:
    begun = [score(42, 20), score(28, 12)]
    assert FIRST_RISE in picture(*begun).sentences
    assert FIRST_RISE not in picture(*begun, score(14, 5)).sentences
    assert FIRST_RISE not in picture(score(28, 12), score(14, 20)).sentences


def test_a_form_without_a_threshold_calls_no_change_reliable() -> None:
    assert picture(score(0, 30, "pss-10"), score(40, 12, "pss-10")).sentences == (
        "PSS-10: 2 scores; the last, on Nov 23, is 30, which the form calls “high”.",
        "Up 18 since Oct 14; no agreed threshold for this form.",
        "Published bands (in wide use; origin not found); only a clinician can say what they mean for you.",
    )


def test_of_an_unknown_form_nothing_is_claimed_and_every_total_fits() -> None:
    shown = picture(score(20, -3, "中\x1b[31m"), score(0, 14.5, "中\x1b[31m"))
    assert shown.sentences == (
        "中[31m: 2 scores; the last, on Nov 23, is 14.5.",
        "Up 17.5 since Nov 3; no agreed threshold for this form.",
    )
    assert shown.title.startswith("Scores of ?[31m, ")
    assert shown.key == "• a score"
    assert sum(line.count("•") for line in drawn(shown.draw, PLAIN)) == 2


def test_the_form_filled_in_last_is_shown_and_the_others_take_turns() -> None:
    scores = [
        score(0, 12, hour=9),
        score(0, 40, "who-5", hour=10),
        score(60, 9, "gad-7"),
        score(400, 7, "k10"),
    ]
    data = TrendData(diary(*scores))
    window = Window.ending(TODAY, "90d")
    assert scored_forms(data, window) == ["who-5", "phq-9", "gad-7"]
    assert picture(*scores).subject == "who-5"
    assert "2 other forms have scores in these days; m shows the next." in picture(*scores).sentences
    chosen = picture(*scores, subject="gad-7", shell=True)
    assert chosen.values()["other_forms"] == ("who-5", "phq-9")
    assert "2 other forms have scores in these days; --form ID shows another one." in chosen.sentences
    assert picture(*scores, subject="gone").subject == "who-5"


def test_all_begins_with_the_first_score() -> None:
    assert picture(score(0, 5), score(400, 7), window="all").days == "Oct 19, 2025 – Nov 23, 2026"
    assert picture(window="all").days == "Oct 25 – Nov 23, 2026"


def test_scores_are_offered_once_there_are_some() -> None:
    journal = diary()
    data = TrendData(journal)
    assert SCORES not in families_of(data)
    write(journal, [score(0, 5)])
    assert families_of(data)[-1] == SCORES


def test_the_cut_off_is_a_rule_and_band_names_stand_at_their_starts() -> None:
    style = Style(78, 30, color=False)
    lines = drawn(picture(score(0, 20), score(60, 2), style=style).draw, style)
    assert [line[:2].strip() for line in lines if "┤" in line] == ["25", "20", "15", "10", "5", "0"]
    [severe] = [line for line in lines if line.endswith(" severe") and "moderately" not in line]
    [moderate] = [line for line in lines if line.endswith(" moderate")]
    [minimal] = [line for line in lines if line.endswith(" minimal")]
    assert severe.startswith("20┤·   ·")
    assert moderate.startswith("10┤───")
    assert minimal.startswith(" 0┤   ")
    assert "•" in severe
    assert picture(score(0, 20)).key == "• a score  ─── cut-off 10  · where a band starts"


def test_bands_that_share_a_row_have_no_names_and_plain_signs_no_line() -> None:
    low, plain = Style(58, 7, color=False), Style(78, 12, ascii=True, color=False)
    scores = (score(0, 20), score(60, 2))
    assert not any("mild" in line for line in drawn(picture(*scores, style=low).draw, low))
    field = "".join(drawn(picture(*scores, style=plain).draw, plain)[:10])
    assert field.count("*") == 2
    assert field.count(".") < 3 * plain.columns // 4


@pytest.mark.parametrize("form", ["phq-9", "who-5", "k10", "my-week"])
@pytest.mark.parametrize(("width", "height"), [(118, 34), (78, 12), (58, 10), (20, 6), (7, 3), (1, 1)])
def test_every_size_holds_it_and_every_name_is_whole(form: str, width: int, height: int) -> None:
    for style in (Style(width, height, ascii=True), Style(width, height, color=False)):
        shown = picture(score(0, 12, form), score(10, 30, form), score(30, 18, form), style=style)
        lines = to_text(shown.draw, style).split("\n")
        assert len(lines) == height
        assert all(line.isascii() for line in lines) or not style.ascii
        if not style.color:
            assert {len(line) for line in lines} == {width}
            names = ("low", "moderate", "high", "very high")
            assert width <= 50 or form != "k10" or all(f" {name} " in "".join(lines) for name in names)


def test_two_scores_of_a_day_stay_in_the_order_they_came_in() -> None:
    values = picture(score(0, 12, hour=9), score(0, 14, hour=10)).values()
    assert [total.total for total in values["scores"]] == [12, 14]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("low", "high"), [(0, 10), (0, 27), (10, 50), (0, 100), (0, 3), (0.5, 4), (0, 9999)])
def test_heights_have_few_labels_at_even_steps(low: float, high: float) -> None:
    for rows, most in ((5, 3), (20, 6)):
        ticks = height_ticks(low, high, rows)
        assert 2 <= len(ticks) <= most
        assert ticks[0] == low
        assert ticks[-1] <= high
        assert len({two - one for one, two in pairwise(ticks)}) == 1
