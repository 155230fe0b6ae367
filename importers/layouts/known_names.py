"""Under which headers the systems of town offices write a field; for proposing, never deciding."""

import re

from importers.layouts.targets import FieldTarget, Group
from scoring.codes import ImpairmentPart, MedicalDevice, RequirementKind
from scoring.spelling import comparison_key

_SIGNS = re.compile(r"[_・･/()\[\]{}「」【】<>:;*※\-.,、。#\"'|]+")

ADDRESS_PARTS = (
    "住所市区郡町村名",
    "住所町字",
    "住所番地号表記",
    "住所番地",
    "町字",
    "大字",
    "番地",
)
"""An address in several columns, in this order; the prefecture says nothing inside a town."""

_IDENTITY = {
    "person_id": (
        "宛名番号 宛名コード 宛名CD 宛名NO 個人コード 個人CD 個人NO 住民コード 住民CD "
        "住民NO 住民番号 個人宛名番号 対象者宛名番号 ATENANO KOJINCD 識別番号 識別コード"
    ),
    "name": (
        "氏名 名前 お名前 漢字氏名 氏名漢字 本人氏名 本人名 対象者氏名 対象者名 "
        "利用者氏名 利用者名 被保険者氏名 被保険者名 住民氏名 要支援者氏名 "
        "避難行動要支援者氏名 受給者氏名 SHIMEI"
    ),
    "kana": (
        "氏名カナ カナ氏名 氏名フリガナ フリガナ ふりがな カナ 読み よみがな 氏名かな かな "
        "被保険者氏名カナ 対象者カナ 対象者氏名カナ 利用者氏名カナ 本人カナ 名前カナ "
        "お名前カナ KANA"
    ),
    "birth_date": "生年月日 誕生日 出生年月日 生年月日和暦 生年月日西暦 本人生年月日 SEINENGAPPI",
    "address": (
        "住所 現住所 居所 住所地 住民票住所 自宅住所 所在地 住所1 住所漢字 本人住所 町名番地 JUSHO"
    ),
    "phones": (
        "電話番号 電話 TEL 電話番号1 電話番号2 自宅電話 自宅電話番号 携帯 携帯電話 "
        "携帯電話番号 携帯番号 連絡先電話番号 固定電話 固定電話番号 本人電話番号 電話1 "
        "電話2"
    ),
}
_HISTORY = {
    "is_latest": "最新フラグ 最新区分 最新",
    "history_no": "履歴番号 個人履歴番号 履歴NO 履歴連番",
}
_CONTACT = {
    "name": "{0}氏名 {0}名 {0} {0}名前 {0}1 {0}1氏名 {0}氏名1",
    "relationship": "{0}続柄 {0}関係 {0}本人との関係 {0}との関係 {0}1続柄",
    "phones": "{0}電話番号 {0}電話 {0}TEL {0}携帯 {0}携帯電話 {0}連絡先 {0}1電話 {0}1電話番号",
    "address": "{0}住所 {0}1住所",
}
_GROUPS: dict[Group, dict[str, str]] = {
    Group.RESIDENT: {
        **_IDENTITY,
        **_HISTORY,
        "household_id": "世帯番号 世帯コード 世帯CD 世帯NO 世帯ID SETAINO",
        "sex": "性別 性別コード 性別CD 性別区分 男女 男女別 性別表記 SEIBETSU",
        "relationship_codes": "続柄コード 続柄コード1 続柄コード2 続柄コード3 続柄コード4 続柄CD",
        "relationship": "続柄 続柄表記 続柄名 世帯主との続柄 続き柄",
        "building": "方書 住所方書 建物名 方書名 マンション名 アパート名 住所2 建物名部屋番号",
        "status": "住民状態 住民状態コード 現存区分 消除区分 住民状態区分 異動状態",
        "protection": "支援措置 支援措置区分 支援措置対象 支援措置有無 抑止区分 交付制限",
        "lon": "経度 LON LONGITUDE LNG",
        "lat": "緯度 LAT LATITUDE",
        "floor": "居住階 階 居住階数 所在階",
        "storeys": "建物階数 階数 総階数 建物階",
        "structure": "構造 建物構造 家屋構造 構造区分 構造種別 建物の構造 主体構造 家屋の構造",
        "district": "地区 地区名 自治会 自治会名 行政区 行政区名 町内会 地区コード 地区管理コード1",
        "birth_is_unknown": "生年月日不詳フラグ 生年月日不詳",
        "birth_unknown_text": "生年月日不詳表記",
        "history_branch": "履歴番号枝番号 個人履歴番号枝番号 履歴枝番",
    },
    Group.PERSON: {**_IDENTITY, "age": "年齢 満年齢 歳 年令"},
    Group.NEED: {
        **_HISTORY,
        "kind": "要件種別 種別 手帳種別 手帳種類 手帳の種類 手帳区分 障害種別コード",
        "part": "部位 障害部位 障害名 統計部位 統計部位コード 部位名 障害の部位 機器",
        "grade": (
            "等級 部位別等級 要介護状態区分 要介護状態区分コード 要介護度 介護度 要介護認定 "
            "程度 障害程度 障害等級 判定 認定区分 要介護認定区分 個別等級 手帳等級"
        ),
        "overall_grade": "総合等級 総合等級コード 全体等級",
        "valid_from": (
            "有効開始 有効期間開始日 認定有効期間開始日 要介護認定有効期間開始日 有効開始日 "
            "有効期間開始 認定日 要介護認定日 交付日 交付年月日 初回交付日 再交付日 "
            "認定開始日"
        ),
        "valid_until": (
            "有効終了 有効期間終了日 認定有効期間終了日 要介護認定有効期間終了日 有効終了日 "
            "有効期間終了 有効期限 認定終了日 次回更新日 更新期限"
        ),
        "returned_on": "返還日 返還年月日 返納日",
        "pending": (
            "変更申請中 申請中 申請中フラグ 申請状況 変更申請中フラグ 要介護認定状況コード "
            "要介護認定状況"
        ),
        "certificate_no": (
            "手帳番号 被保険者番号 受給者番号 受給者証番号 介護保険被保険者番号 証番号 認定番号"
        ),
        "note": "備考 摘要 メモ 特記事項 備考欄",
    },
    Group.PROTECTION: {
        **_HISTORY,
        "valid_from": "支援措置開始年月日 支援措置開始日 開始年月日 開始日 支援措置開始",
        "valid_until": "支援措置終了年月日 支援措置終了日 終了年月日 終了日 支援措置終了",
        "kind": "支援措置区分 支援措置種別 措置区分",
    },
    Group.CONSENT: {
        "consent": (
            "同意 同意区分 同意有無 同意の有無 名簿提供同意 情報提供同意 外部提供同意 "
            "平常時提供 平常時提供同意 名簿提供の同意 同意状況 同意確認"
        ),
        "answered_on": "同意日 同意年月日 回答日 同意回答日 同意確認日 回答年月日",
    },
    Group.EMERGENCY: {
        field: " ".join(names.format(who) for who in ("緊急連絡先", "緊急時連絡先", "家族"))
        for field, names in _CONTACT.items()
    },
    Group.SUPPORTER: {
        field: " ".join(names.format(who) for who in ("避難支援者", "支援者", "避難支援等実施者"))
        for field, names in _CONTACT.items()
    },
}
_MARKS: dict[tuple[RequirementKind, str | None], str] = {
    (RequirementKind.CARE_LEVEL, None): "要介護度 介護度 要介護認定 要介護 介護認定 要介護状態区分",
    (
        RequirementKind.PHYSICAL_HANDBOOK,
        None,
    ): "身体障害者手帳 身障手帳 身体手帳 身障等級 身体 身障",
    (RequirementKind.INTELLECTUAL_HANDBOOK, None): "療育手帳 療育 愛の手帳 みどりの手帳",
    (RequirementKind.MENTAL_HANDBOOK, None): "精神障害者保健福祉手帳 精神手帳 精神 精神障害者手帳",
    (RequirementKind.DESIGNATED_DISEASE, None): "難病 指定難病 難病等 特定疾病",
    (RequirementKind.DEMENTIA, None): "認知症自立度 認知症 認知症高齢者自立度",
    (RequirementKind.BEDRIDDEN, None): "寝たきり度 寝たきり 障害高齢者自立度",
    (RequirementKind.PREGNANCY, None): "妊産婦 妊婦",
    (RequirementKind.JAPANESE, None): "日本語 日本語困難 日本語の理解が困難",
    (RequirementKind.SUPPORT_WISH, None): "避難支援希望 支援希望 避難希望 支援が必要 避難支援要",
    (RequirementKind.MANUAL, None): "手動追加 職員追加 その他の理由 見守り 見守り要",
    (RequirementKind.MEDICAL_DEVICE, MedicalDevice.VENTILATOR.value): "人工呼吸器 呼吸器使用",
    (
        RequirementKind.MEDICAL_DEVICE,
        MedicalDevice.HOME_OXYGEN.value,
    ): "在宅酸素 酸素 HOT 酸素濃縮器",
    (RequirementKind.MEDICAL_DEVICE, MedicalDevice.SUCTION.value): "吸引 たん吸引 吸引器 痰吸引",
    **{
        (RequirementKind.PHYSICAL_HANDBOOK, part.value): f"{part.value} {part.value}障害"
        for part in ImpairmentPart
    },
}
OTHER_PERSONS = re.compile(
    "世帯主|転入前|転出先|転居前|前住所|旧|通称|保護者|本籍|筆頭|緊急|支援者|実施者|家族|届出|操作|"
    "事業所|ケアマネ|医療機関|主治医|民生委員|担当|送付先|ローマ字|外国人|コード|郵便|以前|施設"
)
"""A header with one of these, beyond a known name, is about something else than the person."""


def name_key(header: str) -> str:
    """Give the form in which headers are compared with known names: signs do not count."""
    return _SIGNS.sub("", comparison_key(header.replace("\n", "")))


def _keys(field: str, names: str) -> tuple[str, ...]:
    parts = map(name_key, ADDRESS_PARTS) if field == "address" else ()
    return tuple(dict.fromkeys([*map(name_key, names.split()), *parts]))


KNOWN_NAMES: dict[FieldTarget, tuple[str, ...]] = {
    FieldTarget(group, field): _keys(field, names)
    for group, fields in _GROUPS.items()
    for field, names in fields.items()
}
"""By field the keys of its names, the likeliest first."""

KNOWN_MARKS: dict[str, tuple[RequirementKind, str | None]] = {
    name_key(name): need for need, names in _MARKS.items() for name in names.split()
}
"""By the key of a header the need that a column of a wide list stands for."""
