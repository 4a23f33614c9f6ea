"""A line of words, separated by commas, that completes the word being typed."""

from collections.abc import Callable, Iterable, Sequence

from textual.suggester import Suggester
from textual.widgets import Input

from mindtui.ui.widgets.plain_text import harmless


class WordSuggester(Suggester):
    """Completes the last of several words; words that stand in the line already are not offered again."""

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._words = words

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last word completed, best match first."""
        start, begun = split_last(value)
        if not begun:
            return None
        match = next(iter(self.matches(value)), None)
        return None if match is None else value[:start] + begun + match[len(begun) :]

    def matches(self, value: str) -> Sequence[str]:
        """Words that go on as the last one begins."""
        start, begun = split_last(value)
        taken = {word.casefold() for word in split_words(value[:start])}
        wanted = begun.casefold()
        return [w for w in self._words() if w.casefold().startswith(wanted) and w.casefold() not in taken]


class TypeAhead(Input):
    """An input whose last word is completed from the person's own words; → takes the completion."""

    HELP = "Type, → takes the completion, a comma begins the next word."

    def __init__(self, words: Callable[[], Iterable[str]], value: str, placeholder: str, *, id: str) -> None:  # noqa: A002
        super().__init__(
            value=value,
            placeholder=placeholder,
            suggester=WordSuggester(words),
            id=id,
            compact=True,
            select_on_focus=False,
        )


def split_words(text: str) -> list[str]:
    """The words of a comma-separated line, trimmed, without empty ones."""
    return [word for part in text.split(",") if (word := " ".join(harmless(part).split()))]


def split_last(text: str) -> tuple[int, str]:
    """Where the last word of the line begins, and the word as far as it is typed."""
    start = text.rfind(",") + 1
    start += len(text[start:]) - len(text[start:].lstrip())
    return start, text[start:]
