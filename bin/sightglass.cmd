@echo off
rem The command line that comes with the extension, for terminals of VS Code (setting sightglass.terminal.addToPath).
rem It runs in the Node of the path where that is new enough, else in the editor that opened the terminal.
setlocal
set major=0
set minor=0
for /f "tokens=1,2 delims=v." %%a in ('node --version 2^>nul') do (
  set major=%%a
  set minor=%%b
)
set usable=
if %major% GTR 20 set usable=1
if %major% EQU 20 if %minor% GEQ 19 set usable=1
if defined usable (
  node "%~dp0..\dist\cli.js" %*
  exit /b
)
if not exist "%SIGHTGLASS_RUNTIME%" (
  echo sightglass: Node 20.19 or newer is needed; this is no terminal of VS Code 1>&2
  exit /b 2
)
set ELECTRON_RUN_AS_NODE=1
"%SIGHTGLASS_RUNTIME%" "%~dp0..\dist\cli.js" %*
