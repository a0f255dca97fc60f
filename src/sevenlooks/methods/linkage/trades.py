"""The words of trades in Chinese company names: which teach, mind children, or may cover teaching.

The covers are those that the law names: 咨询, 文化传播, 家政服务, 素质拓展, 竞赛, 思维训练, 研学, 游学, 营地, 托管
(教监管厅函〔2021〕8号, 教育部令第53号 第18条), and the arts and sports that bodies turn to. What any firm may call
itself (科技, 服务, 管理) says nothing.
"""

from typing import Final, Literal

Kind = Literal["teaching", "minding", "cover", "other", ""]

_TEACHING: Final = (
    "教育 培训 辅导 补习 补课 学校 学堂 书院 课堂 家教 外语 英语 语言 早教 学习 培优 文化课 "
    "作文 幼儿园 中学 小学 高考 中考 学苑 学院 教学 "
)
_MINDING: Final = "托管 托育 托幼 托儿 午托 晚托 托辅 托班 小饭桌 幼托 "
_COVER: Final = (
    "家政 文化 传播 传媒 咨询 素质 拓展 素养 思维 训练 竞赛 研学 游学 营地 夏令营 冬令营 艺术 "
    "美术 书法 舞蹈 音乐 钢琴 琴行 画室 围棋 棋社 体育 体能 运动 健身 篮球 足球 跆拳道 少儿 "
    "青少年 儿童 亲子 阅读 书店 图书 文创 创意 科普 编程 家庭教育指导 自习室 留学 文体 文艺 "
    "交流 策划 会展 会议 "
)
_OTHER: Final = (
    "电子 电气 电器 电力 机电 机械 机器人 五金 彩钢板 塑胶 模具 轴承 锅炉 空调 照明 光电 激光 "
    "精密 智能 自动化 自动门 工业 设备 仪器 称重 试验 印刷 网印 包装 制品 涂料 材料 新材料 "
    "高新材料 化工 无纺布 电路板 膜结构 鞋业 服装 服饰 家具 家居 建设 建筑 建材 工程 装饰 装潢 "
    "设计 勘测 监理 防水 环氧 地坪 厨房 园林 房地产 物业 保洁 环保 环境 净化 水处理 节能 物流 "
    "运输 汽车 机动车 维修 柴油机 餐饮 食品 酒店 茶业 农业 医药 医疗 商贸 贸易 销售 批发 零售 "
    "日用品 百货 用品 实业 投资 金融 保险 租赁 广告 摄影 知识产权 代理 劳务 旅游 烟酒 超市 "
    "制造 生产 加工 纸业 酒业 门窗 门业 企业管理 工程机械 防水工程 美容 美发 药房 诊所 水产 "
    "渔具 "
)
# What any firm may call itself.
_PLAIN: Final = (
    "科技 技术 信息 网络 在线 互联网 软件 服务 管理 发展 开发 商务 集团 国际 控股 供应链 "
    "电子商务 数字 数据 方案 产业 事业 企业 高科 高科技 "
)

_WORDS_OF: Final[dict[Kind, str]] = {
    "": _PLAIN,
    "other": _OTHER,
    "cover": _COVER,
    "minding": _MINDING,
    "teaching": _TEACHING,
}
WORDS: Final[dict[str, Kind]] = {word: kind for kind, words in _WORDS_OF.items() for word in words.split()}


def kind_of(words: tuple[str, ...]) -> Kind:
    """What a trade is: its last telling word decides, for the head of a Chinese compound stands at its end.

    教育科技 teaches, 文体用品 sells, 教育咨询 and 文化传播 may cover teaching, 科技 alone says nothing.
    """
    return next((WORDS[word] for word in reversed(words) if WORDS.get(word)), "")
