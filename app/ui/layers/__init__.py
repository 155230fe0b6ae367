"""The page 浸水図: the layers of the town, and how a product becomes one of them."""
