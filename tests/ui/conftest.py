"""Nothing of the machine that runs the tests reaches a screen: neither its language nor its colors."""

import pytest


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """An English-speaking terminal in true color, and no editor of anybody's own."""
    for name in (
        "NO_COLOR",
        "LC_ALL",
        "LC_MESSAGES",
        "LANGUAGE",
        "VISUAL",
        "EDITOR",
        "MINDTUI_HOME",
        "TEXTUAL_THEME",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("COLORTERM", "truecolor")
