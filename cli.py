"""The command line: the office's use cases from a terminal; see `hallrota --help`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from hall.absence_json import calendar_to_json
from hall.book import read_book
from hall.outlook_json import outlook_to_json
from hall.plan_json import answer_to_json, plan_to_json
from office import (
    Order,
    ask_about,
    month_of_duties,
    outlook,
    plan_with_predictions,
    price_absences,
    scorecards,
    sick_call,
)
from scoring.cases import run_cases
from terminal import audit_commands, book_commands, policy_commands, serve
from terminal.absence_text import calendar_lines
from terminal.case_text import report_json, report_lines
from terminal.change_text import change_lines, sick_json, sick_lines
from terminal.door import NO, run, say
from terminal.duties_text import duties_json, duties_lines
from terminal.files import plan_in, read_plan, write_whole
from terminal.forms import LeaveForm, read_calendar_form, read_form, read_time
from terminal.leave_text import answer_lines
from terminal.options import (
    ZH,
    BookArgument,
    JsonOption,
    LangOption,
    MonthOption,
    PlanOption,
    new_app,
)
from terminal.orders_text import outlook_lines
from terminal.rota_text import plan_lines
from terminal.score_text import card_lines, cards_json
from terminal.words import words_for
from ui.texts import Texts

app = new_app("大厅排班、请假预判与考核 · rotas, leave and scores of a service hall")
app.add_typer(policy_commands.app, name="policy")
app.add_typer(book_commands.app, name="book")
app.add_typer(audit_commands.app, name="audit")


def main() -> None:
    """Run what was typed and leave with the exit code."""
    sys.exit(run(app, sys.argv[1:]))


@app.command()
def plan(
    book: BookArgument,
    month: Annotated[str, typer.Option(metavar="2026-06", help="月份 · the month")],
    out: Annotated[Path | None, typer.Option(help="写到哪里 · where to write")] = None,
    published: Annotated[
        Path | None, typer.Option(help="已发布的排班，尽量少改 · keep close to it")
    ] = None,
    time_limit: Annotated[
        float | None, typer.Option(metavar="S", min=0, help="秒 · seconds")
    ] = None,
    seed: Annotated[int, typer.Option(metavar="N", help="随机种子 · seed")] = 1,
    lang: LangOption = ZH,
) -> int:
    """按月排班，写出 plan.json · Plan a month."""
    hall = read_book(book)
    order = Order(read_plan(published), time_limit, seed)
    planned = plan_with_predictions(hall, month, order)
    if out is not None:
        write_whole(out, plan_to_json(planned))
    words = words_for(hall, lang)
    say([*plan_lines(planned, words), *change_lines(planned, words)])
    return NO if planned.status == "infeasible" else 0


@app.command()
def leave(
    book: BookArgument,
    staff: Annotated[
        str | None, typer.Option(metavar="ID", help="谁请假 · who")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help="请什么假 · personal, sick, annual …")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar='"2026-06-03 am"')
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar='"2026-06-05 pm"')] = None,
    submitted: Annotated[str | None, typer.Option(metavar="DATE")] = None,
    documents: Annotated[str, typer.Option(metavar="yes|no")] = "yes",
    substitute: Annotated[str | None, typer.Option(metavar="ID")] = None,
    calendar: Annotated[
        bool, typer.Option("--calendar", help="全月价目 · the price of every half-day")
    ] = False,
    month: Annotated[
        str | None, typer.Option(metavar="2026-06", help="配 --calendar · with it")
    ] = None,
    window: Annotated[
        str | None, typer.Option(metavar="W1", help="只看一个窗口 · one window only")
    ] = None,
    plan_file: PlanOption = None,
    as_json: JsonOption = False,
    lang: LangOption = ZH,
) -> int:
    """请假预判：能不能请、谁顶岗、扣不扣分 · May this person be away?"""
    if calendar:
        priced = read_calendar_form(month, kind, window)
        hall = read_book(book)
        found = price_absences(hall, month or "", priced, read_plan(plan_file))
        text = calendar_lines(found, words_for(hall, lang))
        say([calendar_to_json(found)] if as_json else [*text])
        return 0
    form = LeaveForm(staff, kind, start, end, submitted, documents, substitute)
    request = read_form(form)
    hall = read_book(book)
    answer = ask_about(hall, request, read_plan(plan_file))
    if as_json:
        say([answer_to_json(answer)])
    else:
        say([*answer_lines(request, answer, words_for(hall, lang))])
    return NO if answer.verdict in ("refuse", "needs_person") else 0


@app.command()
def orders(
    book: BookArgument,
    month: MonthOption,
    as_json: JsonOption = False,
    lang: LangOption = ZH,
) -> None:
    """许多人同时请假：换个先后会怎样 · Many requests: other orders of deciding."""
    hall = read_book(book)
    found = outlook(hall, month)
    if as_json:
        say([outlook_to_json(found)])
    else:
        say([*outlook_lines(found, words_for(hall, lang))])


@app.command()
def sick(
    book: BookArgument,
    staff: Annotated[str, typer.Option(metavar="ID", help="谁病了 · who is ill")],
    start: Annotated[str, typer.Option("--from", metavar='"2026-06-03 am"')],
    end: Annotated[str, typer.Option("--to", metavar='"2026-06-03 pm"')],
    plan_file: Annotated[Path, typer.Option("--plan", metavar="plan.json")],
    now: Annotated[
        str | None, typer.Option(metavar="08:40", help="现在几点 · time of the call")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="写到哪里 · where to write")] = None,
    as_json: JsonOption = False,
    lang: LangOption = ZH,
) -> int:
    """临时病假：只改这几天，改动最少 · Somebody calls in sick: repair today."""
    form = LeaveForm(staff, "sick", start, end, None, "yes", None)
    request, time = read_form(form), read_time("--now", now)
    hall, old = read_book(book), plan_in(plan_file)
    repaired = sick_call(hall, old, request, time)
    if out is not None:
        write_whole(out, plan_to_json(repaired))
    text = sick_json(repaired, old) if as_json else None
    say([text] if text else [*sick_lines(repaired, old, words_for(hall, lang))])
    return 0


@app.command()
def score(
    book: BookArgument,
    period: Annotated[str, typer.Option(metavar="2026-06")],
    plan_file: PlanOption = None,
    as_json: JsonOption = False,
    lang: LangOption = ZH,
) -> None:
    """考核得分与逐条依据 · Scorecards of a period."""
    hall = read_book(book)
    foreseen = read_plan(plan_file)
    cards = scorecards(hall, period, [foreseen] if foreseen else [])
    if as_json:
        say([cards_json(cards)])
    else:
        say([*card_lines(cards, words_for(hall, lang))])


@app.command()
def duties(
    book: BookArgument,
    month: Annotated[str, typer.Option(metavar="2026-06", help="月份 · the month")],
    seed: Annotated[int, typer.Option(metavar="N", help="随机种子 · seed")] = 1,
    as_json: JsonOption = False,
    lang: LangOption = ZH,
) -> None:
    """督查科当月的回访、检查和抽签 · The supervising office's own duties."""
    hall = read_book(book)
    drawn = month_of_duties(hall, month, seed)
    if as_json:
        say([duties_json(hall.id, month, seed, drawn)])
    else:
        say([*duties_lines(month, seed, drawn, words_for(hall, lang))])


@app.command()
def case(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…")],
    as_json: JsonOption = False,
    lang: LangOption = ZH,
) -> int:
    """核对案例：期望与结果是否一致 · Score case files."""
    report = run_cases(files, lang)
    say([report_json(report)] if as_json else [*report_lines(report, lang)])
    return NO if report["failed"] else 0


@app.command("serve")
def serve_app(
    port: Annotated[int, typer.Option(min=1, max=65535, help="端口 · port")] = 8501,
    book: Annotated[
        Path | None, typer.Option(help="先载入这本台账 · load this book first")
    ] = None,
    lang: LangOption = ZH,
) -> None:
    """打开网页；第一次带示例大厅 · Open the app."""
    serve.refuse_taken(port)
    own_book = book.resolve() if book else None
    os.chdir(serve.ROOT)  # settings of the app and the default database lie there
    serve.prepare(own_book, Texts(lang))
    serve.open_app(port)
