"""All attacks of all kinds."""

from __future__ import annotations

from safety import exhaustion, language
from safety.attacks import Attack

ATTACKS: tuple[Attack, ...] = (*language.ATTACKS, *exhaustion.ATTACKS)
