"""The program's own scheme in the browser part; must be known before the application starts."""

import os

from PySide6.QtWebEngineCore import QWebEngineUrlScheme

from app.ui.map.answers import SCHEME

_NO_HOSTS = '--host-resolver-rules="MAP * ~NOTFOUND"'
_FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
_NO_SANDBOX = "QTWEBENGINE_DISABLE_SANDBOX"


def register() -> None:
    """Make the scheme known, once; names of hosts are never looked up.

    The sandbox of the browser part stays on; only where the program runs as root, where it
    cannot start, it is off.
    """
    name = SCHEME.encode("ascii")
    if QWebEngineUrlScheme.schemeByName(name).name() == name:
        return
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ.setdefault(_NO_SANDBOX, "1")
    os.environ[_FLAGS] = f"{os.environ.get(_FLAGS, '')} {_NO_HOSTS}".strip()
    scheme = QWebEngineUrlScheme(name)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(
        QWebEngineUrlScheme.Flag.SecureScheme
        | QWebEngineUrlScheme.Flag.CorsEnabled
        | QWebEngineUrlScheme.Flag.FetchApiAllowed
    )
    QWebEngineUrlScheme.registerScheme(scheme)
