"""Windows, posts and the A/B structure: what cannot be, and what will not hold."""

from collections import Counter, defaultdict

from hall.book.draft import Draft
from hall.book.findings import Findings, Place
from hall.book.row import Entry
from hall.book.schema import SETTINGS
from hall.domain import Post, Window
from hall.errors import Say

_SMALL_WINDOW = 2


def check_structure(draft: Draft, findings: Findings) -> None:
    """Check each window against its posts, and how the posts back each other up."""
    _check_ids_apart(draft, findings)
    _warn_of_canteen(draft, findings)
    if not {"staff", "posts"} <= draft.complete:
        return
    posts = _posts_by_window(draft)
    for entry in draft.windows:
        _check_minima(draft, entry, posts[entry.record.id], findings)
    _warn_of_windows(draft, posts, findings)
    _warn_of_holders(draft, findings)
    _warn_of_backups(draft, findings)


def _posts_by_window(draft: Draft) -> dict[str, list[Post]]:
    posts: dict[str, list[Post]] = defaultdict(list)
    for entry in draft.posts:
        posts[entry.record.window].append(entry.record)
    return posts


def _check_minima(
    draft: Draft, entry: Entry[Window], posts: list[Post], findings: Findings
) -> None:
    row, window = entry
    noon = sum(post.noon for post in posts)
    if window.noon_minimum > noon:
        findings.error(
            draft.place("windows", row, "noon_minimum"),
            Say(
                f"{window.noon_minimum} 多于窗口“{window.id}”的午间岗位数 {noon}",
                f"{window.noon_minimum} is more than the {noon} noon posts of "
                f"window '{window.id}'",
            ),
            Say(
                "请改小，或在 posts.csv 把更多岗位的 noon 设为 yes",
                "Lower it, or set noon to yes for more posts in posts.csv",
            ),
        )
    if posts and window.minimum > len(posts):
        findings.warn(
            draft.place("windows", row, "minimum"),
            Say(
                f"{window.minimum} 多于窗口“{window.id}”的岗位数 {len(posts)}",
                f"{window.minimum} is more than the {len(posts)} posts of "
                f"window '{window.id}'",
            ),
            Say("按岗位数计算；请核对", "The number of posts counts; check it"),
        )


def _check_ids_apart(draft: Draft, findings: Findings) -> None:
    """A fact names a person or a window by id, so the two must differ."""
    windows = {entry.record.id for entry in draft.windows}
    for entry in draft.staff:
        if entry.record.id in windows:
            findings.error(
                draft.place("staff", entry.row, "id"),
                Say(
                    f"“{entry.record.id}”也是窗口的编号",
                    f"'{entry.record.id}' is also the id of a window",
                ),
                Say("请换一个编号", "Choose another id"),
            )


def _warn_of_windows(
    draft: Draft, posts: dict[str, list[Post]], findings: Findings
) -> None:
    heads = {e.record.window for e in draft.staff if e.record.role == "head"}
    size = Counter(entry.record.window for entry in draft.staff)
    for entry in draft.windows:
        name = entry.record.id
        place = draft.place("windows", entry.row, "id")
        if not posts[name] or not size[name]:
            findings.warn(
                place,
                Say(
                    f"窗口“{name}”有 {size[name]} 人、{len(posts[name])} 个岗位",
                    f"window '{name}' has {size[name]} people and "
                    f"{len(posts[name])} posts",
                ),
                Say("请核对 staff.csv 和 posts.csv", "Check staff.csv and posts.csv"),
            )
        elif name not in heads and size[name] > 1:
            findings.warn(
                place,
                Say(f"窗口“{name}”没有负责人", f"window '{name}' has no head"),
                Say(
                    "请在 staff.csv 把一人的 role 设为 head",
                    "Set role to head for somebody in staff.csv",
                ),
            )


def _warn_of_holders(draft: Draft, findings: Findings) -> None:
    first: dict[str, str] = {}
    for entry in draft.posts:
        post = entry.record
        other = first.setdefault(post.holder, post.id)
        if other != post.id:
            findings.warn(
                draft.place("posts", entry.row, "holder"),
                Say(
                    f"“{post.holder}”已是“{other}”的A岗，不能同时在两处",
                    f"'{post.holder}' already holds '{other}' and cannot be at both",
                ),
                Say("请为其中一个岗位另定A岗", "Name another holder for one of them"),
            )


def _warn_of_backups(draft: Draft, findings: Findings) -> None:
    """Warn of posts whose A/B structure breaks with the first absence."""
    qualified = {entry.record[1] for entry in draft.qualified}
    size = Counter(entry.record.window for entry in draft.staff)
    only_backup = {e.record.holder: e.record.backups for e in draft.posts}
    for entry in draft.posts:
        post = entry.record
        place = draft.place("posts", entry.row, "backups")
        if not post.backups and post.id not in qualified:
            findings.warn(
                place,
                Say(
                    f"岗位“{post.id}”没有B岗，也没有能顶岗的人",
                    f"post '{post.id}' has no backup, and nobody is qualified for it",
                ),
                Say("A岗一离开就空岗；请指定B岗", "Name a backup"),
            )
        elif (
            size[post.window] > _SMALL_WINDOW
            and len(post.backups) == 1
            and only_backup.get(post.backups[0]) == (post.holder,)
            and post.id not in qualified
        ):
            findings.warn(
                place,
                Say(
                    f"“{post.holder}”与“{post.backups[0]}”只互为B岗",
                    f"'{post.holder}' and '{post.backups[0]}' back up only each other",
                ),
                Say(
                    "一人请假就有一岗无人；请再定一名B岗",
                    "One absence empties a post; name a second backup",
                ),
            )


def _warn_of_canteen(draft: Draft, findings: Findings) -> None:
    settings = draft.settings
    if settings is None or settings.canteen_seats is None:
        return
    sittings = sum(block.session == "noon" for block in settings.blocks)
    seats = settings.canteen_seats * sittings
    if sittings and seats < len(draft.staff):
        findings.warn(
            Place(SETTINGS),
            Say(
                f"食堂各时段共 {seats} 座，人员 {len(draft.staff)} 人",
                f"the canteen seats {seats} in all noon blocks together, "
                f"for {len(draft.staff)} people",
            ),
            Say(
                "全员在岗时不可能人人就餐；请核对 canteen_seats",
                "Not everybody can eat when all are there; check canteen_seats",
            ),
        )
