"""The terminal's face: reads what was typed, asks the office, prints lines of text."""
