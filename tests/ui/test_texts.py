"""Both languages are complete, and the pages hold no words of their own."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from hall.errors import Lang
from planner.rules import RULES
from ui.texts import LANGUAGES, Texts, catalogue

ROOT = Path(__file__).parents[2]
SOURCES = [ROOT / "app.py", *sorted((ROOT / "ui").rglob("*.py"))]
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
KEY = re.compile(r"[a-z]+(\.\w+)+")
DRAWERS = {
    "button", "caption", "dialog", "error", "expander", "form_submit_button", "header",
    "info", "markdown", "metric", "page_link", "popover", "segmented_control",
    "selectbox", "spinner", "subheader", "success", "tabs", "text", "title", "toast",
    "toggle", "warning", "write", "date_input", "banner", "panel", "pill", "row",
}  # fmt: skip


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def literals(path: Path) -> list[ast.Constant]:
    """Return the string constants of a module, docstrings left out."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docs
    ]


def test_both_languages_have_the_same_keys() -> None:
    chinese, english = (set(catalogue(lang)) for lang in LANGUAGES)

    assert len(chinese) > 100
    assert chinese == english


def test_both_languages_fill_in_the_same_values() -> None:
    chinese, english = (catalogue(lang) for lang in LANGUAGES)

    assert {k: holes(v) for k, v in chinese.items()} == {
        k: holes(v) for k, v in english.items()
    }


def test_english_holds_no_chinese_but_the_official_word_for_a_forecast() -> None:
    english = catalogue("en")

    found = {key for key, text in english.items() if CHINESE.search(text)}

    assert found <= {"terminal.plan.forecast"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_source_holds_chinese(path: Path) -> None:
    allowed = {"、"}  # how Chinese lists things

    found = [node.value for node in literals(path) if CHINESE.search(str(node.value))]

    assert set(map(str, found)) <= allowed


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_visible_is_a_literal(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found = [
        argument.value
        for call in calls
        if _name(call.func) in DRAWERS
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    tones = {"good", "bad", "warn", "info", "stand", "quiet", ""}

    assert set(found) <= tones


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def test_every_key_that_a_source_names_exists() -> None:
    known = set(catalogue("zh"))
    spaces = {key.split(".")[0] for key in known}
    named = {
        str(node.value)
        for path in SOURCES
        for node in literals(path)
        if KEY.fullmatch(str(node.value)) and str(node.value).split(".")[0] in spaces
    }

    assert len(named) > 50
    assert named <= known


def test_every_text_is_used_somewhere() -> None:
    sources = [*SOURCES, *(ROOT / "terminal").glob("*.py")]
    source = "\n".join(path.read_text("utf-8") for path in sources)
    prefixes = set(re.findall(r'f"([a-z_.]+)\.\{', source))
    prefixes |= {f"codes.{g}" for g in re.findall(r'\.code\(\s*"(\w+)"', source)}

    unused = [
        key
        for key in catalogue("zh")
        if not key.startswith("terminal.")  # the command line's own
        and f'"{key}"' not in source
        and key.rpartition(".")[0] not in prefixes
    ]

    assert unused == []


def test_an_unknown_code_is_said_as_it_is() -> None:
    assert Texts("zh").code("award", "golden_chair") == "golden_chair"
    assert Texts("zh").code("award", "monthly_excellent") == "月度“优秀”"


def test_a_key_that_nobody_wrote_is_an_error_of_the_page() -> None:
    with pytest.raises(KeyError):
        Texts("en")("today.no_such_text")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_of_the_planner_has_a_name(lang: Lang) -> None:
    assert [
        each for each in RULES if f"terminal.rule.{each}" not in catalogue(lang)
    ] == []
