"""The model engine: a prompt, one call per article, and a draft read strictly out of the answer.

Nothing here is imported before a model is asked for: the SDKs take a second of CPU to load.
"""
