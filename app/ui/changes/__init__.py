"""差分: what an import would change, accepting and undoing it, and who dropped off the list."""
