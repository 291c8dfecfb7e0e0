"""What the leave page draws: the form, and the answer."""
