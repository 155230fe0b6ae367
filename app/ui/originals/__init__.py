"""原本の値: the cells of a household's rows as they stood in the files, on demand."""
