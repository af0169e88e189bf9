"""The verbs that command line and web share; the one place where the rooms are wired and disk is touched.

A verb is imported when it is first used: a build that has nothing to do needs nothing that reads or makes documents.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.api.checking import Checked, check, check_template
    from docgen.api.comparing import compared, diff
    from docgen.api.comparison import Comparison
    from docgen.api.describing import json_schemas, template_fields, write_schemas
    from docgen.api.inspecting import Inspected, inspect
    from docgen.api.many import build_each
    from docgen.api.margins import review_report
    from docgen.api.migrating import Migrated, migrate, take_back
    from docgen.api.notifying import memo
    from docgen.api.quick import build
    from docgen.api.releasing import Release, release
    from docgen.api.rendering import render
    from docgen.api.reports import BuildReport, Outcome
    from docgen.api.reviewing import Reviewed, ReviewReport, review
    from docgen.api.settling import Settled, settle
    from docgen.api.showing import Shown, show
    from docgen.api.starting import init

_MODULES = {
    "BuildReport": "reports",
    "Checked": "checking",
    "Comparison": "comparison",
    "Inspected": "inspecting",
    "Migrated": "migrating",
    "Outcome": "reports",
    "Release": "releasing",
    "ReviewReport": "reviewing",
    "Reviewed": "reviewing",
    "Settled": "settling",
    "Shown": "showing",
    "build": "quick",
    "build_each": "many",
    "check": "checking",
    "check_template": "checking",
    "compared": "comparing",
    "diff": "comparing",
    "init": "starting",
    "inspect": "inspecting",
    "json_schemas": "describing",
    "memo": "notifying",
    "migrate": "migrating",
    "release": "releasing",
    "render": "rendering",
    "review": "reviewing",
    "review_report": "margins",
    "settle": "settling",
    "show": "showing",
    "take_back": "migrating",
    "template_fields": "describing",
    "write_schemas": "describing",
}

__all__ = [
    "BuildReport",
    "Checked",
    "Comparison",
    "Inspected",
    "Migrated",
    "Outcome",
    "Release",
    "ReviewReport",
    "Reviewed",
    "Settled",
    "Shown",
    "build",
    "build_each",
    "check",
    "check_template",
    "compared",
    "diff",
    "init",
    "inspect",
    "json_schemas",
    "memo",
    "migrate",
    "release",
    "render",
    "review",
    "review_report",
    "settle",
    "show",
    "take_back",
    "template_fields",
    "write_schemas",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
