"""What goes on paper, put into words: the sheet, the calendar, the leave slip."""
