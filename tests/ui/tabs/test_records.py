"""The Records tab of the Thoughts place."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from mindtui.content.worked_example import worked_example
from mindtui.domain.thought import ThoughtRecord
from tests.support.app import NOW, open_notebook

EXAMPLE = replace(worked_example(NOW), id="example")
DRAFT = ThoughtRecord(
    id="draft", at=NOW - timedelta(hours=2), thought="They [/b] laughed at me", step=3, quick=True
)


async def test_no_record_yet_names_the_key(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("3")
        await notebook.sees("No thought record yet. t begins one")
        assert notebook.place == "thoughts"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_records_show_belief_and_feeling_before_and_after(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with open_notebook(tmp_path, records=[EXAMPLE, DRAFT], size=size) as notebook:
        await notebook.press("3")
        await notebook.sees(
            "▸ They [/b] laughed at me", "draft, step 3 of 7", "I am a failure.", "belief 85 → 50 sad 80 → 55"
        )


async def test_a_record_stands_in_the_journal_too_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[EXAMPLE]) as notebook:
        await notebook.press("7")
        await notebook.sees("20:30 thought: I am a failure. belief 85 → 50 sad 80 → 55")
        await notebook.press("delete")
        await notebook.hears("Deleted: I am a failure.")
        await notebook.press("u")
        await notebook.hears("Back again: thought record, “I am a failure.”")
