"""Make the snapshot of arXiv records that papercli ships: ``make_snapshot.py 2026-11 FIRST.jsonl [SECOND.jsonl …]``.

Each file has one JSON object a paper. Of a paper in several files the first one's record counts, field by field where
that has none. What is null stays out; abstracts are left out. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/papercli/sources/data/snapshot.jsonl"
FIELDS = ("title", "authors", "published", "doi", "journal_ref", "comment", "primary_category", "categories")


def main(made: str, sources: list[str]) -> None:
    """Merge ``sources`` and write the snapshot, saying that it is of ``made`` (year and month)."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}", made):
        sys.exit(f"not a year and month: {made}")
    papers: dict[str, dict[str, object]] = {}
    for source in sources:
        for line in Path(source).read_text("utf-8").splitlines():
            row = json.loads(line)
            paper = papers.setdefault(row["id"], {})
            for field in FIELDS:
                if row.get(field) and not paper.get(field):
                    paper[field] = row[field][:10] if field == "published" else row[field]
    lines = [json.dumps({"made": made, "papers": len(papers)})]
    for id_ in sorted(papers):
        ordered = {"id": id_} | {field: papers[id_][field] for field in FIELDS if field in papers[id_]}
        lines.append(json.dumps(ordered, ensure_ascii=False))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
