"""The word list: what a word of the trade becomes in plain Dutch, proposed and never changed unasked.

entries ─→ index of forms ─→ matches in a sentence ─→ drafts (nouns, verbs) ─→ proposals ─→ somebody approves

from docgen.language.glossary import apply_proposals, shipped_glossary

found = shipped_glossary().propose("Mijn netwerk helpt mij.", perspective="ik")
apply_proposals("Mijn netwerk helpt mij.", found)      # De mensen om mij heen helpen mij.
"""

from __future__ import annotations

from docgen.language.glossary.entries import Action, Entry, Example, Kind
from docgen.language.glossary.proposals import Edit, Proposal, apply_proposals
from docgen.language.glossary.shipped import shipped_glossary
from docgen.language.glossary.wordlist import Explained, Glossary, PlainWords

__all__ = [
    "Action",
    "Edit",
    "Entry",
    "Example",
    "Explained",
    "Glossary",
    "Kind",
    "PlainWords",
    "Proposal",
    "apply_proposals",
    "shipped_glossary",
]
