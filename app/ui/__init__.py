"""The window: pages, dialogs and table models over values of the pipeline. Japanese first.

A page shows values it is given and tells by signals what a person wants; it reads no file,
scores nothing and reaches no store. :mod:`app.ui.office` lets work run in the lane.
"""
