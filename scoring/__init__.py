"""The heart: support scores, verdicts and the call order, as pure functions on columns.

In come frames of residents, requirements and exposure with the schemas of
:mod:`scoring.frames`, and rules as values made from TOML text. Out go contributions with
reasons, individual and household scores and levels, verdicts, tiers and the call order.
No files, no clock, no log, no database and no window here.
"""
