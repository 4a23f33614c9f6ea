"""Which way the imports run: read from the code, without running it."""

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from msgspec import Struct

PACKAGE = Path(__file__).parents[2] / "mindtui"

GROUND = "__init__ errors faults wall_clock locations settings editor"

ROOMS: Mapping[str, frozenset[str]] = {
    room: frozenset(may.split())
    for room, may in {
        # The ground floor: single modules that everything above may use.
        "__init__": "",
        "errors": "",
        "wall_clock": "",
        "locations": "errors",
        "editor": "errors",
        "settings": "errors domain storage",
        "faults": "__init__ errors locations settings storage",
        # Rooms.
        "domain": "errors",
        "insights": "errors domain",
        "content": "errors domain",
        "storage": "errors domain",
        "exchange": "errors domain content",
        "charts": "errors domain insights content",
        "crew": "__init__ insights",
        "cli": f"{GROUND} domain insights content storage exchange charts crew",
        "ui": f"{GROUND} domain insights content storage exchange charts crew",
        "__main__": "cli",
    }.items()
}
"""What each room may import from the others, at the top of a module or inside a function."""

ONLY_WHEN_CALLED: Mapping[str, frozenset[str]] = {"cli": frozenset({"ui"})}
"""What a room may import inside functions besides."""

LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "click": ("cli",),
    "cryptography": ("storage.sealed",),
    "dateutil": ("domain.repeat",),
    "icalendar": ("exchange.calendar",),
    "msgspec": tuple(ROOMS),
    "platformdirs": ("locations",),
    "plotext": ("charts",),
    "rich": ("ui",),
    "textual": ("ui",),
    "textual_plotext": ("ui.widgets.chart",),
    "tinydb": ("storage",),
    "tomlkit": ("settings",),
}
"""Which rooms or modules may use a library; one that is not listed here is used by nobody."""

STANDARD = sys.stdlib_module_names


class Import(Struct, frozen=True):
    """One imported module: by whom, and whether at the top of it or inside a function."""

    line: int
    name: str
    at_top: bool


def imports(source: str) -> Iterator[Import]:
    """Every import of a module, those for type checkers included."""
    yield from _imports(ast.parse(source).body, at_top=True)


