"""A command group whose default command takes everything that is no command name: `summarize FILE...`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from typer import Context
from typer.core import TyperCommand, TyperGroup

DEFAULT = "files"
"""Name of the hidden command that `summarize FILE...` runs."""

_OWN_FLAGS = {"--help", "-h", "--version", "--install-completion", "--show-completion"}


class _ShownAsGroup(Context):
    """A context that calls itself by the group's name: nobody types the hidden command's."""

    @property
    def command_path(self) -> str:
        return super().command_path if self.parent is None else self.parent.command_path


class DefaultCommand(TyperCommand):
    """The hidden command; its errors speak of `summarize`."""

    context_class = _ShownAsGroup

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the base class passes it
        return ["[OPTIONS] FILE..."]


class DefaultGroup(TyperGroup):
    """Sends arguments that name no command to the default one, and shows its options in the group's help.

    `summarize batch DIR` is the command; a file of that name is `./batch`, or stands after `--`.
    """

    _helping = False

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in _OWN_FLAGS:
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    @contextmanager
    def _as_help(self) -> Iterator[None]:
        self._helping = True
        try:
            yield
        finally:
            self._helping = False

    def get_params(self, ctx: Any) -> list[Any]:
        own = super().get_params(ctx)
        if not self._helping:
            return own
        default = self.commands[DEFAULT]
        return [*default.params, *own]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        with self._as_help():
            super().format_help(ctx, formatter)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the base class passes it
        return ["[OPTIONS] FILE...", "|", "COMMAND [ARGS]..."]
