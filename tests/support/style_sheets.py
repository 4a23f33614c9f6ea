"""The style sheets of Textual and of this program, parsed once for all the apps that a test run starts."""

from functools import cache

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

_parse = Stylesheet._parse_rules


def parse_once() -> None:
    """Hand each app the rules that the one before it made of the same sheet in the same colors."""
    Stylesheet._parse_rules = _look_up  # type: ignore[method-assign]


def _look_up(
    self: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    sheet = (css, read_from, is_default_rules, tie_breaker, scope)
    if sheet not in self._parse_cache:
        self._parse_cache[sheet] = _parsed(tuple(self._variables.items()), *sheet)
    return self._parse_cache[sheet]


@cache
def _parsed(
    variables: tuple[tuple[str, str], ...],
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool,
    tie_breaker: int,
    scope: str,
) -> list[RuleSet]:
    return _parse(Stylesheet(variables=dict(variables)), css, read_from, is_default_rules, tie_breaker, scope)
