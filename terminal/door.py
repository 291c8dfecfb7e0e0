"""The way in and out: one clear line for each mistake, and the exit code.

0 done · 1 the answer is no, or something was found · 2 bad input.
"""

import re
import sys
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from hall.errors import HallrotaError, Lang

NO = 1
BAD_INPUT = 2
IN_CHINESE = (
    (re.compile(r"No such command '?([^'.]*)'?"), r"没有命令“\1”"),
    (re.compile(r"\. Did you mean '?([^'?]*)'?\?"), r"，是否应为“\1”"),
    (re.compile(r"No such option: (\S+)"), r"没有选项 \1"),
    (re.compile(r" \(Possible options: (.*)\)"), r"，是否应为 \1"),
    (re.compile(r"Missing (?:option|argument) '([^']*)'"), r"缺少 \1"),
    (re.compile(r"Invalid value for '([^']*)': "), r"\1："),
    (re.compile(r"Missing command"), "没有写命令"),
    (re.compile(r"Option '(\S+)' requires an argument"), r"选项 \1 后面要有值"),
    (re.compile(r"Value error, '(.*)' is not one of (.*)"), r"“\1”不在 \2 之内"),
    (re.compile(r"Input should be (.*)"), r"值不对（\1）"),
)


def run(app: typer.Typer, arguments: Sequence[str]) -> int:
    """Run the command that was typed and return the exit code."""
    lang = typed_language(arguments)
    try:
        code = app(list(arguments), standalone_mode=False)
    except HallrotaError as error:
        complain(error.lines(lang))
    except TyperException as error:
        complain([usage(error.format_message(), lang)])
    except typer.Abort:
        complain(["已中断" if lang == "zh" else "interrupted"])
    else:
        return code if isinstance(code, int) else 0
    return BAD_INPUT


def typed_language(arguments: Sequence[str]) -> Lang:
    """Return the language asked for, also where the rest cannot be understood."""
    for before, word in zip(("", *arguments), arguments, strict=False):
        if word == "--lang=en" or (before == "--lang" and word == "en"):
            return "en"
    return "zh"


def usage(message: str, lang: Lang) -> str:
    """Return a line about a command that was typed wrongly."""
    message = " ".join(message.split()).rstrip(".")
    if lang == "en":
        return f"The command is not right: {message}. See hallrota --help."
    for english, chinese in IN_CHINESE:
        message = english.sub(chinese, message)
    return f"命令写法有误：{message}。写法见 hallrota --help。"


def complain(lines: Sequence[str]) -> None:
    """Print lines to standard error."""
    for line in lines:
        typer.echo(line, file=sys.stderr)


def say(lines: Sequence[str]) -> None:
    """Print lines to standard output."""
    for line in lines:
        typer.echo(line)
