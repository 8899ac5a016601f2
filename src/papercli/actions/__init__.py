"""One module a use: the Python API behind each command, without a terminal."""
