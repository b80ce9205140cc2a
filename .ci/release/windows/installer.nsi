; The installer for Windows: for the person who runs it, without an
; administrator. Filled in from outside: VERSION, NUMBERS, FROM (the folder with
; the files), OUT.
Target amd64-unicode
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Countersign"

Name "Countersign ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Countersign"
InstallDirRegKey HKCU "Software\Countersign" "Folder"
RequestExecutionLevel user
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Countersign"
VIAddVersionKey "FileDescription" "Countersign installer"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache License 2.0"

!define MUI_ICON "${FROM}/icon.ico"
!define MUI_UNICON "${FROM}/icon.ico"
!insertmacro MUI_PAGE_LICENSE "${FROM}/LICENSE.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Opening a file of this kind opens it in the program.
!macro Kind end words
	WriteRegStr HKCU "Software\Classes\.${end}" "" "Countersign.${end}"
	WriteRegStr HKCU "Software\Classes\Countersign.${end}" "" "${words}"
	WriteRegStr HKCU "Software\Classes\Countersign.${end}\DefaultIcon" "" "$INSTDIR\countersign.exe,0"
	WriteRegStr HKCU "Software\Classes\Countersign.${end}\shell\open\command" "" '"$INSTDIR\countersign.exe" "%1"'
!macroend
; What another program has taken since then is left alone.
!macro NoKind end
	ReadRegStr $0 HKCU "Software\Classes\.${end}" ""
	StrCmp $0 "Countersign.${end}" 0 +2
	DeleteRegKey HKCU "Software\Classes\.${end}"
	DeleteRegKey HKCU "Software\Classes\Countersign.${end}"
!macroend
!macro Refresh
	System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
	SetOutPath "$INSTDIR"
	File "${FROM}/countersign.exe"
	File "${FROM}/tally.exe"
	File "${FROM}/README.md"
	File "${FROM}/LICENSE.txt"
	File "${FROM}/licences.txt"
	CreateShortcut "$SMPROGRAMS\Countersign.lnk" "$INSTDIR\countersign.exe"
	!insertmacro Kind "vote" "Vote definition"
	!insertmacro Kind "count" "Count of ballots"
	!insertmacro Kind "hall" "Invitation to a counting hall"
	!insertmacro Kind "rollup" "Roll-up of tally sheets"
	!insertmacro Refresh
	WriteRegStr HKCU "Software\Countersign" "Folder" "$INSTDIR"
	WriteRegStr HKCU "${KEY}" "DisplayName" "Countersign"
	WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
	WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\countersign.exe,0"
	WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
	WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
	WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
	WriteRegDWORD HKCU "${KEY}" "NoModify" 1
	WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
	WriteUninstaller "$INSTDIR\uninstall.exe"
SectionEnd

; Counts, keys and settings stay where they are.
Section "Uninstall"
	Delete "$INSTDIR\countersign.exe"
	Delete "$INSTDIR\tally.exe"
	Delete "$INSTDIR\README.md"
	Delete "$INSTDIR\LICENSE.txt"
	Delete "$INSTDIR\licences.txt"
	Delete "$INSTDIR\uninstall.exe"
	RMDir "$INSTDIR"
	Delete "$SMPROGRAMS\Countersign.lnk"
	!insertmacro NoKind "vote"
	!insertmacro NoKind "count"
	!insertmacro NoKind "hall"
	!insertmacro NoKind "rollup"
	!insertmacro Refresh
	DeleteRegKey HKCU "Software\Countersign"
	DeleteRegKey HKCU "${KEY}"
SectionEnd
