"""The readable engine: the rules as SimPy processes."""
