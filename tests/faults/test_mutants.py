"""The list of things that are broken on purpose; whether each is noticed takes `make faults`."""

import pytest

from tests.faults.mutants import MUTANTS, ROOT, Mutant


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_what_is_to_be_broken_is_there(mutant: Mutant) -> None:
    text = (ROOT / "mindtui" / "storage" / mutant.file).read_text("utf-8")
    broken = mutant.broken(text)
    assert broken != text
    compile(broken, mutant.file, "exec")
