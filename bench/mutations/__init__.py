"""Right and wrong facts made from labelled articles, and what the checks say of them."""
