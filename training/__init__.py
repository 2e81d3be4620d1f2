"""Where learned parts come from: `python -m training speech` builds the weights that the package ships."""
