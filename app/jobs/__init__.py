"""The lane: long work beside the window, one job at a time, settled on the window's thread."""
