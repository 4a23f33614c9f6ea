"""A line of words, separated by commas, that completes the word being typed."""

from collections.abc import Callable, Iterable

from textual.binding import Binding
from textual.suggester import Suggester
from textual.widgets import Input

from mindtui.ui.widgets.plain_text import harmless


class WordSuggester(Suggester):
    """Completes the last of several words; words that stand in the line already are not offered again."""

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._words = words

    async def get_suggestion(self, value: str) -> str | None:
        """What Input asks for when it shows a completion."""
        return self.completed(value)

    def completed(self, value: str) -> str | None:
        """The line with its last word completed, best match first; a word that is known already is whole."""
        start, begun = split_last(value)
        taken = {word.casefold() for word in split_words(value[:start])}
        wanted = begun.casefold()
        known = {word.casefold(): word for word in self._words()}
        if not begun or wanted in known:
            return None
        matches = (
            word for folded, word in known.items() if folded.startswith(wanted) and folded not in taken
        )
        match = next(matches, None)
        return None if match is None else value[:start] + match


class TypeAhead(Input):
    """An input whose last word is completed from the person's own words; Tab or → takes the completion."""

    BINDINGS = [Binding("tab", "complete", "Take the completion", show=False)]
    HELP = "Type; Tab or → takes the completion, a comma begins the next word."

    def __init__(self, words: Callable[[], Iterable[str]], value: str, placeholder: str, *, id: str) -> None:  # noqa: A002
        self._words = WordSuggester(words)
        super().__init__(
            value=value,
            placeholder=placeholder,
            suggester=self._words,
            id=id,
            compact=True,
            select_on_focus=False,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a completion in sight Tab goes on, as everywhere."""
        if action == "complete":
            return self.cursor_at_end and self._words.completed(self.value) is not None
        return super().check_action(action, parameters)

    def action_complete(self) -> None:
        """Take the completion, which may not be painted yet when keys come fast."""
        if completed := self._words.completed(self.value):
            self.value = completed
            self.cursor_position = len(completed)


def split_words(text: str) -> list[str]:
    """The words of a comma-separated line, trimmed, without empty ones."""
    return [word for part in text.split(",") if (word := " ".join(harmless(part).split()))]


def split_last(text: str) -> tuple[int, str]:
    """Where the last word of the line begins, and the word as far as it is typed."""
    start = text.rfind(",") + 1
    start += len(text[start:]) - len(text[start:].lstrip())
    return start, text[start:]
