"""What watches for signals leaves everything as it was; how it ends the app is tried in real terminals."""

import signal
from pathlib import Path

from mindtui.ui.endings import ENDS, Endings


def test_without_a_signal_everything_is_as_before() -> None:
    def state() -> tuple[list[object], int]:
        return [signal.getsignal(number) for number in ENDS], len(list(Path("/dev/fd").iterdir()))

    spoken: list[float] = []
    before = state()
    with Endings(spoken.append) as endings:
        assert state() != before
    assert state() == before
    assert spoken == []
    assert endings.status == 0
