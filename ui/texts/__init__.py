"""Every word on the screen, in both languages; the pages hold none of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from hall.errors import Lang

LANGUAGES: tuple[Lang, ...] = ("zh", "en")
_ROOT = Path(__file__).parent


@cache
def catalogue(lang: Lang) -> Mapping[str, str]:
    """Return every text of ``lang`` by its key ``file.name`` or ``file.group.name``."""
    texts: dict[str, str] = {}
    for path in sorted((_ROOT / lang).glob("*.yaml")):
        _flatten(path.stem, yaml.safe_load(path.read_text("utf-8")), texts)
    return texts


def _flatten(prefix: str, node: object, into: dict[str, str]) -> None:
    if isinstance(node, dict):
        for name, child in node.items():
            _flatten(f"{prefix}.{name}", child, into)
    else:
        into[prefix] = str(node)


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language; call it with a key and the values to fill in."""

    lang: Lang

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of ``key`` with ``values`` filled in.

        Raises:
            KeyError: No such key; the page is wrong, not the user.
        """
        return catalogue(self.lang)[key].format(**values)

    def code(self, group: str, code: str) -> str:
        """Return the name of a ``code`` of the product; an unknown one as it is.

        A hall may use policies with codes of their own, so unknown is not an error.
        """
        return catalogue(self.lang).get(f"codes.{group}.{code}", code)

    def list(self, parts: list[str]) -> str:
        """Join ``parts`` as the language lists things."""
        return ("、" if self.lang == "zh" else ", ").join(parts)
