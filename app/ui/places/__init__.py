"""位置: homes nobody is sure of, and where a person says they are."""
