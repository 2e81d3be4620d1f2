"""How claims, incidents and faults look on a terminal. Imported by the command line alone."""
