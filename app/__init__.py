"""The application: window and commands over pipeline, report and store.

Floors from top to bottom: ``ui | cli``, ``jobs``, ``report``, ``pipeline``, ``store``,
``settings | wording``, ``paths | clock | progress | errors``; each uses only those below it.
"""
