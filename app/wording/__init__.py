"""Japanese and English words for codes, issues and errors, for window, paper and commands."""
