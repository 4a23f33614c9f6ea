"""How the program behaves for one person: read from config.toml, and written back with its comments."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any, Final, Literal, get_args

import msgspec

from mindtui.domain.clock import DEFAULT_DAY_START
from mindtui.domain.history import HistoryLimit
from mindtui.errors import DataFileError, UsageError

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
Minutes = Annotated[int, msgspec.Meta(ge=0, le=1440)]
Count = Annotated[int, msgspec.Meta(ge=0, le=999)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
CountryCode = Annotated[str, msgspec.Meta(pattern="^[A-Z]{2}$")]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a person can set. The field names are the keys of config.toml."""

    theme: Name = "mindtui-dark"
    """The colors: mindtui-dark, mindtui-light or any other theme in the palette."""
    day_starts_at: time = DEFAULT_DAY_START
    """When a new day begins; what is logged earlier belongs to the day before."""
    week_starts_on: Literal["monday", "sunday"] = "monday"
    """The first column of a week."""
    weekend_days: Annotated[tuple[Weekday, ...], msgspec.Meta(min_length=1, max_length=5)] = ("sat", "sun")
    """What Trends and Insights take for the weekend, in the order of the week; to be compared with, a week
    needs two other days."""
    ascii: bool = False
    """Draw with plain characters only, for terminals without line and braille characters."""
    mouse: bool = True
    """Let the mouse click and scroll; off leaves it to the terminal for selecting text."""
    history_steps: Annotated[int, msgspec.Meta(ge=10, le=5000)] = 500
    """How many changes undo reaches back."""
    history_days: Annotated[int, msgspec.Meta(ge=1, le=3650)] = 90
    """How many days undo reaches back, and how long what you delete can be restored."""
    country: CountryCode | None = None
    """Two letters that choose the crisis lines of the help card, for example US."""
    typical_days: tuple[date, date] | None = None
    """The first and the last day of a usual time of yours; Insights tells when later days drift from it."""
    backups: tuple[Count, Count, Count] = (7, 4, 12)
    """How many days, weeks and months keep a backup; 0, 0, 0 makes none by itself."""
    lock_after: Minutes = 10
    """Minutes without a key until an encrypted notebook asks for its passphrase again; 0 never asks."""
    log: bool = False
    """Note in a log where something unforeseen went wrong, without a word of what was recorded."""
    keymap: Mapping[str, str] = {}
    """Own keys: the id of a command and the keys for it, separated by commas."""

    @property
    def first_weekday(self) -> int:
        """The weekday of a week's first column; Monday is 0."""
        return 6 if self.week_starts_on == "sunday" else 0

    @property
    def weekend(self) -> tuple[int, ...]:
        """The weekdays of the weekend, ascending; Monday is 0."""
        return tuple(n for n, name in enumerate(get_args(Weekday)) if name in self.weekend_days)

    @property
    def history(self) -> HistoryLimit:
        """How far undo reaches back, and how long the trash is kept."""
        return HistoryLimit(self.history_steps, self.history_days)


NAMES: Final = Settings.__struct_fields__
"""Every key of config.toml."""

