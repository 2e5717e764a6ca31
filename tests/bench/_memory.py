"""Memory of a process as Linux tells it, on which the benchmarks run.

The peak that `getrusage` tells is inherited by a child from the process that started it, and never falls again.
"""

from pathlib import Path


def megabytes(field: str) -> float:
    """Return a figure of /proc/self/status in MB: VmRSS is what is held now, VmHWM the most so far."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return int(next(line for line in lines if line.startswith(f"{field}:")).split()[1]) / 1024
