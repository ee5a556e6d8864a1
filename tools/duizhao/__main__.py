"""`python -m duizhao` is the command `duizhao`."""

from duizhao.cli import main

main(prog_name="duizhao")
