"""One file per check; `verify` runs them all."""
