"""All attacks of all kinds."""

from __future__ import annotations

from safety import active, containers, data, exhaustion, language, quadratic, records, workbooks
from safety.attacks import Attack

ATTACKS: tuple[Attack, ...] = (
    *data.ATTACKS,
    *active.ATTACKS,
    *containers.ATTACKS,
    *language.ATTACKS,
    *exhaustion.ATTACKS,
    *quadratic.ATTACKS,
    *records.ATTACKS,
    *workbooks.ATTACKS,
)
