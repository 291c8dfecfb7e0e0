"""Published staff-rostering instances (Curtois & Qu): a yardstick from outside."""
