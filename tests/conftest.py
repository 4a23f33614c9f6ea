"""What every test and every process that it starts can rely on."""

import gc
import signal
import sys


def pytest_configure() -> None:
    """Ctrl+C reaches what the tests start, also where they run behind a shell that had it ignored."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """What was loaded stays for the whole run: it need not be walked for garbage, nor parsed for each app."""
    gc.collect()
    gc.freeze()
    if "textual" in sys.modules:
        from tests.support.style_sheets import parse_once

        parse_once()
