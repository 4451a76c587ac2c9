"""The public API is what `__all__` says, no more and no less."""

import pytest

import summarizer


def test_all_names_what_the_package_resolves() -> None:
    assert summarizer.__all__ == sorted(summarizer._HOME)
    for name in summarizer.__all__:
        assert getattr(summarizer, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = summarizer.nothing


def test_dir_shows_the_public_names() -> None:
    assert set(summarizer.__all__) <= set(dir(summarizer))
