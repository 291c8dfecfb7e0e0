"""The words of the trade: windows, posts, people, leave, facts and days."""
