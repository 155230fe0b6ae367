"""Hazard products as they are downloaded, made into layers the program reads.

In: a file, ZIP or folder of 国土数値情報, of the 電子化ガイドライン, of saved portal tiles, of
PLATEAU, or any GeoTIFF or polygon file, and a person's answers to what it leaves open. Out: one
clipped, mended file per layer with its :class:`gis.hazard.LayerSpec`, and a report in which
everything that was left out is counted. Kinds and perils are never merged, nothing is guessed.
"""
