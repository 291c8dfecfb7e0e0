"""What the scores page draws: a card with its ledger."""
