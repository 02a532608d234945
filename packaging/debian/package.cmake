# SPDX-License-Identifier: GPL-3.0-or-later
# The .deb: `cpack` in a build tree. Libraries that are linked are found by dpkg-shlibdeps (dependencies.cmake); named here
# is what is only loaded while the programs run, or would be replaced by something unusable.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME latentwalk)
set(CPACK_PACKAGE_CONTACT "Latentwalk developers <developers@latentwalk.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "explorer of what a Progressive GAN has learnt about faces")
set(CPACK_PACKAGE_DESCRIPTION
"Latentwalk opens with a face on the screen; drag the slider and the face turns
into another one. It has a gallery of seeds, walks between many faces,
directions that change what the model knows, growth from 4x4 to full size, and
writes films, grids and pictures that carry their recipe. A trained model comes
with it, and it needs no graphics card; it also reads the checkpoints of
pytorch_GAN_zoo.
.
latentwalk-cli does all of it without a window.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION graphics)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# Fills in what of it the programs and modules link: what the modules do is optional.
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/debian/dependencies.cmake)
# LibTorch crawls on the reference BLAS, which libblas.so.3 would otherwise be.
set(recommended "libopenblas0-openmp | libopenblas0")
if(LATENTWALK_GUI)
  # The gallery keeps its pictures in SQLite, icons are SVG (whose plugin Debian 13 has in a package of its own), Qt's own
  # words are translated, letters need a font.
  set(CPACK_DEBIAN_PACKAGE_DEPENDS
      "libqt6sql6-sqlite, libqt6svg6 (<< 6.5~) | qt6-svg-plugins, qt6-translations-l10n, fonts-dejavu-core | fonts-noto-core")
  string(APPEND recommended ", ca-certificates, fonts-wqy-microhei | fonts-noto-cjk, qt6-wayland")
endif()
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS ${recommended})

# In the package only: other systems have no use for Debian's own list of changes.
find_program(GZIP_PROGRAM gzip)
if(GZIP_PROGRAM)
  set(changelog ${CMAKE_BINARY_DIR}/changelog.gz)
  add_custom_command(OUTPUT ${changelog}
    COMMAND ${GZIP_PROGRAM} -9nc ${CMAKE_CURRENT_SOURCE_DIR}/debian/changelog > ${changelog}
    DEPENDS debian/changelog VERBATIM)
  add_custom_target(changelog ALL DEPENDS ${changelog})
  install(FILES ${changelog} DESTINATION ${doc_dir})
endif()
include(CPack)
