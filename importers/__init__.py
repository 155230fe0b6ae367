"""From bytes to trustworthy frames: the exports of a town, read and checked.

Comes in: a file of the registry or of the welfare section, and its layout (TOML).
Goes out: a frame of :mod:`scoring.frames`, the issues of its rows, and what the file was.
Stays out: sentences (``app/wording``), the store, the window, the clock. A bad row becomes an
issue; a bad file is refused whole with :class:`importers.errors.ImportRefused`.
"""
