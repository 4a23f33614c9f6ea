"""The name of the zone that the computer is set to."""

import time
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from mindtui.wall_clock import LOCAL, _zone_names, named_zone


@pytest.fixture(autouse=True)
def zone_as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context():
        yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":Europe/Berlin", "Europe/Berlin"),
        ("/usr/share/zoneinfo/America/New_York", "America/New_York"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", None),
        ("Nowhere/Land", None),
        ("", None),
    ],
)
def test_a_zone_goes_by_its_name_where_that_is_known(
    monkeypatch: pytest.MonkeyPatch, told: str, name: str | None
) -> None:
    monkeypatch.setenv("TZ", told)
    time.tzset()
    assert named_zone() == (LOCAL if name is None else ZoneInfo(name))


def test_a_name_that_means_other_hours_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    # The environment of the process says another zone than the one that the clock was set to.
    monkeypatch.setenv("TZ", "America/New_York")
    assert named_zone() is LOCAL


def test_without_the_variable_the_files_of_the_system_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)
    time.tzset()
    zone = named_zone()
    names = list(_zone_names())
    assert names
    assert zone is LOCAL or (isinstance(zone, ZoneInfo) and zone.key in names)
