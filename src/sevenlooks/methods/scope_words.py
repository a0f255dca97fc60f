"""The words by which a name or scope speaks of training, tutoring or minding children, or of something else.

Written from the standard wording of registered scopes (经营范围规范表述) and the covers named in 教监管厅函〔2021〕8号,
教监管厅函〔2021〕16号 and 教育部令第53号 第18条. Science (科技) or sport (体育) alone are in no list.
"""

import re
from typing import Final


def _any(words: str) -> re.Pattern[str]:
    return re.compile("|".join(words.split()))


CHILD: Final = _any(
    "中小学 小学 初中 高中 中学 学生 少儿 少年 儿童 幼儿 婴幼 婴儿 未成年 学前 学龄 幼小衔接 幼升小 小升初 K12 宝宝 "
    "孩子 亲子 中考"
)
ADULT: Final = _any(
    "成人 (?<!未)成年 职业 职工 员工 企业 管理 干部 党建 党务 公务员 公考 考公 考研 大学生 自考 继续教育 学历提升 "
    "司法 执业 资格 上岗 从业 岗位 技能 "
    "技术 业务 驾驶 驾校 安全 消防 急救 救护 会计 财务 财富 金融 股票 理财 税务 产权 营销 电商 电子商务 主播 直播 "
    "互联网 软件 计算机 电脑 信息化 数控 "
    "工业 美容 美发 化妆 美甲 烹饪 厨师 烘焙 餐饮 茶艺 花艺 插花 咖啡 调酒 瑜伽 健身 普拉提 礼仪 家政 月嫂 育婴 "
    "保育员 催乳 母婴 产后 养老 护理 老年 医 "
    "药 针灸 按摩 推拿 保健 心理 农业 种植 养殖 渔业 林业 机械 设备 操作 使用 产品 客户 会议 人力资源 劳务 创业 师资 "
    "(?<!家庭)(?<!住家)(?<!私人)教师 教练员 裁判员 物流 航空 无人机 "
    "船员 乘务 电工 焊工 建筑 工程 施工 环保 保安 军事 宠物 犬 动物 驯养 MBA 总裁 高管"
)
# A thing made, sold or studied for teaching is no teaching, whatever it is called after.
TRADE: Final = _any(
    "销售 批发 零售 制造 生产 加工 租赁 出租 出版 发行 印刷 印制 装修 装饰 安装 维修 维护 设计 开发 研发 研究 设备 "
    "器材 仪器 模型 用品 用具 教具 玩具 文具 "
    "图书 书籍 音像 软件 硬件 家具 服装 校服 食品 配送 运输 客运 摄影 游乐 乐园 游艺 保险 基金 投资 贷款 广告 展览 "
    "装备 物业 保洁 检测 评价 评估 认证 测评 "
    "移民 签证 进出口 票务 赛事 演出 经纪 旅行 旅游 留学 诊所 托运"
)

# Sure by themselves: nobody but children and their parents buys these.
TUTORING: Final = _any(
    "学科类 学科培训 学科辅导 校外培训 (?<!国)(?<!专)家教(?!育|授|材|学) 家庭教师 住家教师 众筹私教 课外辅导 课后辅导 "
    "课业辅导 作业辅导 学业辅导 功课辅导 升学辅导 "
    "中考辅导 高考辅导 文化课 文化补习 文化辅导 补习 补课 (?<!栽)培优 托辅 幼小衔接 早教 早期教育 学前教育 幼儿教育 "
    "儿童教育 少儿教育 奥数 珠心算"
)
MINDING: Final = _any(
    "托育 托儿 托幼 小饭桌 午托 晚托 日托 暑托 寒托 (?:课后|放学|校外|园外|学生|儿童|幼儿|少儿|假期|作业)托管 "
    "(?:儿童|幼儿|学生|课后)(?:看护|照护|照看|看管) "
    "课后服务"
)
BARE_MINDING: Final = re.compile("^(?:提供|从事|开展)?托管(?:服务|中心|班|机构)?$")

