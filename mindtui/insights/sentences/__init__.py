"""Results in words: the sentences under the charts. Figures come in, one sentence goes out."""

from mindtui.insights.sentences.activation import approach, balance, percent, variety
from mindtui.insights.sentences.changes import FIRST_RISE, drift, score
from mindtui.insights.sentences.links import link, paired, skill, skill_plain, weekend
from mindtui.insights.sentences.over_time import level, no_line, no_trend, trend
from mindtui.insights.sentences.predictions import calibration, no_occasions, sides
from mindtui.insights.sentences.ranges import EDGES, MANY_AT_THE_EDGES, variability
from mindtui.insights.sentences.stress_days import (
    STRESS_DAY_FACT,
    stress_average,
    stress_day,
    stress_day_details,
)
from mindtui.insights.sentences.trials import trial, trial_adherence
from mindtui.insights.sentences.words import (
    MEASURE_WORDS,
    counted,
    coverage,
    date_words,
    invitation,
    listed,
    more_of,
    no_check_ins,
    not_enough,
    not_enough_rated,
    opening,
    points,
    signed,
)

__all__ = [
    "EDGES",
    "FIRST_RISE",
    "MANY_AT_THE_EDGES",
    "MEASURE_WORDS",
    "STRESS_DAY_FACT",
    "approach",
    "balance",
    "calibration",
    "counted",
    "coverage",
    "date_words",
    "drift",
    "invitation",
    "level",
    "link",
    "listed",
    "more_of",
    "no_check_ins",
    "no_line",
    "no_occasions",
    "no_trend",
    "not_enough",
    "not_enough_rated",
    "opening",
    "paired",
    "percent",
    "points",
    "score",
    "sides",
    "signed",
    "skill",
    "skill_plain",
    "stress_average",
    "stress_day",
    "stress_day_details",
    "trend",
    "trial",
    "trial_adherence",
    "variability",
    "variety",
    "weekend",
]
