# SPDX-License-Identifier: GPL-3.0-or-later
# Run by CPack when all is installed where it packs: adds the packages of the libraries that programs link to Depends, and
# those that only modules link (LibTorch, FFmpeg) to Recommends, since everything else works without them.
file(GLOB programs ${CPACK_TEMPORARY_DIRECTORY}/usr/bin/*)
file(GLOB_RECURSE modules ${CPACK_TEMPORARY_DIRECTORY}/usr/lib/*.so)
if(NOT programs OR NOT modules)
  message(FATAL_ERROR "No programs or no modules in ${CPACK_TEMPORARY_DIRECTORY}")
endif()
set(place ${CPACK_TOPLEVEL_DIRECTORY}/shlibdeps)
file(WRITE ${place}/debian/control "Source: latentwalk\n\nPackage: latentwalk\nArchitecture: any\n")  # wanted, hardly read
execute_process(COMMAND dpkg-shlibdeps --warnings=0 -O -dDepends ${programs} -dRecommends ${modules}
                WORKING_DIRECTORY ${place} OUTPUT_VARIABLE found COMMAND_ERROR_IS_FATAL ANY)
foreach(field IN ITEMS Depends Recommends)
  if(NOT found MATCHES "shlibs:${field}=([^\n]+)")
    message(FATAL_ERROR "dpkg-shlibdeps found nothing for ${field}: ${found}")
  endif()
  string(TOUPPER CPACK_DEBIAN_PACKAGE_${field} variable)
  string(JOIN ", " ${variable} ${CMAKE_MATCH_1} ${${variable}})
endforeach()
