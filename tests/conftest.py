"""What every test and every process that it starts can rely on."""

import signal


def pytest_configure() -> None:
    """Ctrl+C reaches what the tests start, also where they run behind a shell that had it ignored."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
