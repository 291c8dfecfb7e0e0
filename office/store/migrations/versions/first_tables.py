"""The first tables, and the trigger that keeps facts as they were written."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "halls",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_halls"),
    )
    op.create_table(
        "facts",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("time", sa.Time(), nullable=True),
        sa.Column("count", sa.String(), nullable=True),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("incident", sa.String(), nullable=True),
        sa.Column("verified", sa.Boolean(), nullable=True),
        sa.Column("item", sa.String(), nullable=True),
        sa.Column("substitute_for", sa.String(), nullable=True),
        sa.Column("attributes", sa.JSON(), nullable=False),
        sa.Column("corrects", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["corrects"], ["facts.seq"], name="fk_facts_corrects"),
        sa.ForeignKeyConstraint(["hall"], ["halls.id"], name="fk_facts_hall"),
        sa.PrimaryKeyConstraint("seq", name="pk_facts"),
    )
    op.create_index("uq_facts_corrects", "facts", ["corrects"], unique=True)
    op.create_index(
        "uq_facts_first",
        "facts",
        ["hall", "id"],
        unique=True,
        sqlite_where=sa.text("corrects IS NULL"),
        postgresql_where=sa.text("corrects IS NULL"),
    )

    op.create_table(
        "jobs",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("levels", sa.JSON(), nullable=False),
        sa.Column("error_zh", sa.String(), nullable=False),
        sa.Column("error_en", sa.String(), nullable=False),
        sa.Column("process", sa.Integer(), nullable=False),
        sa.Column("base_version", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["hall"], ["halls.id"], name="fk_jobs_hall"),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_table(
        "leave_requests",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("staff", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("start_half", sa.String(), nullable=False),
        sa.Column("end_date", sa.Date(), nullable=False),
        sa.Column("end_half", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("submitted", sa.Date(), nullable=True),
        sa.Column("substitute", sa.String(), nullable=True),
        sa.Column("documents", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["hall"], ["halls.id"], name="fk_leave_requests_hall"),
        sa.PrimaryKeyConstraint("hall", "id", name="pk_leave_requests"),
    )
    op.create_table(
        "pins",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("block", sa.String(), nullable=False),
        sa.Column("staff", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["hall"], ["halls.id"], name="fk_pins_hall"),
        sa.PrimaryKeyConstraint("hall", "date", "block", "staff", name="pk_pins"),
    )
    op.create_table(
        "plans",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.Column("made", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["hall"], ["halls.id"], name="fk_plans_hall"),
        sa.PrimaryKeyConstraint("seq", name="pk_plans"),
        sa.UniqueConstraint("hall", "month", "version", name="uq_plans_hall"),
    )
    op.create_table(
        "posts",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("window", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("backups", sa.JSON(), nullable=False),
        sa.Column("noon", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["hall"], ["halls.id"], name="fk_posts_hall"),
        sa.PrimaryKeyConstraint("hall", "id", name="pk_posts"),
    )
    op.create_table(
        "records",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["hall"], ["halls.id"], name="fk_records_hall"),
        sa.PrimaryKeyConstraint("hall", "kind", "position", name="pk_records"),
    )
    op.create_table(
        "staff",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("window", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("joined", sa.Date(), nullable=True),
        sa.Column("lactation_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["hall"], ["halls.id"], name="fk_staff_hall"),
        sa.PrimaryKeyConstraint("hall", "id", name="pk_staff"),
    )
    op.create_table(
        "windows",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("noon_minimum", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["hall"], ["halls.id"], name="fk_windows_hall"),
        sa.PrimaryKeyConstraint("hall", "id", name="pk_windows"),
    )
    op.create_table(
        "leave_half_days",
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("half", sa.String(), nullable=False),
        sa.Column("staff", sa.String(), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hall", "request"],
            ["leave_requests.hall", "leave_requests.id"],
            name="fk_leave_half_days_hall",
        ),
        sa.PrimaryKeyConstraint(
            "hall", "request", "date", "half", name="pk_leave_half_days"
        ),
    )
    op.create_index(
        "uq_leave_half_days_approved",
        "leave_half_days",
        ["hall", "staff", "date", "half"],
        unique=True,
        sqlite_where=sa.text("approved = 1"),
        postgresql_where=sa.text("approved"),
    )
    for change in ("UPDATE", "DELETE"):
        forbid(change)


def forbid(change: str) -> None:
    """Forbid ``UPDATE`` or ``DELETE`` of facts, whoever tries."""
    message = "facts are never changed: add a correction"
    name = f"facts_no_{change.lower()}"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {change} ON facts "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{message}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {change} ON facts "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def downgrade() -> None:
    """Go back to an empty database."""
    for table in (
        "leave_half_days",
        "windows",
        "staff",
        "records",
        "posts",
        "plans",
        "pins",
        "leave_requests",
        "jobs",
        "facts",
        "halls",
    ):
        op.drop_table(table)
