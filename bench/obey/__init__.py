"""Attacked articles, and a model that obeys whatever they order."""
