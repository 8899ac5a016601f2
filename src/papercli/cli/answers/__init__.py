"""What the commands of every day do; no Typer, so that they can be begun without it."""
