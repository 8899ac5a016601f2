"""What a piece of plain text is: a venue, a date, people, a mark, a label, a heading. Pure functions that never look at the list around it.

Nothing here raises on any text; each function answers None (or 0.0, or an empty tuple) where it knows nothing. Text comes without
Markdown: no links, emphasis or HTML. Lists ask the same thousands of times, so answers are remembered. What needs the whole list (which
part of *this* list's entries is the title) is the reader's.
"""
