"""What others call of the numbers: where each function is, how it is called, and what comes back."""

import ast
import dataclasses
import inspect
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import mindtui.insights

FUNCTIONS = {
    "base": "stable_seed(*parts); t975(df)",
    "series": """daily_means(days, values); calendar_fill(days, values, *, start=None, end=None);
        gaps(days, *, minimum=7); coverage(days, *, start, end); ewma(days, values, *, tau=7.0);
        rolling_median(days, values, *, window=7, minimum=4);
        loess(x, y, *, span=0.6666666666666666, robust=3);
        lag1(days, values)""",
    "trend": """mann_kendall(values); theil_sen(days, values, *, var_s=None, confidence=0.95);
        ar1_factor(n, r); trend_test(days, values); trend_insight(days, values, *, start, end, minimum=28)""",
    "links": """week_shuffle(days, outcome, exposure, *, shuffles=1999, seed=None);
        stratified_difference(days, outcome, exposure, *, weekend=(5, 6));
        week_bootstrap(days, outcome, exposure, *, draws=999, seed=None, weekend=(5, 6));
        sign_flip(differences, *, exact_up_to=14, flips=4999, seed=None); mean_interval(values);
        benjamini_hochberg(p_values); paired_insight(before, after, *, minimum=8);
        weekend_insight(days, values, *, weekend=(5, 6), minimum=8);
        level_matched(before, after, used, *, minimum=8, draws=1999, seed=None);
        next_day(days, values, *, by=1);
        assess_links(days, outcome, exposures, *, weekend=(5, 6), min_weeks=6, min_logged=28, min_side=5,
            alpha=0.05, q_level=0.1)""",
    "stress_day": """auc_g(times, values); auc_i(times, values); mean_load(times, values);
        max_rise(times, values); slope(times, values); fit_slope(times, values);
        awakening_rise(wake, after_30); stress_day(times, values, slots, *, wake_hour=None);
        average_days(days, *, min_load=3, min_auc=5, min_rise=10, min_slope=10)""",
    "variability": """consecutive_pairs(days, values); mssd(days, values); rmssd(days, values);
        inertia(days, values, *, corrected=False); usual_range(values, *, low=0.1, high=0.9);
        edge_share(values, *, low=0, high=10);
        variability_insight(days, values, *, min_days=28, min_pairs=20)""",
    "change": """reliable_change(before, after, *, sd, reliability, z=1.96);
        cutoff_c(mean_clinical, sd_clinical, mean_general, sd_general);
        score_change(before, after, *, threshold=None, higher_is='worse');
        cusum(values, *, target, slack, limit); drift_baseline(days, values, *, minimum=56);
        drift(baseline, days, values, *, k=0.5, h=8.0, hold=28, minimum=7)""",
    "calibration": """calibrate(predicted, actual); calibration_insight(predicted, actual, *, minimum=8);
        shrunken_means(ratings, *, weight=3.0)""",
    "trial": """allocate(start_day, pairs, *, seed);
        trial_test(allocation, days, values, *, flips=4999, seed=None);
        adherence(allocation, done_days, *, until=None);
        trial_insight(allocation, days, values, *, today, minimum=10)""",
}
"""By module, each with its parameters and what they are unless told otherwise."""

RESULTS = {
    "series": "DailySeries days means counts lows highs; Gap after before missing; "
    "Coverage logged total longest_gap",
    "trend": "MannKendall status n s var_s z p tau_b; TheilSen status n slope intercept low high; "
    "TrendTest status n pairs s var_s r1 r1_corrected factor z p slope low high; "
    "TrendInsight verdict more logged total per_week low high p",
    "links": "WeekShuffle status weeks n_with n_without stat count orders exact p; "
    "Difference status n_with n_without difference; Interval status estimate se low high weeks draws; "
    "SignFlip status n mean count flips exact p; PairedInsight verdict more n mean low high p; "
    "LevelMatched verdict more unit n_used n_other difference p; "
    "LinkInsight name verdict more unit weeks n_with n_without difference low high p q",
    "stress_day": "StressDay status n span largest_gap auc_g auc_i mean_load max_rise awakening_rise slope "
    "peak_slope fit_slope missing; "
    "StressAverage status days mean_load auc_g auc_i awakening_rise slope n_load n_auc n_rise n_slope",
    "variability": "UsualRange status n median low high; "
    "VariabilityInsight status more unit n pairs mean sd low high rmssd inertia",
    "change": "ReliableChange sem s_diff threshold change rc reliable; "
    "ScoreChange change reliable direction; "
    "Cusum status n high low alarm; Baseline status n more first last mean sd r1 scale; "
    "Drift status n more high low notices; Notice day since direction",
    "calibration": "Calibration status n bias mae low high p; "
    "CalibrationInsight verdict more n bias mae low high p; Payoff key n mean shrunken",
    "trial": "TrialDay day pair arm; TrialTest status pairs planned difference low high count flips exact p; "
    "Adherence do_done do_days skip_done skip_days; "
    "TrialInsight verdict more pairs planned difference low high p",
}
"""By module, each with its fields in order."""


@pytest.mark.parametrize("module", FUNCTIONS)
def test_a_function_is_called_as_its_page_says(module: str) -> None:
    promised = [" ".join(call.split()) for call in FUNCTIONS[module].split(";")]
    assert [_call(module, call.partition("(")[0]) for call in promised] == promised


@pytest.mark.parametrize("module", RESULTS)
def test_a_result_is_a_frozen_dataclass_with_slots(module: str) -> None:
    for row in RESULTS[module].split(";"):
        name, *fields = row.split()
        result = getattr(_module(module), name)
        assert [field.name for field in dataclasses.fields(result)] == fields, name
        assert result.__slots__ == tuple(fields), name
        empty = result(*[None] * len(fields))
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(empty, fields[0], 1)


def test_a_number_needs_nothing_but_the_standard_library() -> None:
    asked, met = list(FUNCTIONS), set[str]()
    while asked:
        met.add(module := asked.pop())
        for name in _imports(module):
            room, _, own = name.partition("insights.")
            if room == "mindtui.":
                asked += {own} - met
            else:
                assert name.split(".")[0] in sys.stdlib_module_names, (module, name)
    assert {"weeks", "slopes", "pairs"} <= met


def test_the_room_hands_on_no_names() -> None:
    text = Path(str(mindtui.insights.__file__)).read_text(encoding="utf-8")
    assert [type(line) for line in ast.parse(text).body] == [ast.Expr]


def _module(name: str) -> Any:
    return import_module(f"mindtui.insights.{name}")


def _call(module: str, name: str) -> str:
    """A function with its parameters, without their types."""
    signature = inspect.signature(getattr(_module(module), name))
    untyped = [one.replace(annotation=one.empty) for one in signature.parameters.values()]
    return f"{name}{signature.replace(parameters=untyped, return_annotation=signature.empty)}"


def _imports(module: str) -> set[str]:
    text = Path(str(_module(module).__file__)).read_text(encoding="utf-8")
    names = set[str]()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            within = f"{node.module}." if node.module == "mindtui.insights" else ""
            names |= {f"{within}{alias.name}" if within else str(node.module) for alias in node.names}
    return names
