"""The parts of the page on the documents and their prices."""
