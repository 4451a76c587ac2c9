"""One scorer per field: each turns a sample and a brief into slots."""
