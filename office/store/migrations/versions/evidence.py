"""Files that prove facts; they only grow."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "attachments",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("hall", sa.String(), nullable=False),
        sa.Column("fact", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["hall"], ["halls.id"], name="fk_attachments_hall"),
        sa.PrimaryKeyConstraint("seq", name="pk_attachments"),
    )
    op.create_index("ix_attachments_fact", "attachments", ["hall", "fact"])
    for change in ("UPDATE", "DELETE"):
        forbid(change)


def forbid(change: str) -> None:
    """Forbid ``UPDATE`` or ``DELETE`` of files, whoever tries."""
    message = "attachments are never changed"
    name = f"attachments_no_{change.lower()}"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {change} ON attachments "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{message}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {change} ON attachments "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("attachments")
