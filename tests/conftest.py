"""What every test and every process that it starts can rely on."""

import gc
import importlib
import pkgutil
import signal
import sys
from collections.abc import Generator, Sequence
from pathlib import Path

import pytest
from coverage import process_startup

import mindtui


def pytest_configure(config: pytest.Config) -> None:
    """Ctrl+C reaches what the tests start, also where they run behind a shell that had it ignored."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # A worker of xdist is traced from its start, as any process is, and once more while pytest-cov loads;
    # both would go on where the session's own tracing pauses for an untraced test.
    if hasattr(config, "workerinput"):
        loading = getattr(config.pluginmanager.getplugin("_cov"), "cov_controller", None)
        begun = getattr(process_startup, "coverage", None)
        if loading is not None:
            loading.pause()
        if begun is not None:
            begun.stop()


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Coverage is not measured where it finds nothing: it doubles the time of a test that starts an app."""
    untraced = set(Path(__file__).with_name("untraced.txt").read_text("utf-8").splitlines())
    for item in items:
        if item.nodeid.partition("[")[0] in untraced:
            item.add_marker("no_cover")


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was loaded stays for the whole run: it need not be walked for garbage, nor parsed for each app."""
    if session.config.getoption("cov_source", default=None):
        # A module that an untraced test is the first to load would count as never loaded.
        for module in pkgutil.walk_packages(mindtui.__path__, "mindtui."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    gc.collect()
    gc.freeze()
    if "textual" in sys.modules:
        from tests.support.style_sheets import parse_once

        parse_once()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """What an untraced test starts is not traced either."""
    with pytest.MonkeyPatch.context() as patch:
        if item.get_closest_marker("no_cover"):
            patch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
        return (yield)
