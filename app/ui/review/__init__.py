"""照合: records that stand for nobody yet, and whom a person takes them for."""
