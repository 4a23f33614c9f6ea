"""Settings: what is understood, what is reported, and that a person's comments stay."""

import stat
from datetime import date, time
from pathlib import Path

import pytest

from mindtui.errors import DataFileError, UsageError
from mindtui.insights.base import WEEKEND
from mindtui.settings import NAMES, Settings, get_setting, read_settings, write_setting

FULL = """\
# my colors
theme = "nord"            # at night
day_starts_at = 03:30:00
week_starts_on = "Sunday"
weekend_days = ["Friday", "sat"]
ascii = true
mouse = false
country = "us"
backups = [3, 2, 1]
typical_days = [2026-03-01, 2026-05-31]
history_steps = 100
history_days = "30"
lock_after = "5"

[keymap]
"app.help" = "f5"
app.quit = "ctrl+x"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "config.toml"


def write(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def test_no_file_means_the_defaults_and_makes_none(path: Path) -> None:
    assert read_settings(path) == (Settings(), ())
    assert not path.parent.exists()
    assert Settings().theme == "mindtui-dark"
    assert (Settings().day_starts_at, Settings().mouse, Settings().country) == (time(4), True, None)


def test_every_setting_is_read(path: Path) -> None:
    write(path, FULL.replace("app.quit", '"app.quit"'))
    assert read_settings(path) == (
        Settings(
            theme="nord",
            day_starts_at=time(3, 30),
            week_starts_on="sunday",
            weekend_days=("fri", "sat"),
            ascii=True,
            mouse=False,
            country="US",
            backups=(3, 2, 1),
            typical_days=(date(2026, 3, 1), date(2026, 5, 31)),
            history_steps=100,
            history_days=30,
            lock_after=5,
            keymap={"app.help": "f5", "app.quit": "ctrl+x"},
        ),
        (),
    )


def test_a_weekend_is_known_by_its_weekdays() -> None:
    assert Settings().weekend == WEEKEND
    assert Settings(weekend_days=("sun", "mon")).weekend == (0, 6)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('them = "nord"', "there is no setting “them”. Did you mean theme?"),
        ("zzz = 1", f"there is no setting “zzz”. There are: {', '.join(NAMES)}."),
        ("theme = 1", "theme takes the name of a theme"),
        ('theme = ""', "theme takes the name of a theme"),
        ('day_starts_at = "late"', "day_starts_at takes a time of day before noon"),
        ("day_starts_at = 4", "day_starts_at takes a time of day before noon"),
        ("day_starts_at = 12:00:00", "day_starts_at takes a time of day before noon"),
        ("day_starts_at = 2026-01-01", "day_starts_at takes a time of day before noon"),
        ('week_starts_on = "friday"', "week_starts_on takes monday or sunday"),
        ("weekend_days = 5", "weekend_days takes from one to five weekdays such as sat, sun or fri, sat;"),
        ("weekend_days = []", "weekend_days takes from one to five weekdays"),
        ('weekend_days = ["fri", 5]', "weekend_days takes from one to five weekdays"),
        ('weekend_days = "sa, su"', "weekend_days takes from one to five weekdays"),
        # A sixth would leave one weekday, and a week needs two to be compared.
        ('weekend_days = "tue wed thu fri sat sun"', "weekend_days takes from one to five weekdays"),
        ("ascii = 1", "ascii takes true or false"),
        ('mouse = "maybe"', "mouse takes true or false"),
        ("mouse = []", "mouse takes true or false"),
        ('country = "USA"', "country takes two letters"),
        ("backups = 7", "backups takes three numbers, of days, weeks and months"),
        ("backups = [7, 4]", "backups takes three numbers"),
        ("backups = [7, 4, -1]", "backups takes three numbers"),
        ('backups = "7, 4, many"', "backups takes three numbers"),
        ("typical_days = 2026-03-01", "typical_days takes two days, the first and the last"),
        ("typical_days = [2026-05-31, 2026-03-01]", "typical_days takes two days"),
        ('typical_days = "2026-05-31 2026-03-01"', "typical_days takes two days"),
        ('typical_days = "spring"', "typical_days takes two days"),
        ("lock_after = -1", "lock_after takes a number of minutes from 0 (never) to 1440"),
        ('lock_after = "soon"', "lock_after takes a number of minutes"),
        ("keymap = 1", "keymap takes a table"),
        ('keymap = {"app.help" = 5}', "keymap.app.help takes"),
    ],
)
def test_what_is_not_understood_keeps_its_default_and_is_named(path: Path, line: str, words: str) -> None:
    write(path, f'{line}\n"color\\u001b[2J" = 1\n')
    settings, notices = read_settings(path)
    assert settings == Settings()
    assert len(notices) == 2
    assert words in notices[0]
    for notice in notices:
        assert notice.startswith(f"{path}: ")
        assert notice.isprintable()


def test_what_stands_beside_a_mistake_is_still_used(path: Path) -> None:
    write(path, 'asci = true\ntheme = "nord"\n[keymap]\n"app.help" = 1\n"app.quit" = "x"\n')
    settings, notices = read_settings(path)
    assert (settings.theme, settings.keymap) == ("nord", {"app.quit": "x"})
    assert len(notices) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"theme = ",
        b"\xff\xfe",
        b"\0",
        b"= 1",
        b"[keymap\n",
        b"theme = 'a'\ntheme = 'b'",
        b"a = " + b"[" * 5000,
    ],
)
def test_a_broken_file_is_one_notice(path: Path, content: bytes) -> None:
    write(path, content)
    settings, notices = read_settings(path)
    assert settings == Settings()
    assert len(notices) == 1
    assert notices[0].startswith(str(path))
    assert notices[0].isprintable()
    assert len(notices[0]) < len(str(path)) + 220


def test_a_folder_in_its_place_is_one_notice(path: Path) -> None:
    path.mkdir(parents=True)
    settings, notices = read_settings(path)
    assert (settings, len(notices)) == (Settings(), 1)


def test_a_file_from_another_editor_is_read(path: Path) -> None:
    write(path, b'\xef\xbb\xbftheme = "nord"\r\n')
    assert read_settings(path) == (Settings(theme="nord"), ())


def test_writing_makes_a_private_file(path: Path) -> None:
    write_setting(path, "theme", "nord")
    assert path.read_text("utf-8") == 'theme = "nord"\n'
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_writing_keeps_comments_order_and_unknown_keys(path: Path) -> None:
    write(path, FULL + "\n[forms]\nname = 'mine' # keep\n")
    write_setting(path, "theme", "gruvbox")
    write_setting(path, "keymap.app.help", "f6")
    write_setting(path, "day_starts_at", time(5))
    expected = (FULL + "\n[forms]\nname = 'mine' # keep\n").replace('"nord"', '"gruvbox"')
    expected = expected.replace('"f5"', '"f6"').replace("03:30:00", '"05:00"')
    assert path.read_text("utf-8") == expected


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("theme", "textual-light", "textual-light"),
        ("day_starts_at", "5:30", time(5, 30)),
        ("day_starts_at", "00:00", time(0)),
        ("week_starts_on", "Sunday", "sunday"),
        ("weekend_days", "saturday, FRI and sat", ("fri", "sat")),
        ("ascii", "yes", True),
        ("mouse", "OFF", False),
        ("country", "de", "DE"),
        ("keymap.app.quit", "ctrl+x,f10", "ctrl+x,f10"),
    ],
)
def test_what_is_written_is_read_again_and_can_be_taken_out(
    path: Path, name: str, text: str, value: object
) -> None:
    write_setting(path, name, text)
    settings, notices = read_settings(path)
    assert (get_setting(settings, name), notices) == (value, ())
    write_setting(path, name, None)
    assert read_settings(path) == (Settings(), ())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("them", "nord"),
        ("theme.dark", "nord"),
        ("keymap", "f5"),
        ("mouse", "maybe"),
        ("country", "USA"),
        ("weekend_days", "fri, someday"),
        ("day_starts_at", "13:00"),
        ("keymap.app.help", 5),
        ("", "x"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(path: Path, name: str, value: object) -> None:
    with pytest.raises(UsageError) as caught:
        write_setting(path, name, value)
    assert caught.value.message
    assert not path.parent.exists()


def test_a_broken_file_is_never_written_over(path: Path) -> None:
    write(path, "theme = ")
    with pytest.raises(DataFileError, match=r"cannot be changed.*Correct the file"):
        write_setting(path, "theme", "nord")
    assert path.read_text() == "theme = "


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("# mine\n")
    path.parent.mkdir()
    path.symlink_to(real)
    write_setting(path, "mouse", "off")
    assert path.is_symlink()
    assert real.read_text() == "# mine\nmouse = false\n"
