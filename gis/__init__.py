"""Points, rasters, polygons, pages: where homes are and what the hazard maps say there.

In: positions in degrees (longitude first, JGD2011) and the hazard files of a town. Out: frames
of ``scoring.frames`` (layer exposure, exposure), one map page. No database, no Qt, no sentence.
The file drivers are limited before any geographic library loads, which is why this package
imports :mod:`gis.drivers` first.
"""

from gis import drivers as drivers
