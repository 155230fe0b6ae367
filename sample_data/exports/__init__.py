"""The same town as offices really have it: exports of their systems and lists typed by hand.

Every writer here takes a :class:`~sample_data.exports.town_month.TownMonth`, which holds the
facts of one month, and writes them in the habits of one source. The answer key tells, line by
line, what a good import must make of it.
"""
