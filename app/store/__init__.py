"""One town in one encrypted file, or in memory: the only room that knows SQL.

In come frames with the schemas of :mod:`scoring.frames`, the town's facts, its rule texts and
the files it was made from; out they come again, exactly as given. Every step's writes are one
transaction, so a program that is killed leaves the last finished step whole. No rule is applied
here, nothing is computed, no file of another format is read, and no window is known.

sqlite-utils takes its engine from the module name ``pysqlite3``; this package sets the name to
SQLCipher before any of its rooms is imported, so that its errors and the engine's are the same.
"""

import sys

import sqlcipher3
from sqlcipher3 import dbapi2

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2
