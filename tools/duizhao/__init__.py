"""Duizhao 对照: Chinese news, side by side, as a static site for learners."""

__version__ = "0.1.0"
