"""Help lines: the right numbers for a place, an honest mark on old ones, and the card they stand on."""

from datetime import date

import pytest

from mindtui.content.help_lines import (
    HelpLine,
    countries,
    country_of,
    guess_country,
    help_card,
    lines_for,
    needs_check,
)

TODAY = date(2026, 11, 23)

# country, kind, number, verified on
ROWS = [
    ("US", "crisis", "988, call or text", "2025-06"),
    ("US", "emergency", "911", "2022-07-07"),
    ("CA", "crisis", "988, call or text", "2025-06"),
    ("CA", "emergency", "911", None),
    ("GB", "crisis", "116 123", "2021-07-16"),
    ("GB", "emergency", "999 or 112", None),
    ("IE", "crisis", "116 123", "2019-04-01"),
    ("IE", "emergency", "112 or 999", None),
    ("AU", "crisis", "13 11 14; text 0477 13 11 14", "2024-06-12"),
    ("AU", "emergency", "000", None),
    ("NZ", "crisis", "1737, call or text", "2025-12-22"),
    ("NZ", "crisis", "0800 543 354; text 4357", "2025-12-22"),
    ("NZ", "emergency", "111", None),
    ("DE", "crisis", "0800 111 0 111 or 0800 111 0 222", "2022-09"),
    ("DE", "emergency", "112", None),
    ("ES", "crisis", "024", "2022-05-10"),
    ("ES", "emergency", "112", None),
    ("NL", "crisis", "113 or 0800-0113", "2025-10-03"),
    ("NL", "emergency", "112", "2025-10-03"),
    ("FR", "crisis", "3114", "2022-09-10"),
    ("FR", "emergency", "112 or 15", None),
    ("IN", "crisis", "14416 or 1-800-891-4416", "2025-04-04"),
    ("IN", "emergency", "112", "2025-12-13"),
    ("ZA", "crisis", "0800 567 567", None),
    ("ZA", "emergency", "10111, or 112 from a mobile", None),
    ("EU", "emergency", "112", None),
]


@pytest.mark.parametrize(("country", "kind", "number", "verified_on"), ROWS)
def test_a_country_has_its_lines(country: str, kind: str, number: str, verified_on: str | None) -> None:
    found = [line for line in lines_for(country) if line.number == number and line.kind == kind]
    assert [(line.country, line.verified_on, line.hours) for line in found] == [
        (country, verified_on, "24/7")
    ]


def test_there_are_no_other_lines_than_those() -> None:
    shipped = [line for country in countries() for line in lines_for(country) if line.country == country]
    assert [(line.country, line.kind, line.number, line.verified_on) for line in shipped] == ROWS


@pytest.mark.parametrize("country", [None, "", "JP", "*", "nowhere"])
def test_without_lines_of_its_own_a_place_gets_the_directory(country: str | None) -> None:
    [directory] = lines_for(country)
    assert (directory.kind, directory.url) == ("directory", "https://findahelpline.com")


def test_every_country_ends_with_the_directory() -> None:
    assert all(lines_for(country)[-1].kind == "directory" for country in countries())


def test_a_member_of_the_union_without_lines_gets_its_emergency_number() -> None:
    assert [line.number for line in lines_for("AT")] == ["112", ""]


def test_a_country_may_be_typed_as_people_type_it() -> None:
    assert lines_for(" nl ") == lines_for("NL")
    assert lines_for("uk") == lines_for("GB")


@pytest.mark.parametrize(
    ("verified_on", "today", "expected"),
    [
        (None, TODAY, True),
        ("2024-11-23", TODAY, False),
        ("2024-11-22", TODAY, True),
        ("2024-11", date(2026, 11, 1), False),
        ("2024-11", date(2026, 11, 2), True),
        ("2024-02-29", date(2026, 2, 28), False),
        ("2024-02-29", date(2026, 3, 1), True),
        ("2026-11-23", TODAY, False),
    ],
)
def test_a_number_is_to_be_checked_after_24_months(
    verified_on: str | None, today: date, expected: bool
) -> None:
    assert needs_check(HelpLine("US", "crisis", "Line", "988", verified_on=verified_on), today) is expected


