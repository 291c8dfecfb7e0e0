"""Our own words where something breaks, on a page and in everything that runs apart.

Dialogs and fragments run without the page around them, so each needs the guard anew.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from hall.errors import HallrotaError
from ui.markup import banner, show
from ui.texts import Texts

_log = logging.getLogger("hallrota.ui")
_NUMBER_LENGTH = 8


@contextmanager
def guarded(say: Texts) -> Iterator[None]:
    """Tell the user what is wrong; what is our fault gets a number, also in the log."""
    try:
        yield
    except HallrotaError as error:
        show(banner("bad", *error.lines(say.lang)))
    except Exception:
        number = uuid4().hex[:_NUMBER_LENGTH]
        _log.exception("error %s", number)
        show(
            banner("bad", say("shell.error.title"), say("shell.error.body", id=number))
        )
