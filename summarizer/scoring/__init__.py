"""How good a brief is: hand labels, one scorer per field, statistics, gates and reports."""
