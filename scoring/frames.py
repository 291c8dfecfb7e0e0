"""Facts from a data frame, as an import gives them: columns in, columns out."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import numpy as np
import pandas as pd

from scoring.columns import Coded, Ints, narrow
from scoring.fact_table import KEYS, FactTable

_OWN = ("id", "type", "subject", "date")
_EPOCH = dt.date(1970, 1, 1).toordinal()


def table_of(frame: pd.DataFrame) -> FactTable:
    """Return the facts of a frame, one a row.

    Columns are called like the keys of a fact (``type``, ``subject`` and ``date`` must
    be there), all others are attributes. Missing cells say nothing. A categorical
    column is taken as it is; others are coded first, which takes longer.

    Raises:
        KeyError: One of the three columns is missing.
        ValueError: A cell of the three is empty, or a date cannot be read.
    """
    coded = dict(_columns(frame))
    for name in ("type", "subject"):
        if (coded[name].codes < 0).any():
            raise ValueError(f"a fact without {name}")
    ids = frame["id"].to_numpy() if "id" in frame else np.arange(1, 1 + len(frame))
    return FactTable(
        ids=ids,
        type=coded.pop("type"),
        subject=coded.pop("subject"),
        day=_days(frame["date"]),
        more={name: coded.pop(name) for name in KEYS if name in coded},
        attributes=coded,
    ).in_order()


def _columns(frame: pd.DataFrame) -> Iterator[tuple[str, Coded]]:
    for name in frame.columns:
        if name not in _OWN or name in ("type", "subject"):
            column = _coded(frame[name])
            if column.values:
                yield str(name), column


def _coded(series: "pd.Series[str]") -> Coded:
    if isinstance(series.dtype, pd.CategoricalDtype):
        codes, things = series.cat.codes.to_numpy(), series.cat.categories
    else:
        codes, things = pd.factorize(series, use_na_sentinel=True)
    return Coded(narrow(codes), [_plain(each) for each in things.tolist()])


def _plain(thing: object) -> object:
    """Return a cell as a fact holds it: numbers are decimals."""
    if isinstance(thing, float):
        return Decimal(repr(thing))
    return Decimal(thing) if type(thing) is int else thing


def _days(dates: "pd.Series[pd.Timestamp]") -> Ints:
    days = pd.to_datetime(dates).to_numpy().astype("datetime64[D]")
    if np.isnat(days).any():
        raise ValueError("a fact without date")
    return (days.astype(np.int64) + _EPOCH).astype(np.int32)
