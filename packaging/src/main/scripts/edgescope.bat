@echo off
rem Starts Edgescope on a JDK or JRE 25 or later: that of JAVA_HOME, else the one on the path.
setlocal
set "HOME_DIR=%~dp0.."
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if not defined FOUND call :try java
if not defined FOUND (
  echo Edgescope needs Java 25 or later; install it and set JAVA_HOME to its folder. 1>&2
  exit /b 2
)
%FOUND% ${engine.jvmArgs} -classpath "%HOME_DIR%\lib\*" dev.edgescope.app.Launcher %*
exit /b %ERRORLEVEL%

:try
set VERSION=0
for /f "tokens=2 delims== " %%v in ('%1 -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version ="') do set VERSION=%%v
set /a NUMBER=%VERSION% 2>nul
if %NUMBER% GEQ 25 set FOUND=%1
exit /b 0
