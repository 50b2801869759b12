# `cmake --install build/native --prefix FOLDER`: the command, and a package for C++ programs.
#   find_package(banxin REQUIRED)
#   target_link_libraries(reader PRIVATE banxin::viewer)
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

get_property(rooms GLOBAL PROPERTY BANXIN_ROOMS)
foreach(room ${rooms})
  install(TARGETS banxin_${room} EXPORT banxin DESTINATION ${CMAKE_INSTALL_LIBDIR}/banxin)
  install(DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/${room} DESTINATION include/banxin FILES_MATCHING PATTERN "*.h")
endforeach()
foreach(part litehtml freetype harfbuzz sheenbidi)
  install(FILES ${BANXIN_DEPS_ROOT}/native/lib${part}.a DESTINATION ${CMAKE_INSTALL_LIBDIR}/banxin)
endforeach()
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${CMAKE_CURRENT_SOURCE_DIR}/deps/NOTICE.md DESTINATION share/doc/banxin)
if(TARGET banxin)
  install(TARGETS banxin DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

install(EXPORT banxin NAMESPACE banxin:: FILE banxin-targets.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/banxin)
configure_package_config_file(package_config.cmake.in ${PROJECT_BINARY_DIR}/banxin-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/banxin)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/banxin-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/banxin-config.cmake ${PROJECT_BINARY_DIR}/banxin-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/banxin)