@pytest.mark.parametrize(
    ("locale_name", "country"),
    [
        ("en_US.UTF-8", "US"),
        ("nl_NL", "NL"),
        ("de_AT@euro", "AT"),
        ("en-GB", "GB"),
        ("en_gb.utf8", "GB"),
        ("zh_Hans_CN", "CN"),
        ("C", None),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("", None),
        (None, None),
        ("nl", None),
        ("es_419", None),
        ("../../etc", None),
    ],
)
def test_the_country_is_guessed_from_the_locale(locale_name: str | None, country: str | None) -> None:
    assert guess_country(locale_name) == country


def test_the_strongest_locale_setting_that_names_a_country_counts() -> None:
    assert country_of({"LC_ALL": "C", "LC_MESSAGES": "de_AT.UTF-8", "LANG": "en_US.UTF-8"}) == "AT"
    assert country_of({"LANG": "POSIX"}) is None


def test_the_card_names_lines_with_their_month_or_a_mark() -> None:
    card = help_card("NZ", guessed=False, today=TODAY)
    assert card.heading == "Talk to someone (New Zealand):"
    first = "1737 Need to talk?: 1737, call or text · 24/7 · https://1737.org.nz · seen Dec 2025"
    assert str(card.lines[0]) == first
    assert str(card.lines[2]) == "Emergency services: 111 · 24/7 · check this number"
    assert str(card.lines[3]) == "Anywhere: findahelpline.com · check this address"


def test_every_line_to_be_checked_says_so() -> None:
    for country in countries():
        card = help_card(country, guessed=False, today=TODAY)
        for line, shown in zip(lines_for(country), card.lines, strict=True):
            assert ("check this" in shown.aside) == needs_check(line, TODAY)
            assert ("seen " in shown.aside) != needs_check(line, TODAY)


def test_what_the_marks_mean_is_said_once() -> None:
    text = help_card("US", guessed=False, today=TODAY).as_text()
    assert text.count("A month says when one was last seen on a public page") == 1


def test_the_card_says_that_a_country_is_a_guess() -> None:
    assert "guessed" in help_card("NL", guessed=True, today=TODAY).heading
    assert "guessed" not in help_card("NL", guessed=False, today=TODAY).heading


@pytest.mark.parametrize(
    ("country", "guessed", "says_how"),
    [("US", True, True), ("US", False, False), (None, True, True), ("JP", False, True)],
)
def test_a_country_that_is_not_chosen_can_be(country: str | None, guessed: bool, says_how: bool) -> None:
    text = help_card(country, guessed=guessed, today=TODAY).as_text()
    assert ("settings (key ,)" in text) == says_how
    assert ("mindtui config set country" in text) == says_how


def test_the_card_for_an_unknown_place_names_the_local_number_and_the_directory() -> None:
    text = help_card(None, guessed=False, today=TODAY).as_text()
    assert "call your local emergency number now" in text
    assert "findahelpline.com" in text
    assert "JP" in help_card("JP", guessed=True, today=TODAY).heading


def test_the_card_holds_the_agreed_words_and_the_persons_own_people() -> None:
    text = help_card("NL", guessed=False, today=TODAY, people=["Ines, 555 0100"]).as_text()
    assert text.startswith(
        "If you might act on thoughts of ending your life or hurting yourself, "
        "call your emergency number now or go to the nearest emergency department."
    )
    assert "You do not have to be certain, and you do not need the right words." in text
    assert "People you chose:\n  Ines, 555 0100" in text
    assert text.endswith(
        "This app is a notebook. Nobody is told what you type here, and it cannot tell how safe you are."
    )


def test_a_note_on_a_line_is_shown() -> None:
    assert "public pages give several numbers" in help_card("ZA", guessed=False, today=TODAY).as_text()
