"""Every module with derived values, imported for what it registers under `afgeleid`."""

from docgen.documents import (
    common,
    handbook_annexes,
    handbook_values,
)

__all__ = ["common", "handbook_annexes", "handbook_values"]
