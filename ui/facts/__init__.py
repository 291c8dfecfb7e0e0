"""The parts of the page on what happened."""
