"""What a check-in holds, as it is typed."""

import pytest

from mindtui.domain.check_in import Feeling
from mindtui.errors import UsageError


@pytest.mark.parametrize(
    ("text", "feeling"),
    [
        ("tense", Feeling("tense")),
        ("tense 60", Feeling("tense", 60)),
        ("tense=60", Feeling("tense", 60)),
        ("at ease 0", Feeling("at ease", 0)),
        ("at ease", Feeling("at ease")),
        ("24/7 tired", Feeling("24/7 tired")),
    ],
)
def test_a_number_after_a_feeling_is_its_strength(text: str, feeling: Feeling) -> None:
    assert Feeling.read(text) == feeling


def test_a_number_alone_is_no_feeling() -> None:
    with pytest.raises(UsageError, match="“3” is a number"):
        Feeling.read("3")
