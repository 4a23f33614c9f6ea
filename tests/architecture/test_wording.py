"""The wording rules hold for every sentence in the code that a person can get to see."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "mindtui"
SPEAKING = (
    "ui",
    "cli",
    "charts",
    "exchange",
    "insights/sentences",
    "insights/cards",
    "content",
    "domain",
    "storage",
    "settings.py",
)
"""What puts words before a person: screens, commands, charts, sentences, and errors from below."""

FIXED = (
    "MindTUI is not a medical device and does not diagnose or treat.",
    "They are not cortisol levels.",
    "CANCELLED",
)
"""Sentences that name what the program is not, agreed on word for word; and a word of RFC 5545."""

RULES = {
    "a word that is not ours to say": re.compile(
        r"\b(?:diagnos\w*|rewir\w*|cure[sd]?|cortisol (?:level|curve)s?|symptom-free|streaks?|failures?"
        r"|committed suicide|distorted|irrational|caus(?:es|ed|ing))\b",
        re.IGNORECASE,
    ),
    "an exclamation mark": re.compile(r"[^\W\d_]['’”\")]*!+(?=\s|$)"),
    "British spelling": re.compile(
        r"\b\w*(?:colour|favour|neighbour|behaviour|honour|labour|catalogue|travelled|cancelled|labelled"
        r"|modelled|analyse|organis|realis|recognis|summaris|apologis|minimis|maximis|practis)\w*\b"
        r"|\b(?:grey|centre[ds]?|whilst|licence|fulfil|judgement)\b",
        re.IGNORECASE,
    ),
}


OWN_DATA = ("insights/sentences", "insights/cards", "charts", "ui/insight_sheet.py", "ui/screens/insights.py")
"""What speaks of a person's own figures, where two things may go together and no more."""

MORE_THAN_A_LINK = re.compile(
    r"\b(?:causes?|because of|due to|thanks to|leads? to|led to|effects?|effective\w*|works?|proves?|proof"
    r"|helps|improves|stable|no change|no link|no trend|no difference)\b",
    re.IGNORECASE,
)

NOTES = ("README.md", "CHANGELOG.md")
"""Pages for people beside the package; they also say what the program is not, and how it was tried out."""


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of every string that may be shown; “…” stands for what is filled in.

    Docstrings and style sheets are not shown; the docstring of a command is its help.
    """
    yield from _strings(ast.parse(source))


def _strings(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    elif isinstance(node, ast.JoinedStr):
        yield (
            node.lineno,
            "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values),
        )
    elif not (_is_bare_string(node) or _is_style_sheet(node)):
        if isinstance(node, ast.FunctionDef) and any(
            "command" in d or "group" in d for d in _decorators(node)
        ):
            yield node.lineno, ast.get_docstring(node) or ""
        for child in ast.iter_child_nodes(node):
            yield from _strings(child)
    if isinstance(node, ast.JoinedStr):
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from _strings(part.value)


def _is_bare_string(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_style_sheet(node: ast.AST) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else []
    return any(isinstance(target, ast.Name) and target.id.endswith("CSS") for target in targets)


def _decorators(function: ast.FunctionDef) -> list[str]:
    return [ast.unparse(decorator) for decorator in function.decorator_list]


def offenses(source: str) -> list[str]:
    """Every sentence that breaks a rule, with its line and the rule."""
    found = []
    for line, text in sentences(source):
        for fixed in FIXED:
            text = text.replace(fixed, "")
        found += [f"{line}: {rule}: {text!r}" for rule, pattern in RULES.items() if pattern.search(text)]
    return found


def below(names: tuple[str, ...]) -> list[Path]:
    places = [PACKAGE / name for name in names]
    return sorted(path for place in places for path in (place.rglob("*.py") if place.is_dir() else [place]))


@pytest.mark.parametrize("path", below(SPEAKING), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_sentence_breaks_a_rule(path: Path) -> None:
    assert offenses(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", below(OWN_DATA), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_of_own_figures_no_sentence_says_more_than_that_they_go_together(path: Path) -> None:
    said = [text for _, text in sentences(path.read_text("utf-8"))]
    assert [text for text in said if MORE_THAN_A_LINK.search(text)] == []


@pytest.mark.parametrize("name", NOTES)
def test_no_page_for_people_says_a_word_that_is_not_ours(name: str) -> None:
    page = " ".join((PACKAGE.parent / name).read_text("utf-8").split())
    for fixed in ("does not diagnose or treat", "not cortisol levels", "habits in streaks"):
        page = page.replace(fixed, "")
    assert RULES["a word that is not ours to say"].findall(page) == []


def test_the_fixed_sentences_are_said() -> None:
    said = " ".join(
        " ".join(text.split()) for path in below(SPEAKING) for _, text in sentences(path.read_text())
    )
    assert [fixed for fixed in FIXED if fixed not in said] == []


@pytest.mark.parametrize(
    "source",
    [
        'say("Well done!")',
        'say(f"Your {n} day streak")',
        'say("A " "diagnosis")',
        "say(f\"{n} days {unit if n else 'without failure'}\")",
        'HELP = {"a": ("Choose a colour.",)}',
        '@click.command("x")\ndef x():\n    """See your cortisol level."""',
        'class A:\n    HELP = "Be symptom-free."',
        'say("You are “cured!” now")',
        'say(f"{tag} causes stress")',
        'say("No diagnosis. MindTUI is not a medical device and does not diagnose or treat.")',
    ],
)
def test_a_broken_rule_is_found(source: str) -> None:
    assert offenses(source)


@pytest.mark.parametrize(
    "source",
    [
        'say("Press ! for the help card")',
        'say("one key away from everywhere:  !  ")',
        'def x():\n    """A failure of the disk."""',
        'class A:\n    DEFAULT_CSS = "A { color: grey !important; }"',
        'x = 1\n"""After a failure."""',
        'say("MindTUI is not a medical device and does not diagnose or treat.")',
        'say("a secure line, procured")',
    ],
)
def test_what_breaks_no_rule_is_not(source: str) -> None:
    assert offenses(source) == []
