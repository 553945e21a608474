"""Whole rota lines from the sized counts: integer flows, closed walks, and cyclic rotas."""
