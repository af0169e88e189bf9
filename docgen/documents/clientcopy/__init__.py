"""The copy that a client takes home: which texts it prints, what was approved in them, and how it is made.

    record ─ texts ─ changes (glossary, network, neutral edition) × decisions ─ approved record ─ context ─ document

A record is never rewritten: what was approved is done in a plain copy of its values, and only there.
"""
