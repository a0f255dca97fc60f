"""First days of the rules that the province's people know of: what was lawful the day before."""

from datetime import date

DOUBLE_REDUCTION = date(2021, 7, 24)  # 中办发〔2021〕40号
DISGUISED_FORMS = date(2021, 9, 8)  # 教监管厅函〔2021〕8号
MATERIALS = date(2021, 8, 25)  # 教监管厅函〔2021〕6号
STAFF = date(2021, 9, 14)  # 从业人员管理办法
GUIDE_PRICES = date(2021, 9, 6)  # 发改价格〔2021〕1279号
CONVERSION = date(2021, 10, 12)  # 营转非工作通知
MODEL_CONTRACT = date(2021, 10, 13)  # GF-2021-2604
PREPAID = date(2021, 10, 21)  # 教监管函〔2021〕2号
CLASSIFICATION = date(2021, 11, 8)  # 教监管厅函〔2021〕16号
ADVERTISING = date(2021, 11, 10)  # 八部门广告管控通知
FIRE_SAFETY = date(2022, 5, 17)  # 教监管厅函〔2022〕9号
FIVE_THOUSAND = date(2022, 12, 29)  # 十三部门非学科类意见
PENALTIES = date(2023, 10, 15)  # 教育部令第53号
