"""Layouts: data that says how a source's table is read, made once and kept by name.

Comes in: TOML text, shipped or a town's own. Goes out: :class:`importers.layouts.spec.Layout`.
Stays out: reading the table itself.
"""
