"""A week of plans on one page, as plain text or as Markdown with boxes to check on paper.

Notes and ratings stay out: the page may lie on a table.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, Literal

from mindtui.domain.agenda import tally
from mindtui.domain.clock import MONTHS, WEEKDAYS, week_in_words
from mindtui.domain.plan import STATUS_WORDS, Plan, Status
from mindtui.domain.text import harmless, one_line
from mindtui.exchange.markdown import escaped

PageFormat = Literal["text", "markdown"]

_BOXES: Final[Mapping[Status, str]] = {"planned": "[ ]", "done": "[x]", "partly": "[~]", "not-done": "[-]"}


def week_page(plans: Mapping[date, Sequence[Plan]], form: PageFormat = "text") -> str:
    """The page for the plans of seven days, from the first to the last; it ends in a line break."""
    days = list(plans)
    counted = tally(plan for day in days for plan in plans[day]).words() or "Nothing planned yet"
    lines = _markdown(plans) if form == "markdown" else _text(plans)
    head = "# " if form == "markdown" else ""
    return "\n".join([f"{head}{week_in_words(days)}", "", f"{counted}.", *lines, ""])


def _text(plans: Mapping[date, Sequence[Plan]]) -> Iterator[str]:
    for day, planned in plans.items():
        yield f"\n{_heading(day)}"
        if not planned:
            yield "  nothing planned"
        for plan in planned:
            start = f"{plan.start:%H:%M}" if plan.start else ""
            said = " · ".join([harmless(plan.title()), *_details(plan)])
            yield f"  {_BOXES.get(plan.status, ''):<3} {start:<5}  {said}"
            yield from (f"{'':13}{harmless(one_line(text))}" for text in _steps(plan))


def _markdown(plans: Mapping[date, Sequence[Plan]]) -> Iterator[str]:
    for day, planned in plans.items():
        yield f"\n## {_heading(day)}\n"
        if not planned:
            yield "Nothing planned."
        for plan in planned:
            # Readers of Markdown know two boxes only; what was partly done says so in words.
            box = "[x] " if plan.status == "done" else "[ ] " if plan.status in _BOXES else ""
            start = f"{plan.start:%H:%M} " if plan.start else ""
            said = ", ".join([escaped(plan.title(), opens=not (box or start)), *_details(plan)])
            yield f"- {box}{start}{said}"
            yield from (f"  - {escaped(text)}" for text in _steps(plan))


def _heading(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}"


def _details(plan: Plan) -> Iterator[str]:
    if plan.minutes:
        yield f"{plan.minutes} min"
    if plan.status not in {"planned", "done"}:
        yield STATUS_WORDS[plan.status]


def _steps(plan: Plan) -> Iterator[str]:
    """How to begin, for what is still to be done."""
    if plan.is_open and plan.first_step:
        yield f"First step: {plan.first_step}"
    if plan.is_open and plan.when_then:
        yield f"When, then: {plan.when_then}"
