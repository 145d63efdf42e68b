"""Layouts of ours as Python runs them, kept in the user's cache folder: compiling takes longest."""

from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from editor_app.paths import keep, kept

# Goes up when our own compiler of layouts writes other code.
VERSION = "1"


class CompiledLayouts(BytecodeCache):
    """Keeps each layout by the hash of its source; what cannot be read is compiled again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a layout, where it is known; another Python's is none."""
        data = kept(self._file(bucket))
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a layout."""
        keep(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{VERSION}-{jinja2.__version__}-{bucket.key[:16]}-{bucket.checksum}"
