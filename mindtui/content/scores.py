"""What is published about the questionnaires whose totals can be kept: ranges, bands, cut-offs."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import msgspec

from mindtui.domain.score import Score
from mindtui.errors import UsageError


class Band(msgspec.Struct, frozen=True):
    """A stretch of totals with a name; it reaches to where the next one starts."""

    name: str
    starts: float


class Form(msgspec.Struct, frozen=True):
    """What a total can be and what is published about it; `source` says where.

    `reliable` is the change that is more than its wobble; None where there is none, as with `cutoff`.
    `period_days` is how many days back it asks about.
    """

    id: str
    name: str
    low: float
    high: float
    higher_is: Literal["worse", "better"] = "worse"
    bands: tuple[Band, ...] = ()
    cutoff: float | None = None
    reliable: float | None = None
    source: str = ""
    period_days: int = 1

    def band(self, total: float) -> str | None:
        """The name of the band that a total lies in."""
        return next((band.name for band in reversed(self.bands) if band.starts <= total), None)


class _File(msgspec.Struct, frozen=True):
    form: tuple[Form, ...]


def must_be_possible(score: Score) -> None:
    """Raise UsageError for a total that a built-in form cannot have; of other forms nothing is known."""
    form = shipped_forms().get(score.form)
    if form is not None and (score.total % 1 or not form.low <= score.total <= form.high):
        raise UsageError(f"A total of {form.name} is a whole number from {form.low:g} to {form.high:g}.")


def shipped_forms() -> Mapping[str, Form]:
    """The built-in forms by their ids."""
    stored = Path(__file__).with_name("scores.toml").read_bytes()
    forms = msgspec.toml.decode(stored, type=_File).form
    return MappingProxyType({form.id: form for form in forms})
