"""How quick papercli is, beside Python's own start, Git, and other programs that keep papers: ``python -m benchmarks``."""
