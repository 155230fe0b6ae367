"""The same town one month later, and the key of every difference between the two months.

The month goes by in numbers (:mod:`sample_data.month2.moving`), by events that no two people
share. The key compares the facts of both months; no event writes into it.
"""
