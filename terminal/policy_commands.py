"""`hallrota policy`: what rules there are, what they say, what is wrong with a file."""

from pathlib import Path
from typing import Annotated

import typer

from hall.errors import Fault, PolicyError, Say
from scoring.library import load_library, vocabulary
from scoring.load import load_policy
from terminal.door import say
from terminal.options import ZH, LangOption, new_app
from ui.texts import Texts

app = new_app("考核制度：有哪些、写了什么、有没有毛病 · the policies")


@app.command("list")
def list_policies(lang: LangOption = ZH) -> None:
    """列出全部制度 · List the policies."""
    for policy in load_library().values():
        say([f"{policy.id}  {policy.title.say().text(lang)}  {policy.source}"])


@app.command()
def show(
    policy_id: Annotated[str, typer.Argument(metavar="ID", help="制度编号 · its id")],
    lang: LangOption = ZH,
) -> None:
    """显示一项制度的逐条原文 · Show the text of each clause."""
    policy = load_library().get(policy_id)
    if policy is None:
        raise PolicyError([_unknown(policy_id)])
    texts = Texts(lang)
    say([f"{policy.id}  {policy.title.say().text(lang)}"])
    for clause in policy.clauses:
        title = clause.title.say().text(lang)
        say(
            [
                texts(
                    "terminal.policy.clause",
                    number=clause.number,
                    title=title,
                    quote=clause.quote,
                )
            ]
        )


@app.command()
def lint(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="制度文件 · a policy file")
    ] = None,
    lang: LangOption = ZH,
) -> None:
    """检查制度文件：哪一行、哪里不对、怎么改 · Report the faults of policy files."""
    if file is None:
        load_library()
    else:
        load_policy(file, vocabulary())
    say([Texts(lang)("terminal.policy.sound")])


def _unknown(policy_id: str) -> Fault:
    known = ", ".join(load_library())
    return Fault(
        "",
        Say(f"没有制度“{policy_id}”", f"there is no policy '{policy_id}'"),
        Say(f"现有：{known}", f"There are: {known}"),
    )
