"""The judge: published rules as data, and what they make of facts. Knows no solver."""
