"""Addresses become positions, offline: tables as downloaded → a gazetteer → level and place.

In: the address tables of a town (アドレス・ベース・レジストリ, 位置参照情報, town points, house
points) and addresses as the registry writes them. Out: per address a position in degrees
(longitude first, JGD2011), how finely it is known, what was matched and what was left over.
No personal data is in a gazetteer; nothing is looked up on the network.
"""
