@echo off
rem Start script of yobikake on Windows: the same commands as ./yobikake.
rem The first call makes the environment from the hash-locked list; later calls only start.
rem Fonts and map scripts are laid in resources\third_party by whoever installs the program.
chcp 65001 >nul
setlocal
set "here=%~dp0"
set "venv=%here%.venv"
set "PYTHONPATH=%here%"
set "PYTHONUTF8=1"
fc /b "%here%requirements.lock" "%venv%\.ready" >nul 2>nul || call :set_up || exit /b 3
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
echo はじめての準備をします。数分かかります。
py -3.11 -m venv --clear "%venv%" 2>nul || py -3.12 -m venv --clear "%venv%" 2>nul || goto no_python
"%venv%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --require-hashes -r "%here%requirements.lock" || goto no_parts
copy /y "%here%requirements.lock" "%venv%\.ready" >nul
exit /b 0

:no_python
echo Python 3.11 または 3.12 が見つかりません。入れてから、もう一度実行してください。
exit /b 1

:no_parts
echo Python の部品を入れられませんでした。ネットワークを確かめて、もう一度実行してください。
exit /b 1
