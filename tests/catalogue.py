"""Gathers every text that people read into the catalogue of the languages: `make words`."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

PACKAGE = Path(__file__).parents[1] / "cxaudit"
CATALOGUE = PACKAGE / "words" / "catalogue.pot"


def gathered() -> Catalog:
    """Return every text of the package, with the modules in which it stands."""
    catalogue = Catalog(project="cxaudit", fuzzy=False)
    found = extract_from_dir(PACKAGE)
    for file, _, text, _, _ in sorted(found, key=lambda each: (each[0], each[1])):
        catalogue.add(text, locations=[(Path(file).as_posix(), 0)])
    return catalogue


def written(catalogue: Catalog) -> str:
    """Return a catalogue as the text of its file, without dates, so that it changes with its texts alone."""
    file = BytesIO()
    write_po(file, catalogue, width=110, omit_header=True, include_lineno=False, sort_by_file=True)
    return file.getvalue().decode()


if __name__ == "__main__":
    sys.stdout.write(written(gathered()))
