"""Read what a person edited by hand in a README's blocks back into the catalog."""
