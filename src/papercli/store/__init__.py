"""The catalog on disk: the one writer, the YAML text, the lock, Git."""
