"""The town's own base map (背景地図) under the flood map. None is shipped, none is ever asked for.

In come a folder of tiles (``z/x/y.png``), an MBTiles or GeoPackage file, or a GeoTIFF picture;
out go single pictures, passed on as they lie in the file. What is not a picture by its first
bytes never leaves this room. No hazard and no household is known here.
"""
