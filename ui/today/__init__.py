"""What the page of today draws: windows, and what comes next."""
