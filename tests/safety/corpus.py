"""All attacks of all kinds."""

from __future__ import annotations

from safety import active, containers, exhaustion, language
from safety.attacks import Attack

ATTACKS: tuple[Attack, ...] = (*active.ATTACKS, *containers.ATTACKS, *language.ATTACKS, *exhaustion.ATTACKS)
