"""The commands: one room per command, each a thin reading of arguments over the pipeline."""
