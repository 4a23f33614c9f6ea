"""What is worked out for cards and words."""

import pytest

from mindtui.insights.cards.jobs import AnyJob, CalibrationJob, PairsJob, WeekendJob
from mindtui.insights.cards.trend_job import TrendJob


@pytest.mark.parametrize(
    ("few", "many"),
    [
        (TrendJob((1,) * 365, (4.0,) * 365, 1, 365), TrendJob((1,) * 3650, (4.0,) * 3650, 1, 3650)),
        (WeekendJob((1,) * 365, (4.0,) * 365), WeekendJob((1,) * 730, (4.0,) * 730)),
        (PairsJob((5,) * 50, (4,) * 50), PairsJob((5,) * 90, (4,) * 90)),
        (CalibrationJob((5,) * 50, (4,) * 50), CalibrationJob((5,) * 90, (4,) * 90)),
    ],
)
def test_a_job_of_many_values_is_known_to_be_long(few: AnyJob, many: AnyJob) -> None:
    assert (few.is_long, many.is_long) == (False, True)
