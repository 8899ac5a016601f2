"""The words of the field, pure: no disk, no network, no clock, no terminal."""
