"""Words for the codes of imports: certificates, consent, contacts, linkage and differences."""

from app.wording.sentence import Text
from scoring.record_codes import (
    ConsentState,
    ContactRole,
    Difference,
    LinkField,
    LinkLevel,
    LinkState,
    SourceRole,
    Validity,
)

SOURCE_ROLE_WORDS: dict[SourceRole, Text] = {
    SourceRole.PROTECTION: Text("支援措置", "address protection"),
    SourceRole.REGISTRY: Text("住基", "register"),
    SourceRole.CARE: Text("介護", "care"),
    SourceRole.DISABILITY: Text("障害", "disability"),
    SourceRole.CONSENT: Text("同意", "consent"),
    SourceRole.WELFARE: Text("福祉", "welfare"),
}

VALIDITY_WORDS: dict[Validity, Text] = {
    Validity.IN_FORCE: Text("有効", "in force"),
    Validity.NOT_YET: Text("開始前", "not yet in force"),
    Validity.EXPIRED: Text("期限切れ", "expired"),
    Validity.RETURNED: Text("返還", "returned"),
}

CONSENT_WORDS: dict[ConsentState, Text] = {
    ConsentState.GIVEN: Text("同意", "consent given"),
    ConsentState.REFUSED: Text("不同意", "consent refused"),
    ConsentState.UNANSWERED: Text("未回答", "not answered"),
}

CONTACT_ROLE_WORDS: dict[ContactRole, Text] = {
    ContactRole.EMERGENCY: Text("緊急連絡先", "emergency contact"),
    ContactRole.SUPPORTER: Text("支援者", "supporter"),
}

LINK_STATE_WORDS: dict[LinkState, Text] = {
    LinkState.LINKED: Text("照合済み", "linked"),
    LinkState.POSSIBLE: Text("照合待ち", "to be reviewed"),
    LinkState.NONE: Text("未照合", "not linked"),
}

LINK_FIELD_WORDS: dict[LinkField, Text] = {
    LinkField.NAME: Text("氏名", "name"),
    LinkField.KANA: Text("カナ", "kana"),
    LinkField.BIRTH: Text("生年月日", "birth date"),
    LinkField.ADDRESS: Text("住所", "address"),
    LinkField.PHONE: Text("電話", "phone"),
}

LINK_LEVEL_WORDS: dict[LinkLevel, Text] = {
    LinkLevel.NULL: Text("記載なし", "not given"),
    LinkLevel.EXACT: Text("一致", "the same"),
    LinkLevel.CLOSE: Text("近い", "close"),
    LinkLevel.DIFFERENT: Text("違う", "different"),
}

DIFFERENCE_WORDS: dict[Difference, Text] = {
    Difference.ARRIVED: Text("新しく載った人", "new person"),
    Difference.DIED: Text("死亡", "died"),
    Difference.MOVED_OUT: Text("転出", "moved out"),
    Difference.DELETED: Text("消除", "deleted"),
    Difference.VANISHED: Text("理由なく消えた人", "vanished without a reason"),
    Difference.HOUSEHOLD_CHANGED: Text("世帯の変更", "household changed"),
    Difference.ADDRESS_CHANGED: Text("住所の変更", "address changed"),
    Difference.DETAILS_CHANGED: Text("記載の変更", "details changed"),
    Difference.REQUIREMENT_NEW: Text("新しい要件", "new need"),
    Difference.REQUIREMENT_CHANGED: Text("要件の変更", "need changed"),
    Difference.REQUIREMENT_ENDED: Text("要件の終了", "need ended"),
    Difference.REQUIREMENT_EXPIRED: Text("要件の期限切れ", "need expired"),
    Difference.SCORE_UP: Text("スコアが上がった人", "score up"),
    Difference.SCORE_DOWN: Text("スコアが下がった人", "score down"),
    Difference.PROTECTION_SET: Text("支援措置の開始", "address protection set"),
    Difference.PROTECTION_UNSET: Text(
        "支援措置が外れたとある人", "protection no longer in the file"
    ),
    Difference.CONSENT_CHANGED: Text("同意の変更", "consent changed"),
}
