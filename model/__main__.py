"""``python -m model`` is the same as ``utsyn``."""

from model.cli import main

main()
