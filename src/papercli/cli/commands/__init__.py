"""One module a command: parse, one action, output."""
