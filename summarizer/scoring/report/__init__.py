"""A scored run for people and machines: text, Markdown, JUnit, one HTML file."""
