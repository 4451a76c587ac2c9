"""`summarize schema`: the JSON schema of the brief or of the draft."""

from typing import Annotated

import typer


def schema(
    draft: Annotated[bool, typer.Option("--draft", help="The schema of what an engine returns.")] = False,
) -> None:
    """Print the JSON schema of a brief."""
    import json

    from summarizer.schema import brief_schema, draft_schema

    typer.echo(json.dumps(draft_schema() if draft else brief_schema(), indent=2, ensure_ascii=False))
