@echo off
rem Starts Edgescope on the Java that it brings along, where it is installed with one; else on Java 25 or later:
rem that of JAVA_HOME, else the one on the path, else one that is installed where this system puts them. JDK_JAVA_OPTIONS adds to the options, as for every java.
setlocal EnableExtensions DisableDelayedExpansion

set "HOME_DIR=%~dp0.."
set "JAVA="
set "TRIED=none"
rem An installer puts the jars into a folder of their own, beside a Java for them.
set "JARS=%HOME_DIR%\lib"
if exist "%HOME_DIR%\app" set "JARS=%HOME_DIR%\app"
if exist "%HOME_DIR%\app" call :try "%HOME_DIR%\runtime\bin\java.exe"
rem Some set JAVA_HOME in quotes.
if defined JAVA_HOME set "JAVA_HOME=%JAVA_HOME:"=%"
if not defined JAVA if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if not defined JAVA call :onpath java.exe
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*" "%LocalAppData%\Programs\Eclipse Adoptium\*") do (
  if not defined JAVA call :try "%%~d\bin\java.exe"
)
if defined JAVA goto run
>&2 echo Edgescope needs Java 25 or later (found: %TRIED%); install it, or set JAVA_HOME to its folder.
exit /b 2

:run
rem Java would take the last of two sizes of its heap, and JDK_JAVA_OPTIONS comes first.
set "HEAP=${engine.heap}"
if defined JDK_JAVA_OPTIONS if not "%JDK_JAVA_OPTIONS:-Xmx=%"=="%JDK_JAVA_OPTIONS%" set "HEAP="
rem Loaded classes, from the build. One that is not of this Java, or of these jars as they were, is left out of account.
set "CACHE="
if exist "%JARS%\edgescope.aot" set CACHE="-XX:AOTCache=%JARS%\edgescope.aot" "-Xlog:aot*=off"
"%JAVA%" ${engine.access} ${engine.pauses} %HEAP% %CACHE% -classpath "%JARS%\edgescope-app-${project.version}.jar" dev.edgescope.app.Launcher %*
exit /b %ERRORLEVEL%

:onpath
rem The first one on the path, with its folder.
if not "%~$PATH:1"=="" call :try "%~$PATH:1"
exit /b 0

:try
if not exist "%~1" exit /b 0
set "VERSION=0"
rem The outer quotes, escaped, are those that cmd takes off the command; the inner ones stay.
for /f "tokens=1,3" %%a in ('^""%~1" -XshowSettings:properties -version 2^>^&1^"') do (
  if "%%a"=="java.specification.version" set "VERSION=%%b"
)
rem 1.8 is Java 8, and not a number to set /a.
for /f "delims=." %%v in ("%VERSION%") do set "VERSION=%%v"
if %VERSION% GEQ 25 (set "JAVA=%~1") else (set "TRIED=Java %VERSION% in %~1")
exit /b 0
