"""Pages of text: nothing leaves them sideways, and words of a person keep their place."""

from mindtui.charts.page import Page, Run, apart, cells, fitted, page, seven_bits, side_by_side
from mindtui.charts.render import to_text
from mindtui.charts.style import PLAIN, Style


def test_a_page_is_cut_to_its_size() -> None:
    lines: list[list[Run]] = [[("abc", 32), ("def", PLAIN)], [("中中中", PLAIN)], [("below", PLAIN)]]
    shown = page(lines, Style(5, 2))
    assert shown.lines == ((("abc", 32), ("de", PLAIN)), (("中中", PLAIN),))


def test_words_fill_their_cells_whatever_they_hold() -> None:
    for text in (
        "müde",
        "🙂🙂🙂🙂🙂🙂",
        "e\u0301e\u0301",
        "שלום",
        "a\u202eb\x1b[31m",
        "中文中文中文中文",
        "",
        "a\nb",
    ):
        for width in range(10):
            shown = fitted(text, width)
            assert cells(shown) == width
            assert shown.isprintable() or "\u0301" in shown
    assert fitted("overwhelmed", 6) == "overw…"


def test_in_seven_bits_letters_lose_accents_and_others_keep_their_width() -> None:
    [[(text, color)]] = seven_bits(Page(((("müde 中 ░ –…", 7),),))).lines
    assert (text, color) == ("mude ?? ? -.", 7)


def test_colors_are_closed_behind_each_run_and_left_out_when_plain() -> None:
    shown = Page(((("a", 32), ("b", PLAIN)), (("c", PLAIN),)))
    assert to_text(shown, Style()) == "\x1b[38;5;32ma\x1b[0mb\nc"
    assert to_text(shown, Style(color=False)) == "ab\nc"


def test_rows_stand_apart_where_a_high_screen_has_room_for_it() -> None:
    rows = [((day, PLAIN),) for day in ("Mo", "Tu", "We")]
    assert apart(rows, 20) == [rows[0], (), rows[1], (), rows[2], ()]
    assert apart(rows, 19) == rows
    assert apart(rows * 5, 29) == rows * 5


def test_a_legend_breaks_between_its_entries() -> None:
    entries = [((one, 1),) for one in ("one", "two", "three")]
    lines = ["".join(text for text, _ in line) for line in side_by_side(entries, 9)]
    assert lines == ["one  two", "three"]
    assert list(side_by_side([], 9)) == []
