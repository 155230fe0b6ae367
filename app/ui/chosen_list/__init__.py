"""The list of households chosen on the map: made beside the whole list, saved, printed."""
