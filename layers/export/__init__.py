"""Files of what is shown and of everything: written whole, reopened, imported again, and checked against the data."""

from layers.export.care import Care
from layers.export.files import ENDINGS, MAPS, export, import_file
from layers.export.parcel import Parcel
from layers.export.reopen import Reopened, reopen

__all__ = ["ENDINGS", "MAPS", "Care", "Parcel", "Reopened", "export", "import_file", "reopen"]
