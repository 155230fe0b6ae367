"""Millions of points against thousands of large polygons, exactly and fast.

Plain shapes and numbers in one reference system; what they mean is said elsewhere.
"""
