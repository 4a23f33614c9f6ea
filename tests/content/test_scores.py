"""The forms that ship: numbers that go together."""

from itertools import pairwise

from mindtui.content.scores import shipped_forms


def test_every_form_has_bands_from_its_lowest_total_upward_and_a_source() -> None:
    forms = shipped_forms()
    assert list(forms) == ["phq-9", "phq-8", "gad-7", "phq-4", "who-5", "pss-10", "k10"]
    for form in forms.values():
        starts = [band.starts for band in form.bands]
        assert starts[0] == form.low
        assert all(one < two <= form.high for one, two in pairwise(starts))
        assert form.cutoff is None or form.low < form.cutoff < form.high
        assert form.reliable is None or 0 < form.reliable < form.high - form.low
        assert form.source
        assert form.period_days in {14, 28, 30}


def test_a_total_lies_in_the_band_that_starts_last_before_it() -> None:
    forms = shipped_forms()
    assert [forms["phq-9"].band(total) for total in (0, 4, 5, 27)] == ["minimal", "minimal", "mild", "severe"]
    assert forms["who-5"].band(50) == "low"
    assert forms["k10"].band(9) is None
