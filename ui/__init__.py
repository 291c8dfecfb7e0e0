"""The pages people look at; they ask the office and draw, and decide nothing."""
