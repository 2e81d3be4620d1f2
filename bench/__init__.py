"""Speed and memory, as ratios against a peer in the same run. docs/benchmarks.md says how to use it."""
