@echo off
rem Starts Gouji on the plain class path.
rem   JAVA_HOME   the Java to use; without it, the one on the PATH
rem   GOUJI_OPTS  further options for Java
rem This file is plain ASCII and leaves the code page alone: "type" shows the UTF-16 message rightly
rem under each of them, and Java asks the console for its own.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "GOUJI_PRODUCT=%%~fI"

set "GOUJI_JAVA=java.exe"
rem Some write quotes into the variable, which do not belong there.
if defined JAVA_HOME set "GOUJI_JAVA=%JAVA_HOME:"=%\bin\java.exe"
set "GOUJI_VERSION=0"
rem The outermost quotes are for the inner cmd, which takes them off; here the carets keep them from
rem counting, else the path would stand outside quotes and the redirection within.
for /f "tokens=2,3" %%A in ('^""%GOUJI_JAVA%" -version 2^>^&1^"') do if "%%A"=="version" set "GOUJI_VERSION=%%~B"
for /f "delims=.-+" %%M in ("%GOUJI_VERSION%") do set "GOUJI_VERSION=%%M"
if %GOUJI_VERSION% LSS 17 (
  type "%~dp0java-needed.txt" >&2
  exit /b 69
)

rem A short run wants a quick compiler and a plain collector, a long one the strong ones, which copy
rem only small methods into others, as in the other launcher. A run over a folder keeps the plain
rem collector: the strong one takes more memory the longer it runs.
set "GOUJI_INLINE=-XX:C1MaxInlineSize=10 -XX:C1MaxInlineLevel=3"
set "GOUJI_LONG=%GOUJI_INLINE% -XX:FreqInlineSize=60 -XX:MaxInlineLevel=6 -XX:InlineSmallCode=800"
set "GOUJI_SPEED=-XX:TieredStopAtLevel=1 %GOUJI_INLINE% -XX:+UseSerialGC"
if /i "%~1"=="batch" set "GOUJI_SPEED=%GOUJI_LONG% -XX:+UseSerialGC"
rem A service lies idle for days: what one large workbook took is given back to the computer.
if /i "%~1"=="serve" set "GOUJI_SPEED=%GOUJI_LONG% -XX:+UseG1GC -XX:G1PeriodicGCInterval=30000 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30"
rem The server of the JDK reads these once: answer without delay, and end requests that dawdle.
set "GOUJI_SERVER="
if /i "%~1"=="serve" set "GOUJI_SERVER=-Dsun.net.httpserver.nodelay=true -Dsun.net.httpserver.maxReqTime=15"

rem As in the other launcher, without the jars of the platform.
set "GOUJI_PATH="
pushd "%GOUJI_PRODUCT%\plugins"
for %%J in (*.jar) do call :add "%%J"
popd
rem A run on other machines has jars of its own, which lie beside the product where they are wanted.
if /i "%~1"=="batch" if exist "%GOUJI_PRODUCT%\flink" set "GOUJI_PATH=%GOUJI_PATH%%GOUJI_PRODUCT%\flink\*"

"%GOUJI_JAVA%" -Xlog:disable %GOUJI_SPEED% %GOUJI_SERVER% %GOUJI_OPTS% -Xshare:auto -Dfile.encoding=UTF-8 -Djava.awt.headless=true -Dlog4j2.statusLoggerLevel=OFF "-Dgouji.home=%GOUJI_PRODUCT%" -cp "%GOUJI_PATH%" io.gouji.engine.app.Gouji %*
exit /b %ERRORLEVEL%

rem Only names of jars go through call, which would read signs of percent in a path once more.
:add
set "GOUJI_JAR=%~1"
if not "%GOUJI_JAR:~0,12%"=="org.eclipse." set "GOUJI_PATH=%GOUJI_PATH%%GOUJI_PRODUCT%\plugins\%GOUJI_JAR%;"
exit /b 0
