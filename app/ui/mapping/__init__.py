"""読み方を決める: a file's layout made in three short steps and a trial, then kept.

Comes in: a look at the file and its proposals. Goes out: a confirmed draft of a layout. Stays
out: reading files and the store, which the office does in the lane.
"""
