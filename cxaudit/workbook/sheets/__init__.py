"""One file a sheet; each writes itself into the book from the report."""
