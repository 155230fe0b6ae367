"""What is handed out: the call list as a value, its paper, the CSV files and the summary.

In come the frames of the steps before and a plain heading; out go a :class:`CallList` (content
that can be tested without a printer), bytes of a PDF, pages on any painter, and text files.
The content never knows the paper. No table of the store is read or written here.
"""
