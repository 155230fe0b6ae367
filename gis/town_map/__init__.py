"""The town on a screen or in a file: tiles, signs, legend, the page, the lettered squares.

Takes plain frames and pictures; knows no town file and no window.
"""
