"""The page of a week: what stands on it, and what does not."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from mindtui.domain.agenda import week_plans
from mindtui.domain.plan import Actual, Plan, Status
from mindtui.domain.text import harmless, one_line
from mindtui.exchange.markdown import escaped
from mindtui.exchange.week_page import week_page
from tests.domain.moments import NOON, TODAY, journal

DONE = Plan(
    label="Walk", day=TODAY, start=time(7, 30), minutes=20, status="done", first_step="put on shoes",
    actual=Actual(pleasure=7), note="the quiet word",
)  # fmt: skip
OPEN = Plan(label="Open the letter", day=TODAY, first_step="find it", when_then="when it rains, I open it")


def week(*plans: Plan) -> Mapping[date, Sequence[Plan]]:
    book = journal()
    for plan in plans:
        book.add(plan, NOON)
    return week_plans(book, TODAY)


def test_a_week_as_text() -> None:
    partly = replace(OPEN, label="Swim", day=TODAY + timedelta(days=6), status="partly")
    page = week_page(week(DONE, OPEN, partly, replace(OPEN, label="Read", status="moved")))
    assert (
        page
        == """\
Nov 23 – 29, 2026

1 of 3 planned, 1 partly.

Monday, Nov 23
  [x] 07:30  Walk · 20 min
  [ ]        Open the letter
             First step: find it
             When, then: when it rains, I open it

Tuesday, Nov 24
  nothing planned

Wednesday, Nov 25
  nothing planned

Thursday, Nov 26
  nothing planned

Friday, Nov 27
  nothing planned

Saturday, Nov 28
  nothing planned

Sunday, Nov 29
  [~]        Swim · partly
"""
    )


def test_a_week_as_markdown_has_boxes_to_check() -> None:
    dropped = replace(DONE, status="dropped", start=time(8), actual=Actual())
    skipped = replace(OPEN, status="not-done", start=time(22))
    page = week_page(week(DONE, OPEN, dropped, skipped), "markdown")
    assert page.startswith("""\
# Nov 23 – 29, 2026

1 of 3 planned.

## Monday, Nov 23

- [x] 07:30 Walk, 20 min
- 08:00 Walk, 20 min, dropped
- [ ] 22:00 Open the letter, not done
- [ ] Open the letter
  - First step: find it
  - When, then: when it rains, I open it

## Tuesday, Nov 24

Nothing planned.

""")


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_no_note_and_nothing_that_was_felt_is_on_the_page(form: str) -> None:
    page = week_page(week(DONE, replace(DONE, status="not-done", actual=Actual())), form)  # type: ignore[arg-type]
    assert "quiet" not in page
    assert "pleasure" not in page


def test_a_week_without_plans_says_so() -> None:
    assert "\n\nNothing planned yet.\n" in week_page(week())


@pytest.mark.parametrize("status", ["planned", "dropped", "idea"])
@pytest.mark.parametrize(
    "label", ["1. milk", "12) eggs", "- - -", "+ bread", "2026", "# salt", "> a", "a. b"]
)
def test_words_that_begin_like_a_list_are_no_list(label: str, status: Status) -> None:
    page = week_page(week(Plan(label=label, day=TODAY, status=status)), "markdown")
    reader = MarkdownIt("commonmark")
    opened = [token.type for token in reader.parse(page) if token.type.endswith(("_list_open", "quote_open"))]
    assert opened == ["bullet_list_open"]
    shown = re.sub("<[^>]*>", "", reader.render(page)).splitlines()
    box = "[ ] " if status == "planned" else ""
    assert f"{box}{escape(label)}{'' if box else f', {status}'}" in shown


def test_what_somebody_wrote_is_no_markup_and_steers_no_terminal() -> None:
    label = "[x](http://a) *b* `c` <d> #e \u202e\u2066f"
    assert escaped(label) == r"\[x\](http://a) \*b\* \`c\` \<d\> \#e f"
    assert "\u202e" not in week_page(week(replace(OPEN, label=label)))
    assert escaped("one\n# two") == r"one \# two"


@given(st.text(st.characters(codec="utf-8")) | st.text("a1 *_`[]()<>&;#x!|~$^\\-+.:/\"'@="))
@example("<b>&amp; &#65; http://a.b <http://c> ![i](j) ~~k~~ | l | $m$ \\n")
def test_a_reader_of_markdown_shows_just_what_was_written(text: str) -> None:
    reader = MarkdownIt("commonmark").enable(["strikethrough", "table"])
    [line] = reader.parseInline(f"a {escaped(text)} b")
    shown = line.children or []
    assert {token.type for token in shown} <= {"text", "text_special"}
    assert "".join(token.content for token in shown) == f"a {harmless(one_line(text))} b"
