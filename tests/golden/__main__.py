"""Write the golden workbook anew: `python -m tests.golden`, with another folder if one is named."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.golden import FOLDER, golden_texts, write_texts

with TemporaryDirectory() as workbooks:
    write_texts(golden_texts(Path(workbooks)), Path(*sys.argv[1:2]) if sys.argv[1:] else FOLDER)
