"""What each page shows, worked out of a hall and a plan without any screen."""
