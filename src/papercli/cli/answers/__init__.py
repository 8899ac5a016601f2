"""What commands that only ask do; no Typer, so that they can be begun without it."""
