"""GitHub's Markdown, pure: parse, markers, anchors, escape."""
