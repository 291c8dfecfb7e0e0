"""The page about all systems is made from the policies, and up to date."""

import runpy
from pathlib import Path

from scoring.library import load_library

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_up_to_date() -> None:
    made = runpy.run_path(str(DOCS / "make_policies.py"))["page"]()

    page = (DOCS / "policies.md").read_text(encoding="utf-8")
    assert page == made, "run: python docs/make_policies.py"


def test_the_page_has_every_system_clause_and_price() -> None:
    page = runpy.run_path(str(DOCS / "make_policies.py"))["page"]()

    for policy in load_library().values():
        assert f'<a id="{policy.id}"></a>' in page
        for clause in policy.clauses:
            assert clause.quote.replace("|", "\\|") in page
    (absence,) = [line for line in page.splitlines() if "`absent_from_post` |" in line]
    assert "−10罚100" in absence
    assert "−空白" in absence
