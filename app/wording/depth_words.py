"""A depth of water in metres, as it is read on screen and paper alike."""


def metres_text(depth_m: float) -> str:
    """Say a depth in metres, cut to whole centimetres so that it never crosses its rank's edge.

    >>> metres_text(2.999)
    '2.99m'
    >>> metres_text(0.004)
    '1cm未満'
    """
    centimetres = round(depth_m * 1000) // 10
    if centimetres == 0:
        return "1cm未満"
    return f"{f'{centimetres / 100:.2f}'.removesuffix('0')}m"
