"""All attacks of all kinds."""

from __future__ import annotations

from safety import active, containers, data, exhaustion, language, records
from safety.attacks import Attack

ATTACKS: tuple[Attack, ...] = (
    *data.ATTACKS,
    *active.ATTACKS,
    *containers.ATTACKS,
    *language.ATTACKS,
    *exhaustion.ATTACKS,
    *records.ATTACKS,
)
