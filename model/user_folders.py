"""Where a user's own working files may lie between starts: outside the project, in folders of the user's."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path


def cache_places() -> Iterator[Path]:
    """The folder in the user's cache, then one of the user's own among the temporary ones; neither need be there."""
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        root = os.path.expanduser("~/Library/Caches")
    else:
        root = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")
    if os.path.isabs(root):
        yield Path(root) / "utsyn"
    user = os.getuid() if hasattr(os, "getuid") else "user"
    yield Path(tempfile.gettempdir()) / f"utsyn-{user}"
