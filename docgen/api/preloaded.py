"""All that a worker needs, imported once: by the server that workers are forked from.

Imports leave next to no garbage, and looking for it takes a seventh of their time. What is there by then is there for
good; frozen, it is not looked at again, and its memory stays shared between the workers.
"""

from __future__ import annotations

import gc
from importlib import import_module

from docgen.build.garbage import uncollected

with uncollected():
    for _module in ("docgen.api.building", "docgen.word.template", "docgen.excel.template"):
        import_module(_module)
gc.freeze()
