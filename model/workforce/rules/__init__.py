"""The rulebook: a scenario and its posts compiled to the arrays both engines read."""
