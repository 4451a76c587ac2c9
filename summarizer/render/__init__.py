"""Briefs as people read them: one outline, shown on a terminal or as Markdown."""
