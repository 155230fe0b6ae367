import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sample_data.row_order import order_rows


@given(
    records=st.integers(0, 60),
    copies=st.lists(st.integers(0, 59), max_size=6, unique=True),
    extra=st.integers(0, 5),
    seed=st.integers(0, 999),
)
def test_every_record_copy_and_extra_row_stands_on_its_line(records, copies, extra, seed):
    wanted = np.array([copy for copy in copies if copy < records], dtype=np.int64)
    order = order_rows(records, wanted, extra, np.random.default_rng(seed))
    assert len(order.source) == records + len(wanted) + extra
    assert (order.source[order.record_lines - 2] == np.arange(records)).all()
    assert (order.source[order.copy_lines - 2] == wanted).all()
    assert (order.source[order.extra_lines - 2] == -1 - np.arange(extra)).all()
    assert (order.copy_lines > order.record_lines[wanted]).all()
