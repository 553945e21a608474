"""Every benchmark in turn, each in a process of its own: what `make bench` prints.

Figures are of this machine in this run; compare ratios, not seconds, between machines.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Run each bench_*.py beside this file and print its heading first."""
    for path in sorted(HERE.glob("bench_*.py")):
        if path.name == Path(__file__).name:
            continue
        if path.stem == "bench_peers" and not os.environ.get("UTSYN_ROTATING_WORKFORCE"):
            print(
                "\n=== bench_peers ===\nleft out: UTSYN_ROTATING_WORKFORCE names no folder with .dzn files", flush=True
            )
            continue
        print(f"\n=== {path.stem} ===", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{path.stem}"], check=True, cwd=HERE.parent)


if __name__ == "__main__":
    main()
