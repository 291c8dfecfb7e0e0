"""The parts of the page on who works where."""
