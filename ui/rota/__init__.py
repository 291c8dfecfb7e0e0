"""What the rota page draws around the board."""
