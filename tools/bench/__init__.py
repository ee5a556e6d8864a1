"""Benchmarks: generated articles, whole builds, and their peers in the same run."""
