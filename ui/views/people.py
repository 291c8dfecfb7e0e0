"""Names that tell namesakes apart, and ratings in the reader's language."""

from ui.wording import Wording


def with_window(words: Wording, subject: str) -> str:
    """Return a person's name with the window beside it; other names alone."""
    own = (p.window for p in words.hall.staff if p.id == subject)
    window = next(own, None)
    name = words.name(subject)
    if window is None:
        return name
    return words.say("leave.form.of_window", name=name, window=words.name(window))


def grade_name(words: Wording, grade: str) -> str:
    """Return a rating; in English with the document's own word beside it."""
    name = words.say.code("grade", grade)
    if name == grade:
        return grade
    return words.say("scores.grade", name=name, original=grade)
