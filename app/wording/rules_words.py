"""Sentences for a rules file that is refused: where (file, rule, key), what, what to do."""

from app.wording.sentence import Advice, Text
from scoring.errors import RulesProblem

_WHERE_JA = "ルールファイル {file}［{rule}］の「{key}」"
_WHERE_EN = "In the rules file {file} [{rule}], '{key}'"
_SAMPLE = Text(
    "見本（points_sample.toml など）と見くらべて直してください。",
    "Compare with the sample (points_sample.toml and others) and mend it.",
)


def _advice(what: Text, todo: Text) -> Advice:
    return Advice(
        Text(f"{_WHERE_JA}{what.ja}", f"{_WHERE_EN}{what.en}"),
        todo,
    )


RULES_ADVICE: dict[RulesProblem, Advice] = {
    RulesProblem.NOT_TOML: Advice(
        Text(
            "ルールファイル {file} は {expected} として読めません"
            "（位置 {key}（行:列）、{value}）。",
            "The rules file {file} cannot be read as {expected} at {key} (line:column): {value}.",
        ),
        Text(
            'その行の引用符「"」や括弧が閉じているか、UTF-8 で保存したかを確かめてください。',
            "Check that quotes and brackets of that line are closed and the file is UTF-8.",
        ),
    ),
    RulesProblem.UNKNOWN_KEY: _advice(
        Text(
            "は使えない項目です（正しい項目: {expected}）。", " is unknown (expected: {expected})."
        ),
        Text(
            "つづりを直すか、その行を消してください。",
            "Correct the spelling or remove the line.",
        ),
    ),
    RulesProblem.MISSING_KEY: _advice(
        Text("がありません（書き方: {expected}）。", " is missing (write: {expected})."),
        Text("「{key}」を書き足してください。", "Add '{key}'."),
    ),
    RulesProblem.WRONG_TYPE: _advice(
        Text(
            "の値 {value} は形が違います（書き方の例: {expected}）。",
            " has a value of the wrong kind, {value} (write for example {expected}).",
        ),
        _SAMPLE,
    ),
    RulesProblem.UNKNOWN_VALUE: _advice(
        Text(
            "の値「{value}」は使えません（正しい値: {expected}）。",
            " cannot be '{value}' (expected: {expected}).",
        ),
        Text(
            "ひな形と同じ書き方に直してください。全角と半角、ローマ数字にも注意してください。",
            "Write it as in the template; mind full-width characters and Roman numerals.",
        ),
    ),
    RulesProblem.DOUBLED_ID: _advice(
        Text("の値「{value}」が 2 回使われています。", " has the value '{value}' twice."),
        Text("別の名前に変えるか、片方を消してください。", "Rename one of the two or remove it."),
    ),
    RulesProblem.NO_CONDITION: _advice(
        Text(
            "がなく、だれに当てはまるか決まりません（必要な項目: {expected}）。",
            " is missing, so it is not told whom this applies to (one of: {expected}).",
        ),
        Text("条件を 1 つ以上書いてください。", "Write at least one condition."),
    ),
    RulesProblem.EMPTY: _advice(
        Text("が空です（書き方: {expected}）。", " is empty (write: {expected})."),
        Text("値を 1 つ以上書いてください。", "Write at least one value."),
    ),
    RulesProblem.NOT_DESCENDING: _advice(
        Text(
            "の値 {value} は、上のレベルより小さくありません（必要な値: {expected}）。",
            " is {value}, which is not below the level above it (needed: {expected}).",
        ),
        Text(
            "しきい値を A・B・C・D の順に小さくしてください。",
            "Let the thresholds fall from A to D.",
        ),
    ),
    RulesProblem.NOT_ASCENDING: _advice(
        Text(
            "の値 {value} は順番に並んでいません（必要な値: {expected}）。",
            " is {value}, which is out of order (needed: {expected}).",
        ),
        Text("小さい順に並べ直してください。", "Put the values in rising order."),
    ),
    RulesProblem.OUT_OF_RANGE: _advice(
        Text(
            "の値 {value} は範囲の外です（必要な値: {expected}）。",
            " is {value}, which is out of range (needed: {expected}).",
        ),
        Text(
            "値を直してください。点は 0 以上、小数は 3 桁までです。",
            "Correct the value; points are 0 or more with at most three decimals.",
        ),
    ),
    RulesProblem.AGE_RANGE: _advice(
        Text(
            "の年齢 {value} が age_to より大きくなっています（必要な値: {expected}）。",
            " is {value}, which is above age_to (needed: {expected}).",
        ),
        Text("age_from と age_to を直してください。", "Correct age_from and age_to."),
    ),
    RulesProblem.DATES_NOT_ASCENDING: _advice(
        Text(
            "の日付 {value} が、前の値の日付より後ではありません（必要な日付: {expected}）。",
            " is {value}, which is not after the day of the value before it (needed: {expected}).",
        ),
        Text(
            "古い日付から順に並べ、同じ日付は 1 つにしてください。",
            "Order the values from the oldest day on, one value per day.",
        ),
    ),
    RulesProblem.NOT_FINITE: _advice(
        Text(
            "の値 {value} はふつうの数ではありません（書き方の例: {expected}）。",
            " is {value}, which is not a finite number (write for example {expected}).",
        ),
        Text("数を書いてください。", "Write a number."),
    ),
    RulesProblem.CASE_WITHOUT_TIER: _advice(
        Text(
            "に、どの層にも入らない世帯があります（{value}）。",
            ": a household may fall in no tier ({value}).",
        ),
        Text(
            "その世帯が入る [[tier.when]] を書き足してください。",
            "Add a [[tier.when]] that such a household falls in.",
        ),
    ),
    RulesProblem.CASE_WITHOUT_VERDICT: _advice(
        Text(
            "に、判定の決まらない世帯があります（{value}）。",
            ": a household may get no verdict ({value}).",
        ),
        Text(
            "その世帯に当てはまる [[rule]] を書き足すか、in_use = false を消してください。",
            "Add a [[rule]] that such a household meets, or remove in_use = false.",
        ),
    ),
    RulesProblem.UNSAFE_VERDICT: _advice(
        Text(
            "「{expected}」では、危ない家や分からない家を安全とみなすことになります（{value}）。",
            " '{expected}' would call a home safe that is unknown or in danger ({value}).",
        ),
        Text(
            "区域の中、水の届く階、分からない家は、立退きか不明にしてください。",
            "Zones, floors the water reaches and unknown homes must be leave or unknown.",
        ),
    ),
    RulesProblem.NOTHING_IN_FORCE: Advice(
        Text(
            "配点表 {file}（{rule}）には、基準日 {value} に有効な要件が 1 つもありません"
            "（有効な日: {expected}）。",
            "The point table {file} ({rule}) has no rule in force on {value} "
            "(in force: {expected}).",
        ),
        Text(
            "基準日か、配点表の「from」の日付を確かめてください。",
            "Check the reference day, or the 'from' days of the table.",
        ),
    ),
}
"""What happened and what to do, for every way a rules file can be wrong."""
