"""What a careful colleague would remark on an organisation's set-up and its records: the rules of the method.

    case ─→ checks of a form (one function per rule) ─→ remarks ─→ weight of the organisation, exceptions ─→ findings
         └→ texts ─→ readings (docgen.language) ─→ remarks on wording ─┘

`review_folder` gives every finding of configuration and records that can be looked up. Wording (`language`) and pages
(`pages`) quote the text or lay it out, so they are asked for by name and shown only to who wrote the record.
"""

from __future__ import annotations

from docgen.review.folder import review_folder

__all__ = ["review_folder"]
