"""Scores over time: order, bands, cut-off and changes, with made-up forms and totals."""

from datetime import date
from itertools import pairwise

import pytest

from mindtui.charts.canvas import height_ticks
from mindtui.charts.picture import Picture
from mindtui.charts.render import to_text
from mindtui.charts.scores import Band, Form, Score
from mindtui.charts.scores_figure import scores_picture
from mindtui.charts.style import Style
from mindtui.charts.window import RangeName, Window
from tests.charts.diary import PLAIN, TODAY, days_ago, drawn

FORM = Form("Form A", 0, 27, "worse", (Band("few", 0), Band("some", 10), Band("many", 20)), 10, 6)
LONG = Form("Form B", 0, 100, "better")


def picture(
    *scores: tuple[int, float], form: Form = FORM, window: RangeName = "90d", style: Style = PLAIN
) -> Picture:
    """Scores by the days since."""
    entries = [Score(days_ago(ago), total) for ago, total in scores]
    return scores_picture(form, entries, Window.ending(TODAY, window), style, today=TODAY)


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([], ["No scores yet."]),
        ([(200, 5)], ["No scores of Form A in these days."]),
        (
            [(0, 12)],
            [
                "Form A: 1 score; the last, on Nov 23, is 12, which the form calls “some”.",
                "Change: not enough yet: 1 more score.",
            ],
        ),
        (
            [(14, 12), (28, 9)],
            [
                "Form A: 2 scores; the last, on Nov 9, is 12, which the form calls “some”.",
                "Changed by 3 since Oct 26: within the form's usual wobble (6).",
            ],
        ),
        (
            [(0, 9), (28, 21), (14, 12)],
            [
                "Form A: 3 scores; the last, on Nov 23, is 9, which the form calls “few”.",
                "Changed by 3 since Nov 9: within the form's usual wobble (6).",
                "Down 12 since Oct 26: more than the usual wobble of this form (6).",
            ],
        ),
        (
            [(0, 9), (14, 9)],
            [
                "Form A: 2 scores; the last, on Nov 23, is 9, which the form calls “few”.",
                "Changed by 0 since Nov 9: within the form's usual wobble (6).",
            ],
        ),
    ],
    ids=["none", "none in these days", "one", "two in any order", "three", "equal"],
)
def test_the_words_name_the_last_score_and_its_changes(
    scores: list[tuple[int, float]], said: list[str]
) -> None:
    shown = picture(*scores)
    assert list(shown.sentences) == said
    assert shown.is_empty == (len(said) < 2)


def test_a_form_without_a_threshold_calls_no_change_reliable() -> None:
    assert picture((0, 70), (14, 20), form=LONG).sentences == (
        "Form B: 2 scores; the last, on Nov 23, is 70.",
        "Changed by 50 since Nov 9; no agreed threshold for this form.",
    )


def test_all_begins_with_the_first_score() -> None:
    assert picture((0, 5), (400, 7), window="all").days == "Oct 19, 2025 – Nov 23, 2026"
    assert picture(window="all").days == "Oct 25 – Nov 23, 2026"


def test_the_cut_off_is_a_rule_and_band_names_stand_at_their_starts() -> None:
    style = Style(78, 30, color=False)
    lines = drawn(picture((0, 20), (60, 2), style=style).draw, style)
    assert [line[:2].strip() for line in lines if "┤" in line] == ["25", "20", "15", "10", "5", "0"]
    [many] = [line for line in lines if line.endswith("many")]
    [some] = [line for line in lines if line.endswith("some")]
    [few] = [line for line in lines if line.endswith("few")]
    assert many.startswith("20┤·   ·")
    assert some.startswith("10┤───")
    assert few.startswith(" 0┤   ")
    assert "•" in many
    assert picture((0, 20)).key == "• a score  ─── cut-off 10  · where a band starts"
    assert picture((0, 20), form=LONG).key == "• a score"


@pytest.mark.parametrize("form", [FORM, LONG, Form("Form C", 10, 50, bands=FORM.bands[1:])])
@pytest.mark.parametrize(("width", "height"), [(118, 34), (78, 12), (58, 10), (20, 6), (7, 3), (1, 1)])
def test_every_size_holds_it_and_every_name_is_whole(form: Form, width: int, height: int) -> None:
    for style in (Style(width, height, ascii=True), Style(width, height, color=False)):
        shown = picture((0, 12), (10, 30), (30, 18), form=form, style=style)
        lines = to_text(shown.draw, style).split("\n")
        assert len(lines) == height
        assert all(line.isascii() for line in lines) or not style.ascii
        if not style.color:
            assert {len(line) for line in lines} == {width}
        if width > 50 and form.bands:
            names = [band.name for band in form.bands]
            assert [name for name in names if any(name in line for line in lines)] == names


def test_a_figure_without_scores_has_its_bands() -> None:
    lines = drawn(picture().draw, PLAIN)
    assert [line for line in lines if line.endswith(("few", "some", "many"))]
    assert not [line for line in lines if "•" in line]


def test_names_of_a_form_keep_their_cells() -> None:
    form = Form("中\x1b[31m", 0, 27, bands=(Band("🙂\u202efine" + "x" * 30, 5),))
    shown = picture((0, 12), form=form)
    assert shown.title.startswith("??[31m, ")
    lines = to_text(shown.draw, PLAIN).split("\n")
    assert {len(line) for line in lines} == {78}
    assert any("??fine" + "x" * 14 in line for line in lines)


def test_two_scores_of_a_day_stay_in_the_order_they_came_in() -> None:
    values = picture((0, 12), (0, 14)).values()
    assert values["scores"] == (Score(TODAY, 12), Score(TODAY, 14))
    assert values["form"] is FORM
    assert isinstance(TODAY, date)


@pytest.mark.parametrize(("low", "high"), [(0, 10), (0, 27), (10, 50), (0, 100), (0, 3), (0.5, 4), (0, 9999)])
def test_heights_have_few_labels_at_even_steps(low: float, high: float) -> None:
    for rows, most in ((5, 3), (20, 6)):
        ticks = height_ticks(low, high, rows)
        assert 2 <= len(ticks) <= most
        assert ticks[0] == low
        assert ticks[-1] <= high
        assert len({two - one for one, two in pairwise(ticks)}) == 1
