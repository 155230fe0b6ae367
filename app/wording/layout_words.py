"""Words for layouts: kinds of file, the fields a column may be, how a proposal stands."""

from app.wording.sentence import Text
from importers.layouts.propose import Standing
from importers.layouts.targets import FieldTarget, Group, SourceKind

SOURCE_KIND_WORDS: dict[SourceKind, Text] = {
    SourceKind.REGISTRY: Text("住民の台帳（1行にひとり）", "resident register (a row per person)"),
    SourceKind.NEEDS: Text(
        "要介護・手帳など（1行に1件）", "care levels, certificates (a row each)"
    ),
    SourceKind.PROTECTIONS: Text("支援措置の対象者", "protected persons"),
    SourceKind.CONSENTS: Text("名簿提供の同意", "consent"),
    SourceKind.CONTACTS: Text("連絡先・支援者", "contacts and supporters"),
    SourceKind.WIDE_LIST: Text("名簿（1行にひとり、○×や等級の列）", "list (a row per person)"),
}

GROUP_WORDS: dict[Group, Text] = {
    Group.RESIDENT: Text("住民", "resident"),
    Group.PERSON: Text("本人", "person"),
    Group.NEED: Text("要件", "need"),
    Group.PROTECTION: Text("支援措置", "protection"),
    Group.CONSENT: Text("同意", "consent"),
    Group.EMERGENCY: Text("緊急連絡先", "emergency contact"),
    Group.SUPPORTER: Text("避難支援者", "supporter"),
}

_NAMES: dict[str, Text] = {
    "person_id": Text("宛名番号", "person number"),
    "household_id": Text("世帯番号", "household number"),
    "name": Text("氏名", "name"),
    "kana": Text("氏名カナ", "kana"),
    "birth_date": Text("生年月日", "birth date"),
    "age": Text("年齢", "age"),
    "sex": Text("性別", "sex"),
    "relationship": Text("続柄（言葉）", "relationship (words)"),
    "relationship_codes": Text("続柄（コード）", "relationship (codes)"),
    "address": Text("住所", "address"),
    "building": Text("方書・建物名", "building"),
    "phones": Text("電話番号", "phone numbers"),
    "status": Text("住民状態（転出・死亡など）", "state (moved, dead …)"),
    "protection": Text("支援措置の有無", "address protection"),
    "lon": Text("経度", "longitude"),
    "lat": Text("緯度", "latitude"),
    "floor": Text("居住階", "floor"),
    "storeys": Text("建物の階数", "storeys"),
    "structure": Text("建物の構造（木造・非木造）", "structure (wooden or not)"),
    "district": Text("地区", "district"),
    "birth_is_unknown": Text("生年月日の不詳フラグ", "birth date unknown (flag)"),
    "birth_unknown_text": Text("生年月日の不詳表記", "birth date unknown (words)"),
    "is_latest": Text("最新フラグ", "latest row (flag)"),
    "history_no": Text("履歴番号", "history number"),
    "history_branch": Text("履歴番号の枝番", "history branch number"),
    "kind": Text("種別", "kind"),
    "part": Text("部位・機器", "part or device"),
    "grade": Text("等級・要介護度", "grade"),
    "overall_grade": Text("総合等級", "overall grade"),
    "valid_from": Text("有効期間の始まり", "valid from"),
    "valid_until": Text("有効期間の終わり", "valid until"),
    "returned_on": Text("返還日", "returned on"),
    "pending": Text("変更申請中", "change applied for"),
    "certificate_no": Text("手帳・被保険者の番号", "certificate number"),
    "note": Text("備考", "note"),
    "consent": Text("同意・不同意", "consent"),
    "answered_on": Text("回答日", "answered on"),
}

STANDING_WORDS: dict[Standing, Text] = {
    Standing.SURE: Text("見出しで判断", "by its header"),
    Standing.GUESSED: Text("推定", "guessed"),
    Standing.UNUSED: Text("使わない", "not used"),
}


def field_word(field: str) -> Text:
    """Give the words of a field of a layout."""
    return _NAMES[field]


def target_word(target: FieldTarget) -> Text:
    """Give the words of a field with its table: 緊急連絡先：氏名."""
    group, name = GROUP_WORDS[target.group], field_word(target.field)
    if target.group in {Group.RESIDENT, Group.PERSON}:
        return name
    return Text(f"{group.ja}：{name.ja}", f"{group.en}: {name.en}")
