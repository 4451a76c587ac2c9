"""The docstrings under the attributes of a model, read from its source when its schema is asked for."""

import ast
import inspect
import sys
from functools import cache


@cache
def _of_module(name: str) -> dict[str, dict[str, str]]:
    """Class -> attribute -> its docstring, for every class at the top of a module; nothing where the source is away."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[name]))
    except OSError:
        return {}
    found: dict[str, dict[str, str]] = {}
    for owner in tree.body:
        if not isinstance(owner, ast.ClassDef):
            continue
        docs = found.setdefault(owner.name, {})
        for attribute, below in zip(owner.body, owner.body[1:], strict=False):
            match attribute, below:
                case ast.AnnAssign(target=ast.Name(id=known)), ast.Expr(value=ast.Constant(value=str(text))):
                    docs[known] = inspect.cleandoc(text)
    return found


def attribute_docs(model: type) -> dict[str, str]:
    """Attribute -> docstring, those of the bases included; nothing for what has none."""
    docs: dict[str, str] = {}
    for owner in reversed(model.__mro__):
        if owner.__module__.startswith("summarizer."):
            docs |= _of_module(owner.__module__).get(owner.__name__, {})
    return docs
