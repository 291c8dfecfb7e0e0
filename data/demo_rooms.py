"""What a county hall is made of: its windows, their tasks, and people's names."""

from typing import NamedTuple


class Room(NamedTuple):
    """A window before it has people: how many of what."""

    name: str
    department: str
    kind: str
    people: int
    posts: int
    noon: int
    cadres: int


ROOMS = (
    Room("综合窗口", "行政审批局", "administrative", 10, 8, 2, 2),
    Room("公安户政窗口", "公安局", "administrative", 8, 7, 1, 2),
    Room("出入境窗口", "公安局", "administrative", 5, 4, 0, 2),
    Room("人力社保窗口", "人力资源和社会保障局", "administrative", 9, 7, 1, 2),
    Room("医疗保障窗口", "医疗保障局", "administrative", 8, 7, 1, 2),
    Room("税务窗口", "税务局", "administrative", 10, 8, 2, 2),
    Room("市场监管窗口", "市场监督管理局", "administrative", 8, 7, 1, 2),
    Room("不动产登记窗口", "自然资源和规划局", "administrative", 9, 7, 1, 2),
    Room("公积金窗口", "住房公积金管理中心", "public_service", 5, 4, 1, 2),
    Room("民政窗口", "民政局", "administrative", 4, 3, 0, 2),
    Room("卫生健康窗口", "卫生健康局", "administrative", 4, 3, 0, 2),
    Room("住房建设窗口", "住房和城乡建设局", "administrative", 6, 5, 1, 2),
    Room("交通运输窗口", "交通运输局", "administrative", 4, 3, 0, 2),
    Room("生态环境窗口", "生态环境分局", "administrative", 3, 2, 0, 1),
    Room("应急管理窗口", "应急管理局", "administrative", 3, 2, 0, 2),
    Room("农业农村窗口", "农业农村局", "administrative", 3, 2, 0, 2),
    Room("水电气窗口", "公用事业服务中心", "public_service", 6, 5, 1, 2),
    Room("教育窗口", "教育局", "administrative", 2, 2, 0, 1),
    Room("公证窗口", "司法局", "public_service", 2, 2, 0, 1),
    Room("文化旅游窗口", "文化和旅游局", "administrative", 1, 1, 0, 1),
)
TASKS = ("咨询", "受理一", "受理二", "审核", "登记", "缴费", "制证", "出件")
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余"
)
GIVEN_NAMES = (
    "建国", "秀英", "志强", "丽娟", "国华", "晓燕", "海涛", "玉兰", "文斌", "婷婷",
    "伟", "敏", "静", "磊", "洁", "勇", "艳", "杰", "涛", "娜",
    "志伟", "雅琴", "俊峰", "春梅", "永强", "雪梅", "子涵", "思雨", "家豪", "梦瑶",
    "浩然", "欣怡", "宇航", "佳慧", "明辉", "红霞", "立新", "月华", "光明", "惠芳",
    "振东", "彩云", "学军", "淑珍", "少华", "美玲", "卫东", "桂芳", "一鸣", "若曦",
    "亚楠", "晨曦", "鹏飞", "海燕", "庆华", "小红", "云峰", "丹丹", "新宇", "莉莉",
)  # fmt: skip
