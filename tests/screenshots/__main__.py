"""Paints the pictures in `screenshots/` from the demo journal: `make screenshots`."""

import asyncio

from tests.screenshots.charts import paint_charts
from tests.screenshots.places import paint_places
from tests.screenshots.stage import demo_journal


async def main() -> None:
    """All of them."""
    tables = demo_journal()
    await paint_places(tables)
    await paint_charts(tables)


if __name__ == "__main__":
    asyncio.run(main())