def _imports(nodes: Iterable[ast.AST], *, at_top: bool) -> Iterator[Import]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (Import(node.lineno, alias.name, at_top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            dots = "." * node.level
            yield from (
                Import(node.lineno, f"{dots}{node.module or ''}.{alias.name}", at_top) for alias in node.names
            )
        else:
            is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _imports(ast.iter_child_nodes(node), at_top=at_top and not is_function)


def modules(package: Path) -> Mapping[str, str]:
    """The source of every module, by its name without the package: `ui.widgets.chart`, `ui`, `__init__`."""
    named = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        named[".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)] = path.read_text(
            "utf-8"
        )
    return named


def offenses(package: Path) -> list[str]:
    """Every import that runs the wrong way, in words."""
    return [
        f"{name}.py:{used.line} imports {used.name}"
        for name, source in modules(package).items()
        for used in imports(source)
        if not _is_allowed(name, used)
    ]


def _is_allowed(module: str, used: Import) -> bool:
    room = module.split(".")[0]
    top, _, rest = used.name.partition(".")
    if room not in ROOMS or not top:
        return False
    if top == "mindtui":
        other = rest.split(".")[0]
        other = other if other in ROOMS else "__init__"
        called = ONLY_WHEN_CALLED.get(room, frozenset())
        return other == room or other in ROOMS[room] or (other in called and not used.at_top)
    if top in STANDARD or top == "_blake2":
        return True
    return any(place in (room, module) for place in LIBRARIES.get(top, ()))


def circles(package: Path) -> list[list[str]]:
    """Modules that need each other to be imported: each circle once, as a list of names."""
    sources = modules(package)
    needs = {
        name: {other for used in imports(source) if used.at_top and (other := _known(used.name, sources))}
        for name, source in sources.items()
    }
    return [sorted(group) for group in _groups(needs) if len(group) > 1 or group & needs[min(group)]]


def _known(name: str, sources: Mapping[str, str]) -> str:
    """The module behind `mindtui.domain.clock.day_of`: the longest beginning that is one."""
    parts = name.split(".")[1:] if name.startswith("mindtui.") else []
    return next((path for n in range(len(parts), 0, -1) if (path := ".".join(parts[:n])) in sources), "")


def _groups(needs: Mapping[str, set[str]]) -> list[set[str]]:
    """Sets of names of which each reaches every other."""
    reached = {name: _reach(name, needs) for name in needs}
    groups = [{other for other in reached[name] if name in reached[other]} | {name} for name in needs]
    return [group for n, group in enumerate(groups) if group not in groups[:n]]


def _reach(start: str, needs: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(needs[start])
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += needs[name]
    return seen


def test_every_import_runs_downward() -> None:
    assert offenses(PACKAGE) == []


def test_no_modules_import_each_other() -> None:
    assert circles(PACKAGE) == []


def test_every_module_was_read() -> None:
    assert {"__main__", "domain.journal", "ui.widgets.chart", "cli.log"} <= set(modules(PACKAGE))
    assert {module.split(".")[0] for module in modules(PACKAGE)} <= set(ROOMS)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("domain/plan.py", "from mindtui.storage.lock import Lock"),
        ("domain/plan.py", "import click"),
        ("domain/plan.py", "from mindtui import settings"),
        ("insights/trend.py", "from mindtui.content import activities"),
        ("insights/trend.py", "import numpy"),
        ("storage/lock.py", "def f():\n    import filelock"),
        ("charts/axis.py", "from textual.widget import Widget"),
        ("ui/app.py", "import plotext"),
        ("ui/app.py", "def f():\n    from mindtui.cli.log import log"),
        ("ui/app.py", "from textual_plotext import PlotextPlot"),
        ("cli/log.py", "from mindtui.ui.run import run_app"),
        ("cli/log.py", "class A:\n    from mindtui.ui import run"),
        ("cli/log.py", "def f():\n    from rich.text import Text"),
        ("errors.py", "import mindtui.domain"),
        ("attic/box.py", "import os"),
        ("domain/plan.py", "from . import clock"),
    ],
)
def test_an_import_that_runs_upward_is_found(tmp_path: Path, place: str, line: str) -> None:
    write(tmp_path, {place: f"import json\n{line}\n"})
    assert offenses(tmp_path)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("cli/log.py", "def f():\n    from mindtui.ui.run import run_app"),
        ("ui/widgets/chart.py", "from textual_plotext import PlotextPlot"),
        ("storage/lock.py", "from mindtui.domain.record import Doc"),
        ("domain/plan.py", "from mindtui.domain.clock import day_of"),
        ("cli/main.py", "from mindtui import __version__"),
    ],
)
def test_an_import_that_runs_downward_is_not(tmp_path: Path, place: str, line: str) -> None:
    write(tmp_path, {place: f"import json\n{line}\n"})
    assert offenses(tmp_path) == []


def test_a_circle_is_found(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "__init__.py": "",
            "domain/__init__.py": "",
            "domain/a.py": "from mindtui.domain.b import B",
            "domain/b.py": "import mindtui.domain.c",
            "domain/c.py": "from mindtui.domain import a",
            "domain/d.py": "from mindtui.domain.a import A\ndef f():\n    from mindtui.domain.e import E",
            "domain/e.py": "from mindtui.domain.d import D",
        },
    )
    assert circles(tmp_path) == [["domain.a", "domain.b", "domain.c"]]


def write(package: Path, sources: Mapping[str, str]) -> None:
    """Make a package of these modules."""
    for place, source in sources.items():
        path = package / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, "utf-8")
