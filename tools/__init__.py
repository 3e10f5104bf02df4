"""What make needs, and users don't."""
