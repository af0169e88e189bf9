"""What a careful colleague would remark on an organisation's set-up and its records: the rules of the method.

`review_folder` gives every finding of configuration and records; plain language and pages come with the client copies.
"""

from __future__ import annotations

from docgen.review.folder import review_folder

__all__ = ["review_folder"]
