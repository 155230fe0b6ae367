"""The handler of the program's scheme: answers at once, or from two painting threads."""

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QObject, Qt, QUrl, QUrlQuery, Signal
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlSchemeHandler
from shiboken6 import isValid

from app.ui.map.answers import SCHEME, MapAnswers
from app.ui.map.questions import (
    BaseQuestion,
    ChoiceQuestion,
    FileQuestion,
    LabelsQuestion,
    Question,
    ReadyTold,
    TileQuestion,
    Told,
    read_question,
)
from gis.base_map.tile_source import TilePicture
from gis.town_map.content import safe_json

_PAINTERS = 2
_JSON = b"application/json"
_PNG = b"image/png"


class MapServer(QWebEngineUrlSchemeHandler):
    """Serves the map page.

    Tells by ``household_chosen`` (str) which home a person pressed, by ``done`` (AreaTold,
    GroupTold, DistrictTold) what else a person did, by ``page_ready`` that the page stands.
    """

    household_chosen = Signal(str)
    done = Signal(object)
    page_ready = Signal()
    _painted = Signal(object, object)

    def __init__(self, answers: MapAnswers, parent: QObject) -> None:
        super().__init__(parent)
        self._answers = answers
        self._painters = ThreadPoolExecutor(_PAINTERS, thread_name_prefix="map")
        self._painted.connect(self._reply_tile, Qt.ConnectionType.QueuedConnection)
        self._is_stopped = False
        self.refused_questions = 0
        self.failed_tiles = 0

    def stop(self) -> None:
        """End the painting threads; tiles asked afterwards are refused."""
        self._is_stopped = True
        self._painters.shutdown(wait=True, cancel_futures=True)

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request of the page; one that is not ours to answer is refused."""
        question = _read(job)
        answer = None if question is None else self._answer(question)
        if answer is not None:
            _reply(job, *answer)
        elif isinstance(question, TileQuestion | BaseQuestion) and not self._is_stopped:
            painting = self._painters.submit(self._paint, question)
            painting.add_done_callback(partial(self._hand_over, job))
        else:
            self.refused_questions += 1
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

    def _answer(self, question: Question) -> tuple[bytes, bytes] | None:
        """Answer what can be answered at once; None: it must be painted, or there is none."""
        body = b"{}"
        match question:
            case FileQuestion():
                served = self._answers.file(question.name)
                return None if served is None else (served.mime.encode("ascii"), served.body)
            case TileQuestion():
                painted = self._answers.painted(question)
                return None if painted is None else (_PNG, painted)
            case BaseQuestion():
                return None
            case LabelsQuestion():
                body = safe_json(self._answers.homes.labels(question.frame)).encode("utf-8")
            case ChoiceQuestion():
                self._tell_choice(question)
            case _:
                self._take(question)
        return _JSON, body

    def _take(self, told: Told) -> None:
        if isinstance(told, ReadyTold):
            self.page_ready.emit()
        else:
            self.done.emit(told)

    def _paint(self, question: TileQuestion | BaseQuestion) -> TilePicture:
        if isinstance(question, BaseQuestion):
            return self._answers.base_picture(question)
        return TilePicture(_PNG.decode("ascii"), self._answers.tile(question))

    def _tell_choice(self, question: ChoiceQuestion) -> None:
        household_id = self._answers.household_at(question)
        if household_id is not None:
            self.household_chosen.emit(household_id)

    def _hand_over(self, job: QWebEngineUrlRequestJob, painted: Future[TilePicture]) -> None:
        """Bring a tile from its painting thread to the window's thread, holding the job."""
        if not painted.cancelled() and isValid(self):
            self._painted.emit(job, painted)

    def _reply_tile(self, job: QWebEngineUrlRequestJob, painted: Future[TilePicture]) -> None:
        if not isValid(job):
            return
        if painted.exception() is None:
            picture = painted.result()
            _reply(job, picture.mime.encode("ascii"), picture.body)
        else:
            self.failed_tiles += 1
            job.fail(QWebEngineUrlRequestJob.Error.RequestFailed)


def _read(job: QWebEngineUrlRequestJob) -> Question | None:
    url = job.requestUrl()
    is_ours = url.host() == "map" and job.initiator().scheme() in {"", SCHEME}
    if not is_ours or job.requestMethod() != b"GET":
        return None
    items = QUrlQuery(url).queryItems(QUrl.ComponentFormattingOption.FullyDecoded)
    return read_question(url.path(), dict(items))


def _reply(job: QWebEngineUrlRequestJob, mime: bytes, body: bytes) -> None:
    buffer = QBuffer(job)
    buffer.setData(QByteArray(body))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    job.reply(QByteArray(mime), buffer)
