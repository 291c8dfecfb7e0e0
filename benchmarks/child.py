"""The child process of one measurement: arguments in, one answer out, both pickled.

What people can mend comes back as text; anything else is a bug and ends with a
traceback.
"""

import os
import pickle
import sys
from importlib import import_module

from benchmarks.measure import Trouble
from hall.errors import HallrotaError


def main() -> None:
    """Call the function that the command line names."""
    module, _, function = sys.argv[1].partition(":")
    given = pickle.load(sys.stdin.buffer)
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # native code may print, too
        try:
            found = getattr(import_module(module), function)(*given)
        except HallrotaError as error:
            found = "; ".join(error.lines("en"))
        except Trouble as trouble:
            found = str(trouble)
        pickle.dump(found, out)


if __name__ == "__main__":
    main()
