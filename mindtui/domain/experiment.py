"""A behavioral experiment: what a thought predicts, put to the test by a plan."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Literal

from mindtui.domain.record import Record
from mindtui.domain.scale import Percent
from mindtui.domain.text import one_line
from mindtui.errors import UsageError

State = Literal["open", "done", "dropped"]
CameTrue = Literal["yes", "partly", "no"]

CAME_TRUE: dict[CameTrue, str] = {
    "yes": "came true",
    "partly": "came true in part",
    "no": "did not come true",
}


class Experiment(Record, frozen=True, kw_only=True):
    """A prediction with the belief in it, 0–100, a test that is a plan, and what came of it."""

    table: ClassVar[str] = "experiments"
    words: ClassVar[str] = "experiment"

    thought_record_id: str | None = None
    prediction: str
    belief_before: Percent | None = None
    test: str = ""
    plan_id: str | None = None
    by_day: date | None = None
    outcome: str = ""
    came_true: CameTrue | None = None
    belief_after: Percent | None = None
    state: State = "open"

    def title(self) -> str:
        """The prediction."""
        return one_line(self.prediction)

    def texts(self) -> Iterable[str]:
        """Prediction, test and outcome."""
        return (self.prediction, self.test, self.outcome)

    def so_far(self) -> str:
        """“open”, “dropped”, “did not come true”: how it stands."""
        return self.state if self.came_true is None else CAME_TRUE[self.came_true]

    def check(self) -> None:
        """It predicts something; what came of it goes with the end."""
        if not self.prediction.strip():
            raise UsageError(
                "An experiment needs a prediction.", "For example: nobody will talk to me at lunch."
            )
        if self.state != "done" and (self.came_true is not None or self.belief_after is not None):
            raise UsageError("What came of an experiment belongs to one that is done.", "Say state=done too.")

    def is_due(self, today: date) -> bool:
        """Whether its day is past and nobody has said what came of it."""
        return self.state == "open" and self.by_day is not None and self.by_day < today
