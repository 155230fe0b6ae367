"""Invented and damaged cells and files by the million: no crash, nothing accepted in silence.

``python -m tests.fuzz`` runs it at full length; a short run stands in the gate.
"""
