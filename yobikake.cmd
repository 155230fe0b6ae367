@echo off
rem Start script of yobikake on Windows: the same commands as ./yobikake.
rem The first call makes the environment from the hash-locked list; later calls only start.
setlocal
set "here=%~dp0"
set "venv=%here%.venv"
set "PYTHONPATH=%here%"
set "PYTHONUTF8=1"
if not exist "%venv%\.ready" call :set_up || exit /b 3
if /i "%~1"=="test" goto test
if /i "%~1"=="bench" goto bench
"%venv%\Scripts\python.exe" -P -m app %*
exit /b %errorlevel%

:test
"%venv%\Scripts\python.exe" -m pytest "%here%tests"
exit /b %errorlevel%

:bench
"%venv%\Scripts\python.exe" -P -m tests.bench
exit /b %errorlevel%

:set_up
py -3.11 -m venv "%venv%" 2>nul || py -3.12 -m venv "%venv%" || exit /b 1
"%venv%\Scripts\python.exe" -m pip install --quiet --require-hashes -r "%here%requirements.lock" || exit /b 1
echo ready> "%venv%\.ready"
exit /b 0
