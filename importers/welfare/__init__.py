"""Files of the welfare sections: needs, protections, consents, contacts, and of whom.

In: a file, its layout, the registry (RESIDENTS). Out: :class:`WelfareImport`, frames of
``scoring.frames`` and ``scoring.record_frames`` with the issues beside them. What a column
means is data of the layout; who a record is, is for :mod:`importers.linkage` and for people.
"""

from importers.welfare.read import WelfareImport as WelfareImport
from importers.welfare.read import read_welfare as read_welfare
