"""Trains the model of polyphones; `python -m train --help`."""
