"""The browser part of the map: shut off from everything but our own scheme."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWebEngineWidgets import QWebEngineView

from app.ui.map.answers import HOME_PAGE, SCHEME, MapAnswers, script_call
from app.ui.map.server import MapServer

_LOCAL_SCHEMES = frozenset({SCHEME, "data"})
_OFF = (
    QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows,
    QWebEngineSettings.WebAttribute.JavascriptCanAccessClipboard,
    QWebEngineSettings.WebAttribute.LocalStorageEnabled,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
    QWebEngineSettings.WebAttribute.PluginsEnabled,
    QWebEngineSettings.WebAttribute.PdfViewerEnabled,
    QWebEngineSettings.WebAttribute.FullScreenSupportEnabled,
    QWebEngineSettings.WebAttribute.ScreenCaptureEnabled,
    QWebEngineSettings.WebAttribute.WebGLEnabled,
    QWebEngineSettings.WebAttribute.HyperlinkAuditingEnabled,
    QWebEngineSettings.WebAttribute.DnsPrefetchEnabled,
    QWebEngineSettings.WebAttribute.NavigateOnDropEnabled,
    QWebEngineSettings.WebAttribute.AutoLoadIconsForPage,
)
_SETTINGS = {QWebEngineSettings.WebAttribute.JavascriptEnabled: True, **dict.fromkeys(_OFF, False)}


class ForeignGuard(QWebEngineUrlRequestInterceptor):
    """Blocks and counts every request that is not for our own scheme."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.foreign_requests = 0

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Block what is foreign."""
        is_foreign = info.requestUrl().scheme() not in _LOCAL_SCHEMES
        if is_foreign:
            self.foreign_requests += 1
            info.block(is_foreign)


class MapWebPage(QWebEnginePage):
    """Shows one page and goes nowhere; what its scripts complain of is counted."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self.complaints = 0
        for attribute, is_on in _SETTINGS.items():
            self.settings().setAttribute(attribute, is_on)
        self.permissionRequested.connect(_deny)

    def acceptNavigationRequest(
        self, url: QUrl | str, navigation: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        """Go to the map page and nowhere else."""
        del navigation
        return is_main_frame and QUrl(url) == QUrl(HOME_PAGE)

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> QWebEnginePage:
        """Open no window: what asks for one stays here, where it may go nowhere."""
        del kind
        return self

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        """Count a complaint; its text stays out of the log, it may hold values."""
        del level, message, line, source
        self.complaints += 1


class MapView(QWebEngineView):
    """The map. Signals as of :class:`MapServer`."""

    household_chosen = Signal(str)
    done = Signal(object)
    page_ready = Signal()

    def __init__(self, answers: MapAnswers) -> None:
        super().__init__()
        self.setObjectName("map_view")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        profile = QWebEngineProfile()
        profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        profile.downloadRequested.connect(_cancel)
        self.guard = ForeignGuard(profile)
        profile.setUrlRequestInterceptor(self.guard)
        self.server = MapServer(answers, profile)
        profile.installUrlSchemeHandler(SCHEME.encode("ascii"), self.server)
        self.web_page = MapWebPage(profile, self)
        self.setPage(self.web_page)
        # children end in this order: the page must be gone before its profile
        profile.setParent(self)
        self.server.household_chosen.connect(self.household_chosen)
        self.server.done.connect(self.done)
        self.server.page_ready.connect(self.page_ready)
        self.load(QUrl(HOME_PAGE))

    def tell(self, told: Mapping[str, object]) -> None:
        """Let facts enter the page."""
        self.web_page.runJavaScript(script_call(told))

    def stop(self) -> None:
        """End the painting threads."""
        self.server.stop()


def _cancel(download: QWebEngineDownloadRequest) -> None:
    download.cancel()


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()
