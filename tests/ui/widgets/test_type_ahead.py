"""Words that complete themselves."""

import pytest

from mindtui.ui.widgets.type_ahead import TypeAhead, WordSuggester, split_last, split_words
from tests.support.app import hosted, type_ahead

WORDS = ["work", "walk", "Wandering", "garden"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" , ,", []),
        ("work", ["work"]),
        ("work,garden , at  home", ["work", "garden", "at home"]),
        ("[/b], $x, \x1b[31mred", ["[/b]", "$x", "[31mred"]),
        ("a\tb\nc", ["a b c"]),
    ],
)
def test_a_line_splits_at_commas(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@pytest.mark.parametrize(
    ("text", "start", "begun"), [("", 0, ""), ("wo", 0, "wo"), ("work, ga", 6, "ga"), ("work,  ", 7, "")]
)
def test_the_last_word_is_the_one_being_typed(text: str, start: int, begun: str) -> None:
    assert split_last(text) == (start, begun)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("w", "work"),
        ("wa", "walk"),
        ("WA", "walk"),
        ("wan", "Wandering"),
        ("work, w", "work, walk"),
        ("work, walk, w", "work, walk, Wandering"),
        ("garden, g", None),
        ("Work", None),
        ("garden, work", None),
        ("", None),
        ("work, ", None),
        ("xyz", None),
    ],
)
async def test_the_first_word_that_goes_on_is_offered_once(typed: str, offered: str | None) -> None:
    assert await WordSuggester(lambda: WORDS).get_suggestion(typed) == offered


async def test_right_takes_the_completion_and_a_comma_begins_the_next_word() -> None:
    field = TypeAhead(lambda: WORDS, "", "words", id="tags")
    async with hosted(field) as host:
        await host.write("ga")
        await host.sees("garden")
        assert field.value == "ga"
        await host.press("right")
        assert field.value == "garden"
        await host.write(", wa")
        await host.sees("garden, walk")
        await host.press("right")
        assert field.value == "garden, walk"


async def test_tab_takes_the_completion_and_without_one_goes_on() -> None:
    field, after = TypeAhead(lambda: WORDS, "", "words", id="tags"), TypeAhead(list, "", "", id="after")
    async with hosted(field, after) as host:
        await host.write("ga")
        await host.press("tab")
        assert (field.value, host.focus) == ("garden", "tags")
        await host.write(", my own")
        await host.press("tab")
        assert (field.value, host.focus) == ("garden, my own", "after")


async def test_tab_does_not_wait_for_the_completion_to_be_painted() -> None:
    field = TypeAhead(lambda: WORDS, "", "words", id="tags")
    async with hosted(field) as host:
        await type_ahead(host.pilot, "g", "tab")
        assert field.value == "garden"


async def test_a_word_that_is_known_is_whole_though_longer_ones_begin_like_it() -> None:
    field, after = (
        TypeAhead(lambda: ["workshop", "work"], "", "", id="tags"),
        TypeAhead(list, "", "", id="after"),
    )
    async with hosted(field, after) as host:
        await host.write("work")
        await host.press("tab")
        assert (field.value, host.focus) == ("work", "after")


async def test_the_words_are_asked_for_anew_each_time() -> None:
    words: list[str] = []
    suggester = WordSuggester(lambda: words)
    assert await suggester.get_suggestion("ri") is None
    words.append("river")
    assert await suggester.get_suggestion("ri") == "river"
