"""The verbs that command line and web share; the one place where the rooms are wired and disk is touched."""

from docgen.api.building import BuildReport, Outcome, build
from docgen.api.checking import Checked, check, check_template
from docgen.api.comparing import Comparison, diff
from docgen.api.describing import json_schemas, template_fields, write_schemas
from docgen.api.notifying import memo
from docgen.api.releasing import Release, release
from docgen.api.rendering import render
from docgen.api.reviewing import Reviewed, ReviewReport, review
from docgen.api.showing import Shown, show
from docgen.api.starting import init

__all__ = [
    "BuildReport",
    "Checked",
    "Comparison",
    "Outcome",
    "Release",
    "ReviewReport",
    "Reviewed",
    "Shown",
    "build",
    "check",
    "check_template",
    "diff",
    "init",
    "json_schemas",
    "memo",
    "release",
    "render",
    "review",
    "show",
    "template_fields",
    "write_schemas",
]
