"""Asks the user: sets an audit up, asks the questions, and looks back at the end."""
