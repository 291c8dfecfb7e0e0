"""The stretches that are assessed: a month, and the quarter and year it lies in."""

LENGTHS = ("month", "quarter", "year")


def period_of(month: str, length: str) -> str:
    """Return the period of a length that a month written ``2026-06`` lies in."""
    year, number = month.split("-")
    if length == "quarter":
        return f"{year}-Q{(int(number) + 2) // 3}"
    return year if length == "year" else month
