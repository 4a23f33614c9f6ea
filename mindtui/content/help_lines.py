"""Crisis and emergency lines by country, and the help card they stand on."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from mindtui.domain.clock import MONTHS

ANYWHERE = "*"
MONTHS_UNTIL_CHECK = 24

_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z]{4})?[_-]([A-Za-z]{2})(?:[.@].*)?")

_HEADLINE = (
    "If you might act on thoughts of ending your life or hurting yourself, call {number} now "
    "or go to the nearest emergency department."
)
_REASSURANCE = (
    "You do not have to be certain, and you do not need the right words. “I'm not safe right now” is enough."
)
_MARKS = (
    "Numbers change. A month says when one was last seen on a public page; "
    "“check this” that it was not seen within two years."
)
_CHOOSE = "Another country? Choose it in the settings (key ,) or with: mindtui config set country {code}"
_NOTEBOOK = "This app is a notebook. Nobody is told what you type here, and it cannot tell how safe you are."


class HelpLine(msgspec.Struct, frozen=True):
    """A service to turn to. `verified_on`: when its number was last seen in public, None for never."""

    country: str
    kind: Literal["crisis", "emergency", "directory"]
    label: str
    number: str = ""
    hours: str = ""
    url: str = ""
    verified_on: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}(-\d{2})?$")] | None = None
    note: str = ""


class CardLine(msgspec.Struct, frozen=True):
    """A line as the card has it: whom to call, and aside where that is from and how fresh it is."""

    service: str
    number: str
    aside: str

    def __str__(self) -> str:
        return " · ".join(part for part in (f"{self.service}: {self.number}", self.aside) if part)


class HelpCard(msgspec.Struct, frozen=True):
    """The help card in plain words. `lines` stand under `heading`; `people` are the person's own, if any.

    `about` says what the marks of the lines mean, and how to choose a country that is only guessed.
    """

    headline: str
    reassurance: str
    heading: str
    lines: tuple[CardLine, ...]
    about: tuple[str, ...]
    people: tuple[str, ...]
    closing: str

    def as_text(self) -> str:
        """The whole card, paragraphs parted by empty lines."""
        blocks = [self.headline, self.reassurance, _list_of(self.heading, map(str, self.lines)), *self.about]
        if self.people:
            blocks.append(_list_of("People you chose:", self.people))
        return "\n\n".join([*blocks, self.closing])


class _Stored(msgspec.Struct, frozen=True):
    names: dict[str, str]
    regions: dict[str, tuple[str, ...]]
    lines: tuple[HelpLine, ...]


def countries() -> dict[str, str]:
    """The countries that have lines of their own: code → name."""
    return _read().names


def lines_for(country: str | None) -> tuple[HelpLine, ...]:
    """The lines of a country, or of the region around it, and then those for everywhere."""
    return _lines_for(_read(), _code(country))


def needs_check(line: HelpLine, today: date) -> bool:
    """Whether the number was never verified, or more than 24 months before `today`."""
    if line.verified_on is None:
        return True
    year, month, day = _verified(line.verified_on)
    months = (today.year - year) * 12 + today.month - month
    return (months, today.day) > (MONTHS_UNTIL_CHECK, day)


def guess_country(locale_name: str | None) -> str | None:
    """The country in the name of a locale: "en_US.UTF-8" → "US"; None where there is none."""
    found = _LOCALE.fullmatch((locale_name or "").strip())
    return _code(found[1]) if found else None


def country_of(environment: Mapping[str, str]) -> str | None:
    """The country that the environment's locale names, the strongest word first; None where it names none."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((country for name in names if (country := guess_country(name))), None)


def help_card(country: str | None, *, guessed: bool, today: date, people: Sequence[str] = ()) -> HelpCard:
    """The help card for a country; None or one without lines gives the directory.

    `guessed`: the country comes from the locale, which the card says. `people`: the person's own contacts.
    """
    stored, code = _read(), _code(country)
    lines = _lines_for(stored, code)
    about = [_MARKS] if any(needs_check(line, today) for line in lines) else []
    if guessed or code not in stored.names:
        about.append(_CHOOSE.format(code="NL" if code == "US" else "US"))
    has_emergency = any(line.kind == "emergency" for line in lines)
    return HelpCard(
        headline=_HEADLINE.format(
            number="your emergency number" if has_emergency else "your local emergency number"
        ),
        reassurance=_REASSURANCE,
        heading=_heading(stored.names.get(code, code), guessed=guessed, known=has_emergency),
        lines=tuple(_in_words(line, today) for line in lines),
        about=tuple(about),
        people=tuple(people),
        closing=_NOTEBOOK,
    )


def _read() -> _Stored:
    return msgspec.toml.decode(Path(__file__).with_name("help_lines.toml").read_bytes(), type=_Stored)


def _code(country: str | None) -> str:
    code = (country or "").strip().upper()
    return "GB" if code == "UK" else code


def _lines_for(stored: _Stored, code: str) -> tuple[HelpLine, ...]:
    def of(place: str) -> tuple[HelpLine, ...]:
        return tuple(line for line in stored.lines if line.country == place)

    region = next((name for name, members in stored.regions.items() if code in members), "")
    return (() if code == ANYWHERE else of(code) or of(region)) + of(ANYWHERE)


def _verified(text: str) -> tuple[int, int, int]:
    # A month without a day may mean its first day: better to check too early than too late.
    year, month, day = [*map(int, text.split("-")), 1][:3]
    return year, month, day


def _heading(name: str, *, guessed: bool, known: bool) -> str:
    if not name:
        return "Talk to someone:"
    place = name if known else f"no lines known for {name}"
    return f"Talk to someone ({place}{', guessed from your language settings' if guessed else ''}):"


def _in_words(line: HelpLine, today: date) -> CardLine:
    if not needs_check(line, today):
        year, month, _ = _verified(line.verified_on or "")
        mark = f"seen {MONTHS[month - 1]} {year}"
    else:
        mark = f"check this {'number' if line.number else 'address'}"
    if line.country == ANYWHERE:
        return CardLine("Anywhere", line.url.removeprefix("https://"), mark)
    number = " · ".join(part for part in (line.number, line.hours) if part)
    return CardLine(line.label, number, " · ".join(part for part in (line.url, mark, line.note) if part))


def _list_of(heading: str, lines: Iterable[str]) -> str:
    return "\n".join([heading, *(f"  {line}" for line in lines)])
