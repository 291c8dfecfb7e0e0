"""The figures: how fast, how large, how well proven. Nothing here passes or fails."""
