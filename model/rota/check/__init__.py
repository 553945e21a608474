"""The independent check of rotas: from clock times alone, knowing nothing of the graph."""
