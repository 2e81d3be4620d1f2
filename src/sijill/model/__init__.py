"""Every noun of the program: frozen, slotted dataclasses on the standard library alone."""
