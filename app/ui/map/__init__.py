"""地図: the town in the window, drawn by us and served over the program's own scheme.

The browser part asks nothing outside: pages, scripts, tiles and answers come from
:mod:`app.ui.map.answers`; anything else is blocked and counted. What the page sends back are
numbers only, read by :mod:`app.ui.map.questions`. Where the browser part is missing the page
says so, and everything else of the window works.
"""
