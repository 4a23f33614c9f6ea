"""The signs on the screens, in a full and in a 7-bit set."""

from typing import Final

from msgspec import Struct


class Glyphs(Struct, frozen=True):
    """One sign for each meaning; a screen never spells one out."""

    pointer: str
    previous: str
    next: str
    dot: str
    dash: str
    skipped: str
    ellipsis: str
    gap: str
    repeats: str
    bars: str
    effort: str
    rails: tuple[str, str]
    mark: str
    status: dict[str, str]
    grades: dict[str, str]


FULL: Final = Glyphs(
    pointer="▸",
    previous="‹",
    next="›",
    dot="·",
    dash="–",
    skipped="⊘",
    ellipsis="…",
    gap="·",
    repeats="↻",
    bars="▁▂▃▄▅▆▇█",
    effort="•",
    rails=("├─", "─┤"),
    mark="┃",
    status={
        "idea": "?",
        "planned": "○",
        "done": "●",
        "partly": "◐",
        "not-done": "×",
        "moved": "→",
        "dropped": "–",
    },
    grades={"forgot": "×", "hard": "◐", "ok": "●", "easy": "◉"},
)

ASCII: Final = Glyphs(
    pointer=">",
    previous="<",
    next=">",
    dot="-",
    dash="-",
    skipped="/",
    ellipsis="...",
    gap=".",
    repeats="@",
    bars="_.-:=+*#",
    effort="*",
    rails=("|-", "-|"),
    mark="|",
    status={
        "idea": "?",
        "planned": "o",
        "done": "*",
        "partly": "%",
        "not-done": "x",
        "moved": ">",
        "dropped": "-",
    },
    grades={"forgot": "x", "hard": "%", "ok": "*", "easy": "@"},
)
