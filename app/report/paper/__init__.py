"""From the content of a list to ink: measure, lay out pages in millimetres, paint.

One painter serves preview, PDF and printer. A page is a value (:class:`marks.Page`) of texts,
lines and boxes, so that a test reads it without a printer. Only ``typeface``, ``painter`` and
``pdf`` know Qt; only ``variants`` knows fontTools.
"""
