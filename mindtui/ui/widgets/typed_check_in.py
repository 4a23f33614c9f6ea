"""A check-in as it is typed: feelings and tags with commas, and back."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from mindtui.domain.check_in import RATINGS, CheckIn, Feeling
from mindtui.ui.widgets.type_ahead import split_words

Typed = dict[str, Any]
"""What stands in the form, field by field, as a draft keeps it."""

W = TypeVar("W")


def typed_of(check_in: CheckIn | None) -> Typed:
    """A check-in as it would have been typed."""
    if check_in is None:
        return {}
    typed: Typed = {name: value for name in RATINGS if (value := getattr(check_in, name)) is not None}
    typed |= {"skipped": list(check_in.skipped), "note": check_in.note, "slot": check_in.slot}
    typed["feelings"] = ", ".join(map(feeling_as_typed, check_in.feelings))
    typed["tags"] = ", ".join(check_in.tags)
    typed["when"] = f"{check_in.at:%Y-%m-%d}" if check_in.whole_day else f"{check_in.at:%Y-%m-%d %H:%M}"
    return typed


def read_words(text: str, own: Sequence[tuple[str, W]], read: Callable[[str], W]) -> tuple[W, ...]:
    """The values of a comma-separated line, each read from its word.

    `own` are the values that stood there, each with its text: where that still stands between commas it is
    this value, whatever commas and numbers are in it.
    """
    if text == ", ".join(word for word, _ in own):
        return tuple(value for _, value in own)
    left = sorted(own, key=lambda known: -len(known[0]))
    values: list[W] = []
    rest = text
    while rest := rest.lstrip(", "):
        known = next((one for one in left if _begins_with(rest, one[0])), None)
        if known is not None:
            left.remove(known)
            values.append(known[1])
            rest = rest[len(known[0]) :]
        else:
            part, _, rest = rest.partition(",")
            values += [read(word) for word in split_words(part)]
    return tuple(values)


def _begins_with(line: str, word: str) -> bool:
    return line.startswith(word) and line[len(word) :].lstrip()[:1] in ("", ",")


def feeling_as_typed(feeling: Feeling) -> str:
    """“tense 60”, or “tense” without a strength."""
    return feeling.name if feeling.strength is None else f"{feeling.name} {feeling.strength}"
