; Programs are listed under "Open with", and opened by something else: only what the application can open is said here,
; no ending is given to it (https://learn.microsoft.com/windows/win32/shell/app-registration).
!macro customInstall
  StrCpy $R9 "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
  WriteRegStr SHELL_CONTEXT "$R9" "FriendlyAppName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "$R9\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "$R9\SupportedTypes" ".ts" ""
  WriteRegStr SHELL_CONTEXT "$R9\SupportedTypes" ".mts" ""
  WriteRegStr SHELL_CONTEXT "$R9\SupportedTypes" ".js" ""
  WriteRegStr SHELL_CONTEXT "$R9\SupportedTypes" ".mjs" ""
  WriteRegStr SHELL_CONTEXT "$R9\SupportedTypes" ".py" ""
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
!macroend
