"""Invented towns with their answer keys: same seed, same bytes.

The generator knows every fact because it made it, and works the answers out from that: it
imports none of the other packages, for a key made by the code under test proves nothing.
Every person, address and number is invented; さくら川市 lies in the open sea, so that no
invented need is pinned on a real home, and its phone numbers cannot be dialled.

A town is two template files with maps, and ``answer_key``. On request the same town comes as
offices really have it (:mod:`sample_data.exports`, in ``exports`` with its key in
``answer_key/exports``), and once more one month later (:mod:`sample_data.month2`, in
``month2`` with the key of all differences). Neither changes a byte of the first.
"""
