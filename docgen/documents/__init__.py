"""Record + template + brand → document: the forms, the handbook, and later the client copies."""
