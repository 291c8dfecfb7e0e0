"""`hallrota duties`: drawn, said and repeated."""

import json
from pathlib import Path

from tests.cli.conftest import DATA, Command

MONTH = "2026-06"


def test_duties_are_one_json_document_that_repeats(hallrota: Command) -> None:
    ask = ("duties", DATA / "demo", "--month", MONTH, "--json", "--seed")

    first, again, other = (hallrota(*ask, seed) for seed in (1, 1, 2))

    told = json.loads(first.out)
    assert (told["month"], told["seed"]) == (MONTH, 1)
    kinds = [duty["kind"] for duty in told["duties"]]
    assert kinds == ["head", "head", "day", "day"]
    assert first.out == again.out
    assert json.loads(other.out)["duties"] != told["duties"]


def test_every_kind_of_duty_has_words(hallrota: Command, book: Path) -> None:
    rules = book / "hall.yaml"
    text = rules.read_text("utf-8")
    more = "  - {id: weifang-callback}\n  - {id: ningxia-county-window}\n"
    rules.write_text(text.replace("policies:\n", "policies:\n" + more), "utf-8")

    for lang, words in (("zh", ("回访 20 个", "巡查")), ("en", ("20 calls", "round"))):
        said = hallrota("duties", book, "--month", MONTH, "--lang", lang)
        assert said.code == 0
        assert all(word in said.out for word in words)


def test_no_policy_no_duties(hallrota: Command, book: Path) -> None:
    rules = book / "hall.yaml"
    text = rules.read_text("utf-8").replace("  - {id: huzhou-window}\n", "")
    rules.write_text(text, "utf-8")

    said = hallrota("duties", book, "--month", MONTH, "--lang", "en")

    assert "no policy in force asks" in said.out