_TAUGHT: Final = (
    "艺术|文艺|文体|音乐|声乐|器乐|钢琴|古筝|吉他|舞蹈|美术|绘画|书法|国画|围棋|象棋|棋类|口才|主持|表演|武术"
    "|跆拳道|篮球|足球|羽毛球|乒乓球|游泳|轮滑"
    "|体能|体育|运动|语言|外语|英语|日语|韩语|作文|写作|阅读|国学|编程|机器人|思维|素质|素养|文化|教育|科普|语文"
    "|数学|物理|化学"
)
TRAINING: Final = re.compile(
    f"(?:{_TAUGHT})[^,;]{{0,8}}?(?:培训|辅导|教学|训练|授课)|(?:培训|辅导|教学|授课)[^,;]{{0,4}}(?:{_TAUGHT})"
    "|培训学校|培训机构|培训中心|培训班|辅导班|辅导中心|兴趣班|特长班"
)
BARE_TRAINING: Final = re.compile(
    "^(?:提供|从事|开展|各类|其他|其它|综合|社会|非学历|短期)*(?:培训|辅导|教学|授课)(?:服务|活动|业务|项目|咨询)*$"
)
CHILD_TRAINING: Final = _any("培训 辅导 教学 授课 训练 课程 教育 兴趣班")
ADVICE: Final = re.compile(
    "教育(?:信息|项目|文化|管理|技术)*(?:咨询|服务)|^(?:文化|素质|国学|艺术|美术|音乐|课外)?教育(?:活动)?$"
)
TO_PARENTS: Final = _any("家庭教育 家长")

# An exclusion that names these leaves out the licensed kind; one that names only meals, lodging or medicine does not.
LICENSED: Final = _any("培训 教育 办学 教学 辅导 许可 审批 前置 补习 文化课 学科")
EDUCATING: Final = _any("培训 教育 办学 教学 辅导 补习 文化课 学科")  # 信息咨询(不含许可类信息咨询) is not about it
SUBJECT_TEACHING: Final = re.compile(
    "(?:义务教育阶段|中小学生?)*(?:学科类?|文化课)(?:文化|校外)*(?:培训|教育|辅导|教学|补习)*(?:活动|服务|业务|内容)*"
)

NAME_SURE: Final = _any(
    "培训 补习 补课 辅导 (?<!国)(?<!专)家教(?!育|授|材|学) 托管 托育 托儿 托幼 托辅 午托 晚托 小饭桌 早教 幼教 "
    "(?<!栽)培优 奥数 珠心算 幼小衔接 "
    "作文(?!化|具|创|旅) 自习室 艺校 艺术学校 (?:少儿|儿童|青少年)(?:编程|英语|艺术|舞蹈|美术|口才|体适能|成长)"
)
NAME_SLIGHT: Final = _any("教育 学堂 课堂 学塾 私塾 英语 外语 学习中心 成长中心")
NAME_ADULT: Final = _any(
    "成人 职业 职教 技能 会计 财会 财税 财富 金融 公考 考公 公务员 考研 自考 学历 司法 法考 执业 建造师 驾校 驾驶 "
    "驾培 消防 安全 电商 家政 月嫂 育婴 护理 "
    "美容 美发 化妆 美甲 烘焙 厨师 烹饪 茶艺 瑜伽 健身 养老 老年 中医 企业培训 商学院 总裁 宠物 犬"
)
NAME_GOODS: Final = _any(
    "设备 装备 器材 仪器 用品 文具 书店 图书 书业 出版 印务 印刷 软件 玩具 家具 服饰 服装 餐饮 食品 酒店 投资 基金 "
    "资产 物业 建筑 装饰 工程 旅行社 电子 网络电视"
)
NAME_REGULAR_SCHOOL: Final = re.compile("(?:幼儿园|小学|中学|高中|大学|学院)(?:有限责任公司|有限公司|公司)?$")
SCHOOLING: Final = re.compile(
    "^(?:实施|从事|提供)?(?:全日制|普通)?(?:学前|幼儿|小学|初中|高中|中学|义务|基础|高等)教育(?:服务)?$|^(?:幼儿)?保育(?:服务)?$"
)
OTHER_CUSTODY: Final = _any(
    "股权 资产 资金 证券 服务器 主机 网站 数据 系统 设备 企业 项目 物业 土地 农业 车 宠物 财务 房屋 酒店 账户 信托 产权"
)
