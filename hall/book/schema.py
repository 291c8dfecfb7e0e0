"""The tables of a hall book: their names and columns (contracts.md)."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "windows": ("id", "name", "department", "class", "minimum", "noon_minimum"),
    "staff": ("id", "name", "window", "role", "joined", "lactation_until"),
    "posts": ("id", "window", "name", "holder", "backups", "noon"),
    "qualified": ("staff", "post"),
    "facing": ("staff", "opposite"),
    "cadres": ("id", "name", "windows", "unavailable"),
    "leave": (
        "id",
        "staff",
        "kind",
        "start",
        "end",
        "status",
        "submitted",
        "substitute",
        "documents",
    ),
    "activities": ("id", "name", "kind", "date", "blocks", "staff", "required"),
    "pins": ("date", "block", "staff", "place"),
    "carry": ("staff", "measure", "value"),
    "facts": (
        "id",
        "type",
        "subject",
        "date",
        "time",
        "count",
        "value",
        "incident",
        "verified",
        "item",
        "attributes",
    ),
}
REQUIRED_TABLES = ("windows", "staff", "posts")
SETTINGS = "hall.yaml"
LIST_SEPARATOR = ";"

LUNCH = "lunch"
FREE = "free"
EVERYBODY = "all"
HEADS = "heads"
WINDOW_PREFIX = "window:"
WHOLE_HALL = "HALL"
RESERVED = frozenset({LUNCH, FREE, EVERYBODY, HEADS, WHOLE_HALL})

LUNCH_MEASURE = "lunch:"
COUNTED_MEASURES = ("stand_ins", "late_month")
DAY_MEASURES = (
    "leave_personal_month",
    "leave_sick_month",
    "leave_personal_year",
    "leave_sick_year",
)
