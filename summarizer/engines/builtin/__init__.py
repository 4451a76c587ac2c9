"""The built-in engine: rules over the text, no weights, no network."""
