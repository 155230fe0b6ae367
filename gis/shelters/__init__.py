"""Shelters: every published form of the lists → one frame, its fitness, and the way from home.

In: a list of 指定緊急避難場所, 指定避難所 or welfare facilities, as downloaded, and the hazard
layers. Out: ``SHELTERS`` with what the water does at each site, and ``NEAREST_SHELTERS``. A mark
for floods is never enough: a site in the water, or one nobody can tell of, is never fit.
"""

from gis.shelters.sites import judged_sites as judged_sites
