"""A tile of a base map as lightness, whatever kind of picture it is."""

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

WHITE = 255
_WEIGHTS = np.array([0.299, 0.587, 0.114])


def lightness_of(body: bytes, side: int) -> npt.NDArray[np.uint8] | None:
    """Give the lightness (side, side) of a picture on white paper; None: it cannot be read."""
    image = QImage.fromData(body)
    if image.isNull():
        return None
    image = image.convertToFormat(QImage.Format.Format_RGBA8888).scaled(side, side)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(side, side, 4)
    opacity = pixels[..., 3] / WHITE
    grey = pixels[..., :3] @ _WEIGHTS * opacity + WHITE * (1 - opacity)
    lightness: npt.NDArray[np.uint8] = grey.astype(np.uint8)
    return lightness
