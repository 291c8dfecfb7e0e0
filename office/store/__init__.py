"""What is kept: tables, their migrations, and the only code that speaks SQL."""
