"""Coverage-guided fuzzing of what reads text that others wrote; run by hand and by ``.ci/nightly``."""