_KINDS: Final = {
    "day_starts_at": "a time of day before noon such as 04:00",
    "week_starts_on": "monday or sunday",
    "weekend_days": "from one to five weekdays such as sat, sun or fri, sat",
    "ascii": "true or false",
    "mouse": "true or false",
    "log": "true or false",
    "history_steps": "a whole number from 10 to 5000",
    "history_days": "a whole number from 1 to 3650",
    "country": "two letters such as US",
    "theme": "the name of a theme",
    "typical_days": "two days, the first and the last, such as 2026-03-01 2026-05-31",
    "backups": "three numbers, of days, weeks and months, such as 7, 4, 12",
    "lock_after": "a number of minutes from 0 (never) to 1440",
    "keymap": "a table of command ids and keys",
}
_TRUTH: Final = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def read_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings in a file, and a sentence for everything in it that was not understood.

    Never raises: what cannot be used keeps its default.
    """
    try:
        text = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), ()
    except OSError as error:
        return Settings(), (f"{path} cannot be read ({error.strerror}); the default settings are used.",)
    import tomllib

    try:
        found = tomllib.loads(text.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        # The parser quotes what it saw; a paragraph or a control character of it stays out of the sentence.
        why = " ".join("".join(c if c.isprintable() else " " for c in str(error)[:120]).split())
        return Settings(), (
            f"{path} is not valid TOML: {why}; the default settings are used until it is corrected.",
        )
    notices: list[str] = []
    used: dict[str, Any] = dict(_usable(path, found, notices))
    return Settings(**used), tuple(notices)


def get_setting(settings: Settings, name: str) -> object:
    """The value of a setting; of `keymap.app.help` the keys, None for the usual ones. Raises UsageError."""
    field, key = _split(name, whole_keymap=True)
    value = getattr(settings, field)
    return value.get(key) if key else value


def write_setting(path: Path, name: str, value: object) -> None:
    """Put one setting into the file, keeping everything else in it; None takes the setting out.

    Text is understood for every setting. The dotted name `keymap.app.help` sets the keys of one command.
    The file is replaced as a whole and is readable by its owner only. Raises UsageError for a name or value
    that cannot be, DataFileError for a file that cannot be changed.
    """
    field, key = _split(name)
    plain = None if value is None else _plain(_checked(name, value))
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    from mindtui.storage.atomic_file import make_folder_of, replace_file

    try:
        document = (
            tomlkit.parse(path.read_bytes().decode("utf-8-sig")) if path.exists() else tomlkit.document()
        )
        place: Any = document
        if key:
            if not isinstance(document.get(field), Mapping):
                document[field] = tomlkit.table()
            place = document[field]
        if plain is None:
            place.pop(key or field, None)
        else:
            place[key or field] = plain
        text = tomlkit.dumps(document)
    except (TOMLKitError, ValueError, OSError) as error:
        raise DataFileError(
            f"{path} cannot be changed: {error}.", "Correct the file, then set this again."
        ) from error
    make_folder_of(path)
    replace_file(path, text.encode()).close()


def _split(name: str, *, whole_keymap: bool = False) -> tuple[str, str]:
    field, _, key = name.partition(".")
    if field not in NAMES or (key and field != "keymap"):
        raise UsageError(f"There is no setting “{name}”.", _suggestion(field))
    if field == "keymap" and not key and not whole_keymap:
        raise UsageError(
            "The keymap is set one command at a time.", "For example: config set keymap.app.help f1"
        )
    return field, key


def _checked(name: str, value: object) -> object:
    """The value as its field has it; UsageError says what the field takes."""
    field, key = _split(name)
    try:
        checked = _read_field(field, {key: value} if key else value)
    except ValueError as error:
        raise UsageError(f"{name} takes {_KINDS[field]}.") from error
    return checked[key] if key and isinstance(checked, dict) else checked


def _plain(value: object) -> object:
    """A value as it is written into the file: the time of day as text, as a person writes it."""
    if isinstance(value, tuple):
        return list(value)
    return f"{value:%H:%M}" if isinstance(value, time) else value


def _usable(path: Path, found: Mapping[str, object], notices: list[str]) -> Iterator[tuple[str, object]]:
    for name, value in found.items():
        if name not in NAMES:
            notices.append(f"{path}: there is no setting “{_shown(name)}”. {_suggestion(name)}")
        elif name == "keymap" and isinstance(value, Mapping):
            yield name, {key: keys for key, keys in value.items() if _is_keys(path, key, keys, notices)}
        else:
            try:
                yield name, _read_field(name, value)
            except ValueError:
                notices.append(
                    f"{path}: {name} takes {_KINDS[name]}; the default is used until it is corrected."
                )


def _is_keys(path: Path, command: str, keys: object, notices: list[str]) -> bool:
    if isinstance(keys, str):
        return True
    notices.append(f'{path}: keymap.{_shown(command)} takes a text such as "f5"; its usual keys stay.')
    return False


def _read_field(name: str, value: object) -> object:
    """The value as the field's type; ValueError where it cannot be. Text is understood for every field."""
    if isinstance(value, str):
        value = _from_text(name, value.strip())
    if name == "day_starts_at" and isinstance(value, time) and value.hour >= 12:
        raise ValueError("a day that starts in the evening would carry the date of the day before")
    if name == "typical_days" and isinstance(value, list) and value != sorted(value):
        raise ValueError("the last day comes before the first")
    if name == "weekend_days" and isinstance(value, list | tuple):
        value = _weekdays(value)
    kind = next(field.type for field in msgspec.structs.fields(Settings) if field.name == name)
    return msgspec.convert(value, kind)


def _from_text(name: str, text: str) -> object:
    match name:
        case "day_starts_at":
            from mindtui.domain.when import parse_time

            try:
                return parse_time(text)
            except UsageError as error:
                raise ValueError(text) from error
        case "ascii" | "mouse" | "log":
            return _TRUTH.get(text.lower(), text)
        case "typical_days":
            return [date.fromisoformat(day) for day in text.replace(",", " ").split()]
        case "weekend_days":
            return text.lower().replace(",", " ").replace(" and ", " ").split()
        case "backups":
            return [int(number) for number in text.replace(",", " ").split()]
        case "history_steps" | "history_days" | "lock_after":
            return int(text) if text.isdecimal() else text
        case "country":
            return text.upper()
        case "week_starts_on":
            return text.lower()
    return text


def _weekdays(words: Sequence[object]) -> Sequence[str]:
    """The short names of weekdays in the order of the week, each once; ValueError where one is none."""
    from mindtui.domain.when import weekday_number

    numbers = {weekday_number(str(word).strip().lower()) for word in words}
    if None in numbers:
        raise ValueError(words)
    return [name for number, name in enumerate(get_args(Weekday)) if number in numbers]


def _suggestion(name: str) -> str:
    """The nearest setting there is, or all of them."""
    from difflib import get_close_matches

    near = get_close_matches(name.lower().replace("-", "_"), NAMES, n=1)
    return f"Did you mean {near[0]}?" if near else f"There are: {', '.join(NAMES)}."


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else " " for c in name)[:60]
