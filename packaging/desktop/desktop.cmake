# SPDX-License-Identifier: GPL-3.0-or-later
# Menu entry, icons, type of session files, and the description for software centres.
foreach(file IN ITEMS latentwalk.desktop metainfo.xml mime.xml)
  configure_file(desktop/${file}.in ${CMAKE_BINARY_DIR}/desktop/${file} @ONLY)
endforeach()
install(FILES ${CMAKE_BINARY_DIR}/desktop/latentwalk.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications
        RENAME ${LATENTWALK_ID}.desktop)
install(FILES ${CMAKE_BINARY_DIR}/desktop/metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo
        RENAME ${LATENTWALK_ID}.metainfo.xml)
install(FILES ${CMAKE_BINARY_DIR}/desktop/mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages
        RENAME ${LATENTWALK_ID}.xml)

find_program(RSVG_CONVERT rsvg-convert DOC "Makes PNG icons of the SVG ones (Debian: librsvg2-bin)")
if(NOT RSVG_CONVERT)
  message(STATUS "rsvg-convert not found: icons are installed as SVG only")
endif()
# latentwalk_icon(svg context name): the picture in all sizes for the icon theme.
function(latentwalk_icon svg context name)
  set(theme ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
  install(FILES ${svg} DESTINATION ${theme}/scalable/${context} RENAME ${name}.svg)
  if(NOT RSVG_CONVERT)
    return()
  endif()
  foreach(size IN ITEMS 16 22 24 32 48 64 128 256 512)
    set(png ${CMAKE_BINARY_DIR}/desktop/${name}-${size}.png)
    add_custom_command(OUTPUT ${png}
      COMMAND ${RSVG_CONVERT} --width ${size} --height ${size} --output ${png} ${svg}
      DEPENDS ${svg} VERBATIM)
    list(APPEND pngs ${png})
    install(FILES ${png} DESTINATION ${theme}/${size}x${size}/${context} RENAME ${name}.png)
  endforeach()
  add_custom_target(${context}_icon ALL DEPENDS ${pngs})
endfunction()
latentwalk_icon(${CMAKE_SOURCE_DIR}/resources/icons/latentwalk.svg apps ${LATENTWALK_ID})
latentwalk_icon(${CMAKE_CURRENT_SOURCE_DIR}/desktop/session.svg mimetypes ${LATENTWALK_ID}-session)
