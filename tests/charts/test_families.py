from mindtui.charts.families import FAMILIES
from mindtui.charts.gallery import CHARTS


def test_every_chart_is_offered_once() -> None:
    offered = [name for family in FAMILIES for name in family.charts]
    assert sorted(offered) == sorted(CHARTS)
    assert len({family.name for family in FAMILIES}) == len(FAMILIES)
