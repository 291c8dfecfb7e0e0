"""`hallrota policy`: what rules there are, what they say, what is wrong with a file."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from hall.book import read_book
from hall.errors import Fault, PolicyError, Say
from office import Setting, whatif
from scoring.library import load_file, load_library
from scoring.lint import lint_file, lint_library
from scoring.policy import Policy
from terminal.door import NO, say
from terminal.effect_text import effect_lines, effects_json
from terminal.options import ZH, BookArgument, JsonOption, LangOption, new_app
from terminal.policy_text import (
    difference_json,
    difference_lines,
    policy_lines,
    title_line,
)
from terminal.words import words_for
from ui.texts import Texts

app = new_app("考核制度：有哪些、写了什么、有没有毛病 · the policies")
PolicyArgument = Annotated[
    str,
    typer.Argument(
        metavar="ID[@DATE]",
        help="制度编号（可写某日施行的：编号@2026-07-01），或一个制度文件 · "
        "its id (as of a day: id@2026-07-01), or a file",
    ),
]


@app.command("list")
def list_policies(lang: LangOption = ZH) -> None:
    """列出全部制度 · List the policies."""
    say([title_line(policy, lang) for policy in load_library().values()])


@app.command()
def show(policy: PolicyArgument, lang: LangOption = ZH) -> None:
    """显示一项制度的逐条原文与价目 · Show the text of each clause."""
    say([*policy_lines(_named(policy), lang)])


@app.command()
def diff(
    before: PolicyArgument,
    after: PolicyArgument,
    as_json: JsonOption = False,
    lang: LangOption = ZH,
) -> int:
    """逐条比较两项制度（或一项的两个日期）· Compare policies, or dates of one."""
    pair = _named(before), _named(after)
    lines = [*difference_lines(*pair, lang)]
    say([difference_json(*pair)] if as_json else lines)
    return NO if lines else 0


@app.command("whatif")
def what_if(
    book: BookArgument,
    period: Annotated[str, typer.Option(metavar="2026", help="考核期 · the period")],
    sets: Annotated[
        list[str],
        typer.Option(
            "--set",
            metavar="ID.parameter=VALUE",
            help="改一个价、上限、界限、读法或空白 · what would be different",
        ),
    ],
    as_json: JsonOption = False,
    lang: LangOption = ZH,
) -> None:
    """改一个数，看哪些得分会变 · See every score that one change would change."""
    hall = read_book(book)
    found = whatif(hall, period, [Setting.parse(each) for each in sets])
    if as_json:
        say([effects_json(found)])
    else:
        say([*effect_lines(found, words_for(hall, lang))])


@app.command()
def lint(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="制度文件 · a policy file")
    ] = None,
    lang: LangOption = ZH,
) -> int:
    """检查制度文件：哪一行、哪里不对、怎么改 · Report what is wrong with policies."""
    if file is None:
        load_library()
        findings = lint_library()
    else:
        load_file(file)
        findings = lint_file(file)
    say([each.text(lang) for each in findings])
    if findings:
        return NO
    say([Texts(lang)("terminal.policy.sound")])
    return 0


def _named(name: str) -> Policy:
    """Return the policy with an id, or the one in a file, as of a day if one is named.

    Raises:
        PolicyError: There is none, the file is faulty, or the day is no date.
    """
    left, at, day = name.rpartition("@")
    if at:
        return _named(left).at(_day(day))
    library = load_library()
    if name in library:
        return library[name]
    if name.endswith(".yaml"):
        return load_file(Path(name))
    raise PolicyError([_unknown(name, ", ".join(library))])


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        what = Say(f"“{text}”不是日期", f"'{text}' is no date")
        remedy = Say("请写成 2026-07-01", "Write it as 2026-07-01")
        raise PolicyError([Fault("", what, remedy)]) from None


def _unknown(policy_id: str, known: str) -> Fault:
    return Fault(
        "",
        Say(f"没有制度“{policy_id}”", f"there is no policy '{policy_id}'"),
        Say(f"现有：{known}", f"There are: {known}"),
    )
