"""What one check of the doctor found."""

from typing import Literal

from msgspec import Struct

State = Literal["ok", "attention", "broken"]

FIX = "mindtui doctor --fix"


class Finding(Struct, frozen=True):
    """What one check found. `mend` says what to do about it, `about` names each thing that it is about."""

    check: str
    state: State
    says: str
    mend: str = ""
    about: tuple[str, ...] = ()
