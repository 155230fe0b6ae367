"""Who is meant by a record without a usable 宛名番号: linked, possible or nobody (照合).

Keys (:mod:`person_keys`) → pairs worth a look (:mod:`blocking`) → comparison levels per field,
null first (:mod:`levels`, :mod:`compare`) → a table of rules (:mod:`rule_table`) → links,
candidates and their evidence (:mod:`link_records`). What a person decided wins. Likeness by
rapidfuzz puts candidates in order and decides nothing. No file is read here.
"""
