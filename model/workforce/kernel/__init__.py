"""The compiled engine: the rules as loops over people. Imported only when it is asked for."""
