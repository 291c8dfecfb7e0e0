"""Pieces of HTML that are safe by construction: plain text is escaped on the way in."""

from html import escape

import streamlit as st


class Markup(str):
    """HTML that is already safe to show as it stands."""

    __slots__ = ()


def tag(name: str, classes: str, *children: str, title: str = "") -> Markup:
    """Return an element; children that are not `Markup` are escaped."""
    inside = "".join(
        child if isinstance(child, Markup) else escape(child) for child in children
    )
    hint = f' title="{escape(title)}"' if title else ""
    return Markup(f'<{name} class="{escape(classes)}"{hint}>{inside}</{name}>')


def join(*parts: Markup) -> Markup:
    """Put pieces one after the other."""
    return Markup("".join(parts))


def pill(text: str, tone: str = "quiet") -> Markup:
    """Return a small label; the tone only supports what the text says."""
    return tag("span", f"hr-pill hr-{tone}", text)


def banner(tone: str, title: str, *lines: str) -> Markup:
    """Return the one sentence a page begins with."""
    body = [tag("p", "", line) for line in lines]
    return tag("div", f"hr-banner hr-{tone}", tag("strong", "", title), *body)


def panel(title: str, *children: Markup, note: str = "") -> Markup:
    """Return a titled block."""
    head = tag("h4", "", title, tag("small", "", note) if note else Markup(""))
    return tag("section", "hr-panel", head, *children)


def row(label: str, *values: str, tone: str = "") -> Markup:
    """Return a line with a label on the left."""
    return tag(
        "div",
        f"hr-row {tone}".strip(),
        tag("span", "hr-label", label),
        tag("span", "hr-value", *values),
    )


def show(*parts: Markup) -> None:
    """Draw the pieces on the page; nothing is drawn of nothing."""
    if body := join(*parts):
        st.html(body)
