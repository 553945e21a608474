"""The wheel as it is built, unpacked: what somebody has who installs the program and has no checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def unpacked(folder: Path) -> Path:
    """Build the wheel and unpack it in a folder; gives the folder that stands for site-packages."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=300)
    (wheel,) = (folder / "dist").glob("*.whl")
    inside = folder / "site"
    zipfile.ZipFile(wheel).extractall(inside)
    return inside
