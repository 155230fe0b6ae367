"""The town on the ground: a registry without positions, and address tables to find them by.

The tables follow アドレス・ベース・レジストリ; the registry writes the same addresses in many
hands. The answer key tells of each household how finely the tables can place it, and where.
"""
