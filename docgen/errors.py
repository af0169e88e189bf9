"""The exceptions of docgen, split by what the reader must change.

DocgenError                 carries `diagnostics`, all findings at once
├── RecordError             a YAML file of the organisation folder
├── TemplateError           a Word or Excel template
├── BrandingError           the house style or the logo
├── ReturnedFormError       a filled-in form that came back
├── BuildError              the output: locked, full, read-only
├── SettingsError           the settings of docgen itself
└── InternalError           ours to mend
"""

from __future__ import annotations

from collections.abc import Iterable

from docgen.diagnostics import Diagnostic


class DocgenError(Exception):
    """Everything that docgen raises on purpose; `diagnostics` holds at least one finding."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        # one positional argument, so that pickle can rebuild the exception in another process
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(str(d) for d in self.diagnostics)


class RecordError(DocgenError):
    """A file of the organisation folder must change."""


class TemplateError(DocgenError):
    """A template must change."""


class BrandingError(DocgenError):
    """The house style must change."""


class ReturnedFormError(DocgenError):
    """A form that came back must be corrected."""


class BuildError(DocgenError):
    """The output cannot be written; `exit_code` is 74 (cannot write) or 75 (another build holds the lock)."""

    def __init__(self, diagnostics: Iterable[Diagnostic], exit_code: int = 74) -> None:
        super().__init__(diagnostics)
        self.exit_code = exit_code
        self.args = (self.diagnostics, exit_code)


class SettingsError(DocgenError):
    """The settings must change."""


class InternalError(DocgenError):
    """A mistake in docgen itself."""
