"""The benchmarks: each row is measured beside what a user would otherwise pick, in the same run."""
