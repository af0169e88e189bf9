"""The records of an organisation folder: pydantic models in the words of the method, and how they are read.

Glossary: a *traject* is the whole period of help, a *cyclus* one round of analyse, planning, uitvoering and
evaluatie; a *leefgebied* is a life domain; a *formulier* is one of F1, F2, F3, F6, F7, F9, F10; the *handboek* is the
organisation's own description of its work, from which forms are derived; a *basis* (preset) is a shipped handbook to
start from.
"""
