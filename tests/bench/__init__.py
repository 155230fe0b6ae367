"""Timed figures, printed with machine and versions, never asserted: ``./yobikake bench``.

One file per case (``*_case.py``), each with ``lines(order)``; :mod:`tests.bench.__main__` runs
each in a process of its own, so that no case pays for the memory of the one before.
"""
