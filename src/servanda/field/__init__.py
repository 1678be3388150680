"""What comes in from the field: other people's tables, and articles."""
