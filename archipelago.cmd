@echo off
rem Archipelago: finds a JDK 25 or newer, builds what is missing, then opens the editor or runs a command.
rem   archipelago                    the editor
rem   archipelago --help             the commands
rem ARCHIPELAGO_JAVA_OPTIONS holds extra options for the Java virtual machine.
setlocal EnableExtensions
set "ROOT=%~dp0"
set "TARGET=%ROOT%app\target"
set "JDK="

call :consider "%JAVA25_HOME%"
call :consider "%JAVA_HOME%"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*jdk*\current") do call :consider "%%~D"
for /f "delims=" %%J in ('where javac 2^>nul') do call :consider "%%~dpJ.."
if not defined JDK (
    echo archipelago: needs a JDK 25 or newer: install one, or point JAVA25_HOME at it, and run again 1>&2
    exit /b 2
)

call :changed
if defined CHANGED call :build
if errorlevel 1 exit /b 70

if "%~1"=="" goto editor
if /i "%~1"=="edit" goto editor
set "FLAGS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
if /i "%~1"=="simulate" set "FLAGS=-XX:+UseParallelGC"
if /i "%~1"=="validate" set "FLAGS=-XX:+UseParallelGC"
"%JDK%\bin\java" %FLAGS% -Djava.awt.headless=true %ARCHIPELAGO_JAVA_OPTIONS% -cp "%TARGET%\archipelago.jar;%TARGET%\lib\*" dev.archipelago.app.Main %*
exit /b %errorlevel%

:editor
"%JDK%\bin\java" --module-path "%TARGET%\javafx" --add-modules javafx.controls --enable-native-access=javafx.graphics "-Darchipelago.home=%ROOT%." %ARCHIPELAGO_JAVA_OPTIONS% -cp "%TARGET%\archipelago.jar;%TARGET%\lib\*" dev.archipelago.app.Main %*
exit /b %errorlevel%

rem Takes the folder as the JDK if none was found yet and its release is 25 or newer.
:consider
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
    for /f "tokens=1 delims=.-+" %%M in ("%%~V") do if %%M GEQ 25 set "JDK=%~1"
)
exit /b 0

rem Sets CHANGED if a source is newer than the last build; asks PowerShell, which every Windows has.
:changed
set "CHANGED="
if not exist "%TARGET%\built" set "CHANGED=1" & exit /b 0
if not exist "%TARGET%\archipelago.jar" set "CHANGED=1" & exit /b 0
for /f "delims=" %%C in ('powershell -NoProfile -Command "$b=(Get-Item -LiteralPath $env:TARGET\built).LastWriteTimeUtc; Get-ChildItem -Path ($env:ROOT+'*\src\main'),($env:ROOT+'*\pom.xml'),($env:ROOT+'pom.xml') -Recurse -File | Where-Object { $_.LastWriteTimeUtc -gt $b } | Select-Object -First 1 -ExpandProperty Name"') do set "CHANGED=1"
exit /b 0

:build
echo archipelago: building (the first time takes a minute or two) 1>&2
if not exist "%TARGET%" mkdir "%TARGET%"
type nul > "%TARGET%\begun"
if exist "%TARGET%\lib" rmdir /s /q "%TARGET%\lib"
if exist "%TARGET%\javafx" rmdir /s /q "%TARGET%\javafx"
set "MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED %MAVEN_OPTS%"
pushd "%ROOT%"
set "JAVA_HOME=%JDK%"
call mvnw.cmd -q -B -Dmaven.test.skip=true -pl app -am package 1>&2
if errorlevel 1 (
    popd
    echo archipelago: the build failed; the lines above say why 1>&2
    exit /b 70
)
popd
move /y "%TARGET%\begun" "%TARGET%\built" >nul
exit /b 0
