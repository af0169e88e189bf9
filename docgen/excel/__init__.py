"""The Excel engine: a workbook with tags, compiled for a schema and a brand, filled from plain mappings.

    template = ExcelTemplate.compile(path, schema, brand)
    data = template.render({"client": {...}}, assets={"logo": png})

How to make a template stands in `docgen.excel.plan`. `add_field_paths` writes in a finished workbook which path of the
record each input cell (`veld_…`) is for. Both are imported when they are first used: who only measures a text needs
neither.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.excel.fieldpaths import add_field_paths
    from docgen.excel.template import ExcelTemplate

__all__ = ["ExcelTemplate", "add_field_paths"]
_MODULES = {"ExcelTemplate": "template", "add_field_paths": "fieldpaths"}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
