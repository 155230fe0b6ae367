"""The allow-list of file drivers, set before rasterio and pyogrio load GDAL.

A hazard file comes from outside. GDAL knows some 150 formats, several of which (VRT, WMS …)
read other files or the network on being opened; only the four we need may exist at all. GDAL
has no allow-list, only ``GDAL_SKIP``, so every other driver is named here; a driver of a newer
GDAL that is not named is found by :func:`stray_drivers` and nothing is opened.
"""

import os
from collections.abc import Iterable

ALLOWED_DRIVERS = frozenset({"GTiff", "ESRI Shapefile", "GPKG", "GeoJSON", "MEM", "Memory"})

CACHE_MB = 64

_SKIPPED_DRIVERS = """
AAIGrid, ACE2, ADBC, ADRG, AIG, AirSAR, AIVector, AmigoCloud, AVCBin, AVCE00, BAG, BIGGIF, BLX,
BMP, BSB, BT, BYN, CALS, Carto, CEOS, COASP, COG, COSAR, CPG, CSV, CSW, CTable2, CTG, DAAS,
DERIVED, DGN, DIMAP, DIPEx, DOQ1, DOQ2, DTED, DXF, ECRGTOC, EDIGEO, EEDA, EEDAI, EHdr, EIR,
ELAS, Elasticsearch, ENVI, ERS, ESAT, ESRIC, ESRIJSON, FAST, FIT, FlatGeobuf, GDALG, GenBin,
GeoJSONSeq, GeoRSS, GFF, GIF, GML, GNMDatabase, GNMFile, GPSBabel, GPX, GRASSASCIIGrid, GRIB,
GS7BG, GSAG, GSBG, GSC, GTFS, GTI, GTX, GXF, HDF5, HDF5Image, HF2, HFA, HTTP, Idrisi, ILWIS,
IRIS, ISCE, ISG, ISIS2, ISIS3, JAXAPALSAR, JDEM, JML, JP2OpenJPEG, JPEG, JSONFG, KML,
KMLSUPEROVERLAY, KRO, L1B, LAN, LCP, Leveller, LIBKML, LOSLAS, LVBAG, MAP, MapInfo File, MapML,
MBTiles, MFF, MFF2, MiraMonVector, MRF, MSGN, MVT, NDF, netCDF, NGSGEOID, NGW, NITF, NOAA_B,
NSIDCbin, NTv2, NWT_GRC, NWT_GRD, OAPIF, ODS, OGCAPI, OGR_GMT, OGR_PDS, OGR_VRT, OpenFileGDB,
OSM, OZI, PAux, PCIDSK, PCRaster, PDF, PDS, PDS4, PGDUMP, PLMOSAIC, PLSCENES, PMTiles, PNG, PNM,
PRF, R, Rasterlite, RIK, RMF, ROI_PAC, RPFTOC, RRASTER, RS2, RST, S102, S104, S111, S57, SAFE,
SAGA, SAR_CEOS, SDTS, Selafin, SENTINEL2, SGI, SIGDEM, SNAP_TIFF, SNODAS, SQLite, SRP, SRTMHGT,
STACIT, STACTA, SXF, Terragen, TGA, TIL, TopoJSON, TSX, USGSDEM, VDV, VFK, VICAR, VRT, WAsP,
WCS, WEBP, WFS, WMS, WMTS, XLSX, XPM, XYZ, Zarr, ZMap
"""


def stray_drivers(names: Iterable[str]) -> list[str]:
    """List the drivers that are not on the allow-list, sorted; empty: all is as it should be."""
    return sorted(set(names) - ALLOWED_DRIVERS)


def _limit_gdal() -> None:
    skipped = ",".join(name.strip() for name in _SKIPPED_DRIVERS.replace("\n", " ").split(","))
    os.environ.update(
        {
            "GDAL_SKIP": skipped,
            "OGR_SKIP": "",
            "GDAL_DRIVER_PATH": "disable",
            "GDAL_PAM_ENABLED": "NO",
            "GDAL_CACHEMAX": str(CACHE_MB),
            "PROJ_NETWORK": "OFF",
            # Each GDAL knows only part of the names above and would say so on standard error.
            "CPL_LOG": os.devnull,
        }
    )


_limit_gdal()
