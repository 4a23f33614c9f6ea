"""The reference values of vectors.json, from R, scipy, published examples and independent calculation.

A case names a function, its arguments by keyword, and what comes back: a number, a text, `null`, a list for a
tuple, or an object with those fields of the result that matter.
"""

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

DEFAULT_TOLERANCE = 1e-9
RELATIVE_TOLERANCE = 1e-9


def _cases() -> Iterator[Any]:
    groups = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))["groups"]
    for name, group in groups.items():
        for index, case in enumerate(group.get("cases", [])):
            yield pytest.param(case, id=f"{name}-{index}-{case['call']}")


def _module(name: str) -> Any:
    return import_module(f"mindtui.insights.{name}")


def _call(case: dict[str, Any]) -> Any:
    module, function = case["call"].split(".")
    call = getattr(_module(module), function)
    arguments = dict(case["args"])
    if case["call"] == "base.stable_seed":
        return call(*arguments["parts"])
    if case["call"] == "stress_day.average_days":
        arguments["days"] = [_module("stress_day").stress_day(**day) for day in arguments["days"]]
    if "allocation" in arguments:
        arguments["allocation"] = [_module("trial").TrialDay(*row) for row in arguments["allocation"]]
    if "baseline" in arguments:
        arguments["baseline"] = _module("change").drift_baseline(**arguments["baseline"])
    return call(**arguments)


def _assert_agrees(actual: Any, expected: Any, tolerances: dict[str, float], field: str = "*") -> None:
    if isinstance(expected, dict):
        for name, value in expected.items():
            _assert_agrees(getattr(actual, name), value, tolerances, name)
    elif isinstance(expected, list):
        assert isinstance(actual, tuple), field
        assert len(actual) == len(expected), field
        for one, other in zip(actual, expected, strict=True):
            _assert_agrees(one, other, tolerances, field)
    elif expected is None or isinstance(expected, bool | str):
        assert actual == expected, field
        assert type(actual) is type(expected), field
    else:
        tolerance = tolerances.get(field, tolerances.get("*", DEFAULT_TOLERANCE))
        assert isinstance(actual, int | float), field
        assert abs(actual - expected) <= tolerance + RELATIVE_TOLERANCE * abs(expected), field


@pytest.mark.parametrize("case", _cases())
def test_agrees_with_the_reference(case: dict[str, Any]) -> None:
    if "raises" in case:
        assert case["raises"] == "ValueError"
        with pytest.raises(ValueError, match=r".+"):
            _call(case)
    else:
        _assert_agrees(_call(case), case["expect"], case.get("tol", {}))
