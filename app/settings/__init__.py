"""Typed settings that window and command line both read: job files, rule files, assets."""
