"""The wall map (避難呼びかけ地図): sheets that hang beside the call list, from content to pages.

In come the tables of a town, its map files and an order (paper, scale, district); out come
pages of plain marks, which the one painter of :mod:`app.report.paper` puts on preview, PDF and
printer. On it stand call rank, tier, support code and position of the listed households, never
a name, an address or a protected household (支援措置). A household that cannot be drawn or
labelled is listed and counted on the same sheet, the index or a table behind: none is dropped.
"""
