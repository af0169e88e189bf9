"""docgen makes the forms, handbook and client copies of the 8-fasenmodel from one folder per organisation."""

__version__ = "0.1.0"
