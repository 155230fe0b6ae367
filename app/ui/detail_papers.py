"""What the detail pane says of certificates, consent, contacts and supporters."""

from collections.abc import Iterator
from datetime import timedelta

from app.pipeline.household_detail import HouseholdDetail, MemberDetail
from app.pipeline.person_papers import CertificateDetail, ConsentDetail, ContactDetail, RowPlace
from app.ui.detail_line import Line, state_line
from app.ui.speaker import Speaker
from scoring.record_codes import ConsentState, Validity

_ONE_DAY = timedelta(days=1)
_STATE_ROLES = {Validity.IN_FORCE: "strong", Validity.EXPIRED: "old"}
_CONSENT_ROLES = {ConsentState.GIVEN: "strong", ConsentState.REFUSED: "old"}


class PaperWords:
    """Says what the files say of the members beside the register."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    def contacts(self, detail: HouseholdDetail) -> list[Line]:
        """Give whom else to call, supporters first; nothing where the files name nobody."""
        lines = [
            line
            for member in detail.members
            for contact in member.papers.contacts
            for line in self._contact(contact, member if len(detail.members) > 1 else None)
        ]
        words = self._speaker.say("支援者・緊急連絡先", "Supporters, emergency contacts")
        return [Line(words, "section"), *lines] if lines else []

    def papers(self, detail: HouseholdDetail) -> list[Line]:
        """Give the certificates and the consent of each member who has a score or any of them."""
        lines = [line for member in detail.members for line in self._papers_of(member)]
        words = self._speaker.say("手帳・認定と同意", "Certificates and consent")
        return [Line(words, "section"), *lines] if lines else []

    def _contact(self, contact: ContactDetail, of: MemberDetail | None) -> Iterator[Line]:
        say = self._speaker.say
        relationship = f"（{contact.relationship}）" if contact.relationship else ""
        name = contact.name or say("氏名なし", "no name")
        role = self._speaker.code(contact.role)
        yield Line(f"{role}　{name}{relationship}", "strong")
        for phone in contact.phones:
            yield Line(phone, "person")
        if not contact.phones:
            yield Line(say("電話番号なし", "no phone number"), "strong")
        whose = say(f"{of.name} の", f"of {of.name}, ") if of else ""
        address = f"{contact.address}　" if contact.address else ""
        yield Line(f"{address}{whose}{role}　{self._place(contact.place)}", "small")

    def _papers_of(self, member: MemberDetail) -> Iterator[Line]:
        papers = member.papers
        is_asked = papers.consent.place is not None
        if not (papers.certificates or is_asked or member.score is not None):
            return
        yield Line(member.name, "strong")
        yield Line(self._place(member.place), "small")
        for certificate in papers.certificates:
            yield self._certificate(certificate)
        yield self._consent(papers.consent)

    def _certificate(self, paper: CertificateDetail) -> Line:
        say = self._speaker.say
        overall = paper.overall_grade
        told = [self._speaker.code(paper.kind), paper.part, paper.grade]
        words = " ".join(word for word in told if word)
        if overall:
            words += say(f"（総合{overall}）", f" (overall {overall})")
        told = [self._term(paper), paper.note, self._place(paper.place)]
        small = "\n".join(words for words in told if words)
        role = _STATE_ROLES.get(paper.validity, "quiet")
        return state_line((self._state(paper), words, small), role)

    def _state(self, paper: CertificateDetail) -> str:
        if paper.is_change_pending and paper.validity is Validity.IN_FORCE:
            return self._speaker.say("変更申請中", "change applied for")
        return self._speaker.code(paper.validity)

    def _term(self, paper: CertificateDetail) -> str:
        say, day = self._speaker.say, self._speaker.day
        last = paper.last_day
        if paper.validity is Validity.NOT_YET and paper.first_day is not None:
            return say(f"{day(paper.first_day)}から", f"from {day(paper.first_day)}")
        if paper.validity is Validity.RETURNED and last is not None:
            return say(f"{day(last + _ONE_DAY)}に返還", f"returned {day(last + _ONE_DAY)}")
        if last is None:
            return say("期限の記載なし", "no last day told")
        if paper.is_change_pending and paper.validity is Validity.IN_FORCE:
            return say(
                f"{day(last)}まで（過ぎても決定まで有効）",
                f"until {day(last)}, or until the decision",
            )
        return say(f"{day(last)}まで", f"until {day(last)}")

    def _consent(self, consent: ConsentDetail) -> Line:
        say = self._speaker.say
        if consent.place is None:
            small = say("記録がありません", "there is no record")
        elif consent.answered_on is None:
            small = f"{say('日付なし', 'no day')}\n{self._place(consent.place)}"
        else:
            small = f"{self._speaker.day(consent.answered_on)}\n{self._place(consent.place)}"
        role = _CONSENT_ROLES.get(consent.consent, "quiet")
        words = say("名簿の提供への同意", "consent to hand out the list")
        state = self._speaker.code(consent.consent)
        return state_line((state, words, small), role)

    def _place(self, place: RowPlace) -> str:
        return self._speaker.say(f"{place.file} {place.line}行", f"{place.file} line {place.line}")
