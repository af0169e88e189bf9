"""The Excel engine: a workbook with tags, compiled for a schema and a brand, filled from plain mappings.

    template = ExcelTemplate.compile(path, schema, brand)
    data = template.render({"client": {...}}, assets={"logo": png})

How to make a template stands in `docgen.excel.plan`. `add_field_paths` writes in a finished workbook which path of the
record each input cell (`veld_…`) is for.
"""

from docgen.excel.fieldpaths import add_field_paths
from docgen.excel.template import ExcelTemplate

__all__ = ["ExcelTemplate", "add_field_paths"]
