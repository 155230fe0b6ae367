"""The schemas of what imports bring beside the register: papers, records, links, differences.

As in :mod:`scoring.frames`, a frame has exactly these columns in this order.
"""

from scoring.columns import DAY, NUMBER, TEXT, TRUTH, WHOLE, FrameSchema, always, maybe
from scoring.record_codes import ConsentState, ContactRole, Difference, LinkState

PROTECTIONS = FrameSchema(
    "protections",
    (
        always("person_id", TEXT, "宛名番号 of a person under 支援措置"),
        maybe("valid_from", DAY, "支援措置開始年月日"),
        maybe("valid_until", DAY, "day after 支援措置終了年月日; it does not end by itself then"),
        maybe("kind", TEXT, "支援措置区分 as given"),
        always("file", TEXT, "source file name"),
        always("line", WHOLE, "line in the source file"),
        always("source", TEXT, "key of the source the row came from"),
    ),
)

CONSENTS = FrameSchema(
    "consents",
    (
        always("person_id", TEXT, "宛名番号, or the record_id of a record that has none"),
        always("consent", ConsentState, "同意・不同意・未回答"),
        maybe("answered_on", DAY, "day of the answer; empty: not said"),
        always("file", TEXT, "source file name"),
        always("line", WHOLE, "line in the source file"),
        always("source", TEXT, "key of the source the row came from"),
    ),
)

CONTACTS = FrameSchema(
    "contacts",
    (
        always("person_id", TEXT, "宛名番号, or the record_id of a record that has none"),
        always("role", ContactRole, "緊急連絡先 or 避難支援等実施者"),
        maybe("name", TEXT, "氏名 as given"),
        maybe("relationship", TEXT, "続柄・間柄 as given"),
        maybe("phones", TEXT, "電話番号, several joined by ';' in the order given"),
        maybe("address", TEXT, "住所 as given"),
        always("file", TEXT, "source file name"),
        always("line", WHOLE, "line in the source file"),
        always("source", TEXT, "key of the source the row came from"),
    ),
)

RECORDS = FrameSchema(
    "records",
    (
        always("record_id", TEXT, "made from what the record says of the person; unique"),
        maybe("given_id", TEXT, "宛名番号 as given that the registry does not know"),
        maybe("name", TEXT, "氏名 as given"),
        maybe("kana", TEXT, "氏名カナ as given"),
        maybe("birth_date", DAY, "earliest 生年月日 that fits"),
        maybe("birth_latest", DAY, "latest 生年月日 that fits; birth_date where it is known"),
        maybe("address", TEXT, "住所 as given"),
        maybe("phones", TEXT, "電話番号, several joined by ';' in the order given"),
        always("file", TEXT, "source file name"),
        always("line", WHOLE, "line in the source file"),
        always("source", TEXT, "key of the source the record came from"),
    ),
    key=("record_id",),
)

LINKS = FrameSchema(
    "links",
    (
        always("record_id", TEXT, "a record of RECORDS; unique"),
        always("state", LinkState, "linked, possible or none"),
        maybe("person_id", TEXT, "宛名番号 it is linked to; empty unless LINKED"),
        always("is_decided", TRUTH, "a person decided (照合), not the rules"),
        maybe("evidence", TEXT, "field=level pairs joined by ';' of the link or best candidate"),
    ),
    key=("record_id",),
)

CANDIDATES = FrameSchema(
    "candidates",
    (
        always("record_id", TEXT, "a record that is not linked by the rules"),
        always("person_id", TEXT, "宛名番号 of a resident it may be"),
        always("place", WHOLE, "1 the likeliest"),
        always("evidence", TEXT, "field=level pairs joined by ';'"),
        always("likeness", NUMBER, "0 to 1, for the order of candidates only"),
    ),
    key=("record_id", "person_id"),
)

DOUBLES = FrameSchema(
    "doubles",
    (
        always("person_id", TEXT, "宛名番号; the smaller in text order"),
        always("other_id", TEXT, "another 宛名番号 that seems to be the same person or paper"),
        always("evidence", TEXT, "field=level pairs, or certificate=<kind>"),
    ),
)

DIFFERENCES = FrameSchema(
    "differences",
    (
        always("batch", WHOLE, "number of the import it came with"),
        always("difference", Difference, "what changed"),
        always("person_id", TEXT, "宛名番号"),
        maybe("household_id", TEXT, "世帯番号 after, or before for one who is gone"),
        maybe("what", TEXT, "kind and part of a need, or the name of the field"),
        maybe("before", TEXT, "value before, in words"),
        maybe("after", TEXT, "value after, in words"),
        maybe("reason", TEXT, "why, where the values alone do not tell"),
    ),
)

BATCHES = FrameSchema(
    "batches",
    (
        always("batch", WHOLE, "number of the import, from 1"),
        always("accepted_at", TEXT, "moment of acceptance, ISO text with zone"),
        always("author", TEXT, "who accepted"),
        always("source", TEXT, "key of the source that the file replaced"),
        always("layout", TEXT, "name of the layout it was read with"),
        always("file", TEXT, "file name"),
        always("sha256", TEXT, "digest of the file"),
        maybe("exported_on", DAY, "date of the data; empty: nobody said"),
        maybe("office", TEXT, "office that gave the file"),
        always("rows", WHOLE, "rows of the file"),
    ),
    key=("batch", "source"),
)

LISTED_BEFORE = FrameSchema(
    "listed_before",
    (
        always("person_id", TEXT, "宛名番号 of a resident on the last printed list"),
        always("household_id", TEXT, "世帯番号 then"),
        always("fingerprint", TEXT, "of the list"),
        always("printed_at", TEXT, "moment of printing, ISO text with zone"),
        maybe("name", TEXT, "氏名 as printed then; empty: an older town did not keep it"),
        maybe("address", TEXT, "住所 as printed then"),
    ),
    key=("person_id",),
)
