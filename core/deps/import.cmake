# Makes sure that the third-party libraries are built, and offers them as banxin::litehtml, banxin::freetype,
# banxin::harfbuzz, banxin::harfbuzz_subset and banxin::sheenbidi.
#
# They are kept in build/deps/<flavour>/ of the checkout, whatever the binary folder is, under a stamp that names the
# lock file, their build file, the options, and the compiler: they are built once and again when one of those changes.
include(${CMAKE_CURRENT_LIST_DIR}/options.cmake)

set(BANXIN_DEPS_ROOT "${CMAKE_SOURCE_DIR}/build/deps" CACHE PATH "Where dependencies are fetched and built")
set(banxin_deps_here "${CMAKE_CURRENT_LIST_DIR}")

set(banxin_deps_key "${CMAKE_C_COMPILER} ${CMAKE_CXX_COMPILER} ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}")
string(APPEND banxin_deps_key " ${BANXIN_DEPS_SANITIZE}")
foreach(part lock.json CMakeLists.txt bench.cmake options.cmake gumbo_char_ref.c include/banxin/ftmodule.h
             include/banxin/ftoption.h
             include/banxin/ftstdlib.h)
  file(SHA256 "${banxin_deps_here}/${part}" part_hash)
  string(APPEND banxin_deps_key " ${part_hash}")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${banxin_deps_here}/${part}")
endforeach()

# banxin_build_deps(FOLDER PURPOSE): the libraries of that purpose (engine, bench) in build/deps/FOLDER.
function(banxin_build_deps folder purpose)
  set(build "${BANXIN_DEPS_ROOT}/${folder}")
  set(stamp "${build}/stamp")
  file(MAKE_DIRECTORY "${BANXIN_DEPS_ROOT}")
  file(LOCK "${BANXIN_DEPS_ROOT}/${folder}.lock" GUARD FUNCTION)
  if(EXISTS "${stamp}")
    file(READ "${stamp}" built)
    if(built STREQUAL banxin_deps_key)
      return()
    endif()
  endif()
  message(STATUS "Dependencies (${folder}): once, a few minutes")
  file(REMOVE "${stamp}")
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
  file(LOCK "${BANXIN_DEPS_ROOT}/sources.lock" GUARD FUNCTION)
  execute_process(COMMAND "${Python3_EXECUTABLE}" "${banxin_deps_here}/fetch.py" --out "${BANXIN_DEPS_ROOT}"
                          --for ${purpose}
                  RESULT_VARIABLE failed)
  file(LOCK "${BANXIN_DEPS_ROOT}/sources.lock" RELEASE)
  if(failed)
    message(FATAL_ERROR "Sources of the dependencies: see the lines above.")
  endif()
  set(settings
      "-DBANXIN_SOURCES=${BANXIN_DEPS_ROOT}/sources" -DBANXIN_PURPOSE=${purpose}
      "-DBANXIN_SANITIZE=${BANXIN_DEPS_SANITIZE}" -DCMAKE_BUILD_TYPE=None)
  if(CMAKE_TOOLCHAIN_FILE)
    list(APPEND settings "-DCMAKE_TOOLCHAIN_FILE=${CMAKE_TOOLCHAIN_FILE}")
  else()
    list(APPEND settings "-DCMAKE_C_COMPILER=${CMAKE_C_COMPILER}" "-DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}")
  endif()
  execute_process(COMMAND "${CMAKE_COMMAND}" -S "${banxin_deps_here}" -B "${build}" -G Ninja
                          ${settings} --log-level=WARNING
                  OUTPUT_QUIET RESULT_VARIABLE failed)
  if(NOT failed)
    execute_process(COMMAND "${CMAKE_COMMAND}" --build "${build}" RESULT_VARIABLE failed)
  endif()
  if(failed)
    message(FATAL_ERROR "Dependencies (${folder}) did not build: see the lines above, mend, configure again.")
  endif()
  file(WRITE "${stamp}" "${banxin_deps_key}")
endfunction()

function(banxin_import name)
  cmake_parse_arguments(IMPORT "" "FOLDER" "INCLUDE;DEFINE" ${ARGN})
  if(NOT IMPORT_FOLDER)
    set(IMPORT_FOLDER ${BANXIN_FLAVOUR})
  endif()
  add_library(banxin_dep_${name} STATIC IMPORTED GLOBAL)
  set_target_properties(banxin_dep_${name} PROPERTIES IMPORTED_LOCATION "${BANXIN_DEPS_ROOT}/${IMPORT_FOLDER}/lib${name}.a")
  target_include_directories(banxin_dep_${name} SYSTEM INTERFACE ${IMPORT_INCLUDE})
  target_compile_definitions(banxin_dep_${name} INTERFACE ${IMPORT_DEFINE})
  add_library(banxin::${name} ALIAS banxin_dep_${name})
endfunction()

set(banxin_sources "${BANXIN_DEPS_ROOT}/sources")
banxin_build_deps(${BANXIN_FLAVOUR} engine)
banxin_import(litehtml INCLUDE "${banxin_sources}/litehtml/include" "${banxin_sources}/litehtml/src/gumbo/include")
banxin_import(freetype INCLUDE "${banxin_deps_here}/include" "${banxin_sources}/freetype/include"
              DEFINE ${BANXIN_FREETYPE_DEFINITIONS})
banxin_import(harfbuzz INCLUDE "${banxin_sources}/harfbuzz/src")
banxin_import(sheenbidi INCLUDE "${banxin_sources}/sheenbidi/Headers")
if(NOT EMSCRIPTEN)
  banxin_import(harfbuzz_subset INCLUDE "${banxin_sources}/harfbuzz/src")
endif()
if(EMSCRIPTEN AND BANXIN_BENCH)
  banxin_build_deps(wasm-bench bench)
  banxin_import(benchmark FOLDER wasm-bench INCLUDE "${banxin_sources}/benchmark/include"
                DEFINE BENCHMARK_STATIC_DEFINE)
  banxin_import(zlib FOLDER wasm-bench INCLUDE "${banxin_sources}/zlib")
endif()
