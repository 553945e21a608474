"""The whole main job: seconds and peak memory of `utsyn demo`, children included.

    python benchmarks/bench_demo.py [REPLICATIONS]

The figure to keep, after installation and on two cores: at most 60 s.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(replications: str) -> None:
    """Run the demo in a process of its own and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "model", "demo", "--replications", replications, "--out", f"{folder}/demo"]
        start = time.perf_counter()
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    # the largest single process: workers come beside it; macOS counts bytes, Linux kilobytes
    peak = used.ru_maxrss / (1e9 if sys.platform == "darwin" else 1e6)
    print(f"utsyn demo, {replications} replications: {seconds:.1f} s, {used.ru_utime:.0f} s of processor in the")
    print(f"children waited for, peak memory of the largest process {peak:.2f} GB")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "200")
