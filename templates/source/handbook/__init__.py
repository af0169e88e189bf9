"""The handbook's three editions as Word templates: team, pocket and client."""

from templates.source.handbook.client import client
from templates.source.handbook.pocket import pocket
from templates.source.handbook.team import team


def make() -> dict[str, bytes]:
    """The templates by their path under `templates/`."""
    return {
        "docx/handboek.docx": team(),
        "docx/handboek-pocket.docx": pocket(),
        "docx/handboek-client.docx": client(),
    }
